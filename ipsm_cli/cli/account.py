"""ipsm account: a worker's bank account, masked unless asked for, the asking written down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter

app = tree.group()

ACCOUNT = (
    Field("bank", values.line, required=True, asked=True),
    Field("account", values.account, required=True, asked=True),
    Field("holder", values.line, asked=True),
)
Who = Annotated[str, typer.Argument(click_type=complete.Word(fields.workers))]


@app.command("set", cls=taking(Writing, *ACCOUNT))
def set_account(ctx: typer.Context, who: Who) -> None:
    counter = counter_of(ctx)
    typed = ask.fill(counter, ACCOUNT, counter.typed)
    from ipsm_cli.records import accounts  # json and sealing, for writers only: 2 ms

    _make_sure(counter, who, typed)
    with counter.change("account set") as desk:
        worker = values.worker(desk, who)
        read = fields.read(ACCOUNT, desk, typed)
        named = desk.name(worker)
        holder = read.get("holder") or named
        accounts.put(desk.pen, worker, read["bank"], read["account"], holder)
    counter.done("account.set", number=worker, name=named)


def _make_sure(counter: Counter, who: str, typed: fields.Typed) -> None:
    """An account that another worker has is told and asked about: its honor would be held back."""
    from ipsm_cli.reports import accounts  # each command loads its own report

    with counter.look() as desk:
        worker = values.worker(desk, who)
        account = fields.read(ACCOUNT, desk, typed)["account"]
        others = accounts.sharing(desk.db, worker, account)
    for other in others:
        told = {"number": other.worker, "name": other.name, "bank": other.bank}
        counter.tell("account.shared", account=accounts.mask(account), **told)
    if others:
        ask.make_sure(counter, "ask.shared_account")


@app.command(cls=Writing)
def drop(ctx: typer.Context, who: Who) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.records import accounts  # json and sealing, for writers only: 2 ms

    with counter.change("account drop") as desk:
        worker = values.worker(desk, who)
        accounts.drop(desk.pen, worker)
        named = desk.name(worker)
    counter.done("account.dropped", number=worker, name=named)


@app.command("list", cls=Showing)
def list_accounts(
    ctx: typer.Context,
    who: Annotated[str | None, typer.Argument(click_type=complete.Word(fields.workers))] = None,
    full: Annotated[bool, typer.Option("--full")] = False,
) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import accounts  # each command loads its own report

    with counter.look() as desk:
        worker = values.worker(desk, who) if who else None
        found = accounts.read(desk.db, Question(today=desk.today.isoformat(), worker=worker))
    if full:
        from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms

        with counter.change("account list --full") as desk:
            history.disclose(desk.pen, f"worker {worker}" if worker else "*")
    with counter.look():
        show_table(counter, accounts.table(found, full=full))
