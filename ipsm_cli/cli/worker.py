"""ipsm worker: registering, listing, showing, correcting, ending and taking up service."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.cli.showing import show_pages
from ipsm_cli.core import errors, names
from ipsm_cli.core.question import Question
from ipsm_cli.core.records import Coded

if TYPE_CHECKING:
    from ipsm_cli.core.columns import WorkerFields
    from ipsm_cli.records.workers import Keep

app = tree.group()

Who = Annotated[str, typer.Argument(click_type=complete.Word(fields.workers))]
FORM = (*fields.WORKER, fields.DUTY)


@app.command(cls=taking(Writing, *FORM, fields.STATUS, fields.KEPT_REASON, fields.NOT_SAME_AS))
def add(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, FORM, counter.typed)
    keep = _keep(counter, typed)
    from ipsm_cli.records import workers  # json and sealing, for writers only: 2 ms

    with counter.change("worker add") as desk:
        columns = _columns(desk, typed)
        standing = _status(desk, typed.get("status"))
        number = workers.add(
            desk.pen,
            columns,
            desas=_desas(desk, typed) or (),
            status=standing,
            active=_is_active(desk, standing),
            keep=keep,
            not_same=_others(desk, typed),
        )
    counter.done("worker.added", answer=number, number=number, name=columns["name"])


@app.command("list", cls=taking(Showing, fields.STATUS, fields.ONE_DESA))
def list_workers(
    ctx: typer.Context, words: Annotated[list[str] | None, typer.Argument()] = None
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import workers  # each command loads its own report

    with counter.look() as desk:
        asked = fields.read((fields.STATUS, fields.ONE_DESA), desk, counter.typed)
        text = " ".join(words) if words else None
        question = Question(today=desk.today.isoformat(), text=text, **asked)
        show_table(counter, workers.table(workers.read(desk.db, question, desk.codes)))


@app.command(cls=Showing)
def show(
    ctx: typer.Context, who: Who, full: Annotated[bool, typer.Option("--full")] = False
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import timeline, worker  # each command loads its own report

    with counter.look() as desk:
        number = values.worker(desk, who)
        question = Question(today=desk.today.isoformat(), worker=number)
        found = worker.read(desk.db, question, desk.codes)
        below = timeline.table(number, desk.name(number), timeline.read(desk.db, number))
        if not full:
            show_pages(counter, worker.table(found), below)
            return
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms

    with counter.change("worker show --full") as desk:  # a whole id shown is written down
        history.disclose(desk.pen, f"worker {number}")
    with counter.look():
        show_pages(counter, worker.table(found, full=True), below)


@app.command(cls=taking(Writing, *FORM, fields.KEPT_REASON, fields.NOT_SAME_AS))
def edit(ctx: typer.Context, who: Who) -> None:
    counter = counter_of(ctx)
    typed = counter.typed
    if not typed:
        raise errors.NothingAsked(way="ipsm worker edit 12 --phone 081234567890")
    keep = _keep(counter, typed, who)
    from ipsm_cli.records import workers  # json and sealing, for writers only: 2 ms

    with counter.change("worker edit") as desk:
        number = values.worker(desk, who)
        workers.edit(
            desk.pen,
            number,
            _columns(desk, typed),
            desas=_desas(desk, typed),
            keep=keep,
            not_same=_others(desk, typed),
        )
        named = desk.name(number)
    counter.done("worker.changed", number=number, name=named)


@app.command(cls=taking(Writing, fields.DAY, fields.END_REASON, fields.STATUS, fields.NOTE))
def end(ctx: typer.Context, who: Who) -> None:
    counter = counter_of(ctx)
    needed = (fields.DAY,) if counter.typed.get("status") else (fields.DAY, fields.END_REASON)
    typed = ask.fill(counter, needed, counter.typed)
    from ipsm_cli.records import workers  # json and sealing, for writers only: 2 ms

    with counter.change("worker end") as desk:
        number = values.worker(desk, who)
        read = fields.read((fields.DAY, fields.END_REASON, fields.STATUS, fields.NOTE), desk, typed)
        standing = read.get("status") or _status_after(desk, read["reason"])
        if _is_active(desk, standing):
            raise errors.StillActive(status=Coded("worker_status", standing))
        workers.end(
            desk.pen,
            number,
            read["date"],
            status=standing,
            reason=read.get("reason"),
            note=read.get("note"),
        )
        named = desk.name(number)
        left = [*_outlasting(desk, number, read["date"], standing)]
    coded = Coded("worker_status", standing)
    counter.done("worker.ended", number=number, name=named, status=coded, day=read["date"])
    for key, records, way in left:
        counter.tell(key, records=records, way=way)


@app.command(cls=taking(Writing, fields.DAY))
def reinstate(ctx: typer.Context, who: Who) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, (fields.DAY,), counter.typed)
    from ipsm_cli.records import workers  # json and sealing, for writers only: 2 ms

    with counter.change("worker reinstate") as desk:
        number = values.worker(desk, who)
        day = values.day(desk, typed["date"])
        workers.reinstate(desk.pen, number, day, status=_status(desk, None))
        named = desk.name(number)
    counter.done("worker.reinstated", number=number, name=named, day=day)


def _columns(desk: Desk, typed: fields.Typed) -> WorkerFields:
    """The worker's columns; titles typed with the name are taken apart from it."""
    found: dict[str, Any] = fields.read(fields.WORKER, desk, typed)
    if found.get("name"):
        front, name, back = names.split_titles(found["name"])
        titles = {"title_front": front, "title_back": back}
        found = {**{key: title for key, title in titles.items() if title}, **found, "name": name}
    return cast("WorkerFields", found)


