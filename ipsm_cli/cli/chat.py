"""Pasted or exported report messages taken in as drafts of activities."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import safeguard, streams, tree
from ipsm_cli.cli.command import Writing, counter_of
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.exchange.chat_workers import Person

app = tree.beside()

STDIN = "-"
_LONGEST_NAME = 120  # characters of a file's name that are kept


@app.command(cls=Writing)
def chat(ctx: typer.Context, source: Annotated[str, typer.Argument()]) -> None:
    """Reads the messages, keeps those that are new."""
    counter = counter_of(ctx)
    from ipsm_cli.exchange import chat, drafting  # only where messages are read
    from ipsm_cli.exchange.chat_workers import Known
    from ipsm_cli.records import drafts  # json and sealing, for writers only: 2 ms
    from ipsm_cli.store.seal import begin_seal

    data = _bytes(counter, source, chat.MOST_BYTES + 1)
    seal = begin_seal()
    seal.update(data)
    found = chat.read(chat.decode(data, source))
    if not found.messages:
        raise errors.NoReportFound(file=source, others=found.others)
    with counter.look() as desk:
        known = Known(desk.today, desk.codes, desk.villages, finder(desk))
        incoming = [drafting.read(message, known) for message in found.messages]
    safeguard.before(counter, len(incoming))
    with counter.change("import chat") as desk:
        name = cite(source.replace("\\", "/").rpartition("/")[2], _LONGEST_NAME)
        received = drafts.receive(desk.pen, name, seal.hexdigest(), incoming)
    if not received.new:
        counter.tell("chat.nothing_new", found=len(incoming))
        return
    counter.done(
        "chat.received",
        answer="\n".join(map(str, received.new)),
        found=len(incoming),
        new=len(received.new),
        same=received.same,
        others=found.others,
    )
    if not counter.dry_run:
        counter.tell("chat.next", number=received.new[0])


def _bytes(counter: Counter, source: str, most: int) -> bytes:
    """What stands in the file or comes from stdin, ``most`` bytes of it."""
    if source == STDIN:
        if streams.is_terminal(sys.stdin):
            counter.tell("chat.paste")
        return sys.stdin.buffer.read(most)
    try:
        with open(source, "rb") as file:
            return file.read(most)
    except OSError as error:
        raise errors.ChatMissing(file=source) from error


def finder(desk: Desk) -> Callable[[str], Sequence[Person]]:
    """Looks workers up by what a message calls them, or by the phone it came from."""
    from ipsm_cli.core.identity import read_phone  # only where messages are read
    from ipsm_cli.reports import drafts, find

    @cache
    def workers(named: str) -> Sequence[Person]:
        if not any(letter.isalpha() for letter in named):
            try:
                phone = read_phone(named)
            except errors.IpsmError:  # no phone, so nobody's; a person looks at every draft
                return ()
            return [(number, name, 1.0) for number, name in drafts.by_phone(desk.db, phone)]
        found = find.find_workers(desk.db, named, slips=True)
        return [(worker.number, worker.name, worker.score) for worker in found]

    return workers
