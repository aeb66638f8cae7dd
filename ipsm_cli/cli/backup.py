"""ipsm backup: copies of the register that are proven, listed, restored and thinned out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import ask, restoring, tree
from ipsm_cli.cli.command import Command, Showing, Writing, counter_of
from ipsm_cli.cli.showing import put_out
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.store.kept import Kept

app = tree.group()

EXAMPLES = 3  # files named before they go
Folder = Annotated[str | None, typer.Option("--folder")]


@app.command(cls=Command)
def create(ctx: typer.Context, into: Annotated[str | None, typer.Option("--into")] = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.render.files import sweep  # as the proof of a register: for few commands
    from ipsm_cli.store import backup

    path, folder = counter.place.path, folder_of(counter, into)
    sweep(folder, counter.now.timestamp())
    with counter.look() as desk:
        desk.let_go()  # a writer need not wait for the proof
        made = backup.create(desk.db, path, folder)
    key = "backup.made" if made.new else "backup.same"
    workers, activities = made.state.counts["worker"], made.state.counts["activity"]
    counter.tell(key, entry=made.state.entry, workers=workers, activities=activities)
    if made.findings:
        counter.tell("backup.findings", count=len(made.findings))
    put_out(str(made.path))


@app.command("list", cls=Showing)
def list_backups(ctx: typer.Context, folder: Folder = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import backups  # each command loads its own report
    from ipsm_cli.store import kept

    show_table(counter, backups.table(kept.listed(folder_of(counter, folder))))


@app.command(cls=Showing)
def verify(ctx: typer.Context, backup: restoring.Backup, folder: Folder = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.reports import backups  # each command loads its own report
    from ipsm_cli.store import backup as store
    from ipsm_cli.store import kept

    place = folder_of(counter, folder)
    if backup != restoring.ALL:
        found = [kept.Kept(restoring.found(backup, place), 0, kept.SOUND, None)]
    else:
        found = kept.listed(place)
        if not found:
            raise errors.NoBackup(folder=str(place))
    spoilt = [one for one in found if one.sort != kept.SOUND]
    held = [store.verify(one.path, _beside(counter)) for one in found if one not in spoilt]
    show_table(counter, backups.proven(held, spoilt))
    if wrong := len(spoilt) + sum(bool(one.findings) for one in held):
        raise errors.BackupsUnsound(count=wrong, of=len(found))


@app.command(cls=Writing)
def prune(ctx: typer.Context, folder: Folder = None) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.core.rotation import Policy  # the rule of what goes, for this command alone
    from ipsm_cli.reports import settings
    from ipsm_cli.store import kept

    found = kept.listed(folder_of(counter, folder))
    with counter.look() as desk:
        chosen = settings.values(desk.db, desk.codes)
        policy = Policy(*(chosen[f"backup_{span}"] for span in Policy._fields))
        going = kept.superfluous(desk.db, found, policy)
    if not going:
        counter.tell("backup.nothing_goes", count=len(found))
        return
    _name(counter, going)
    size = sum(one.size for one in going)
    facts = {"count": len(going), "left": len(found) - len(going), "mega": round(size / 1e6, 1)}
    ask.make_sure(counter, "ask.prune", **facts)
    if not counter.dry_run:
        kept.remove(going)
    counter.done_once("backup.pruned", **facts)


def folder_of(counter: Counter, asked: str | None) -> Path:
    """The folder named, else the one beside the register."""
    from ipsm_cli.store.backup import FOLDER  # as in the commands

    if asked:
        return Path(os.path.abspath(os.path.expanduser(asked)))
    return counter.place.path.parent / FOLDER


def _beside(counter: Counter) -> Path | None:
    """Where a backup is restored on trial: where the register lies, if there is such a place."""
    folder = counter.place.path.parent
    return folder if folder.is_dir() and os.access(folder, os.W_OK) else None


def _name(counter: Counter, going: list[Kept]) -> None:
    for one in going[:EXAMPLES]:
        counter.tell("backup.goes", file=one.path.name)
    if len(going) > EXAMPLES:
        counter.tell("backup.more", count=len(going) - EXAMPLES)