def _desas(desk: Desk, typed: fields.Typed) -> list[str] | None:
    """The duty villages typed; None where none was."""
    if "desa" not in typed or typed["desa"] is None:
        return None
    return [values.village(desk, text) for text in typed["desa"] if text not in values.NOTHING]


def _others(desk: Desk, typed: fields.Typed) -> list[int]:
    """Workers alike who are said to be other people."""
    return [values.worker(desk, text) for text in typed.get("not_same_as") or ()]


def _keep(counter: Counter, typed: fields.Typed, who: str | None = None) -> Keep:
    """How doubts are settled: a person is asked before the register is held, a script by --yes."""
    if not counter.can_ask or counter.yes:
        return counter.keep
    from ipsm_cli.records import workers  # json and sealing, for writers only: 2 ms

    with counter.look() as desk:
        number = values.worker(desk, who) if who else 0
        found, _ = workers.fresh_doubts(
            desk.db,
            _columns(desk, typed),
            number,
            desas=_desas(desk, typed),
            apart=_others(desk, typed),
        )
        reason = ask.reason_for(counter, found) if found else ""
    return lambda _: reason


def _status(desk: Desk, text: str | None) -> str:
    """A typed status; without one, the first that counts as active."""
    if text:
        return desk.codes.read("worker_status", text, desk.language)
    return next(c.code for c in desk.codes.all("worker_status") if _is_active(desk, c.code))


def _status_after(desk: Desk, reason: str) -> str:
    """The status that a reason of ending leads to."""
    return next(c.extra["status"] for c in desk.codes.all("end_reason") if c.code == reason)


def _outlasting(
    desk: Desk, number: int, day: str, status: str
) -> Iterator[tuple[str, tuple[str, ...], str]]:
    """What does not end with the service, with the command that mends the first of it.

    One on leave keeps everything.
    """
    code = desk.codes.get("worker_status", status)
    if code is None or code.extra["service"] != "ended":
        return
    from ipsm_cli.reports import outlasting  # each command loads its own report

    held = outlasting.read(desk.db, number, day)
    if held.open:
        noun, _, first = held.open[0].partition(" ")
        ending = "board unset" if noun == "seat" else f"{noun} end"
        yield "worker.still_open", held.open, f"ipsm {ending} {first} --date {day}"
    if held.later:
        noun = held.later[0].partition(" ")[0]
        showing = "board show" if noun == "seat" else f"{noun} list {number}"
        yield "worker.begins_later", held.later, f"ipsm {showing}"


def _is_active(desk: Desk, status: str) -> bool:
    code = desk.codes.get("worker_status", status)
    return code is not None and code.extra["counts_as_active"] == "1"
