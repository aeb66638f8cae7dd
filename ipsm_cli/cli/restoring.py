"""Restoring a backup: the difference first, then a question, and nothing that was there is lost."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import ask, tree, watching
from ipsm_cli.cli.command import Writing, counter_of
from ipsm_cli.core import errors

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.store.backup import Held, State
    from ipsm_cli.store.change import Pen
    from ipsm_cli.store.register import Register
    from ipsm_cli.store.restore import Present

app = tree.beside()

ALL = "all"
NEWEST = ("latest", "terakhir")
Backup = Annotated[str, typer.Argument()]


@app.command(cls=Writing)
def restore(
    ctx: typer.Context, backup: Backup, force: Annotated[bool, typer.Option("--force")] = False
) -> None:
    """Puts a backup in the register's place."""
    counter = counter_of(ctx)
    from ipsm_cli.store import backup as store  # the proof of a register, needed by few commands
    from ipsm_cli.store import restore as placing

    path = counter.place.path
    source = found(backup, path.parent / store.FOLDER)
    if path.exists() and source.samefile(path):
        raise errors.BackupOfItself(file=str(source))
    held = store.verify(source, path.parent if path.parent.is_dir() else None)
    present = placing.present(path, "ipsm backup restore", counter.patience)
    now = present and present.state
    _check(held, now, force=force)
    if os.path.lexists(path):
        _compare(counter, held.state, now)
    facts = {"file": source.name, "branch": held.state.branch, "entry": held.state.entry}
    ask.make_sure(counter, "ask.restore", **facts)
    if counter.dry_run:
        counter.done_once("restore.done", **facts)
        return
    who = counter.who("backup restore")
    told = (who.today, f"ipsm {who.command}", counter.patience)
    with placing.restoring(path, source, *told) as new:
        with new.register.change(who) as pen:
            pen.note = _note(held, now)
        again: list[int] = []
        if present is not None and present.erased:
            again, pen = _erase_again(counter, new.register, present, pen)
    watching.wrote(counter, pen, held.state.uid, anew=True)
    counter.tell("restore.done", **facts)
    if again:
        counter.tell("erase.again", numbers=tuple(map(str, again)))
    if new.aside is not None:
        counter.tell("restore.aside", file=str(new.aside))
    if new.unsure:
        raise errors.RestoreUnsure(file=str(path), trouble=new.unsure)


@app.command(cls=Writing)
def accept(ctx: typer.Context) -> None:
    """Goes on with this copy of the register."""
    counter = counter_of(ctx)
    with counter.look():
        copy = counter.copy
    if copy is None or copy.known is None:
        counter.tell("copy.fine")
        return
    facts = watching.facts(counter, copy)
    ask.make_sure(counter, "ask.accept", **facts)
    with counter.change("backup accept", any_copy=True) as desk:
        told = (f"{head.number}-{head.seal[:8]}" for head in (copy.found, copy.known))
        desk.pen.note = " <- ".join(told)
    counter.done_once("copy.accepted", **facts)


def found(named: str, folder: Path) -> Path:
    """The file of that name, here or in the folder; the newest sound one for ``latest``.

    Raises NoBackup, FileMissing.
    """
    if named in NEWEST:
        from ipsm_cli.store import kept  # loaded by few commands

        return kept.newest(folder).path
    typed = Path(os.path.abspath(os.path.expanduser(named)))
    inside = folder / named
    for path in (typed, inside):
        if os.path.exists(path):  # pathlib raises where a name is too long
            return path
    raise errors.FileMissing(file=str(typed))


def _check(held: Held, now: State | None, *, force: bool) -> None:
    """What only a person may decide, and says with --force."""
    if force:
        return
    if now is not None and now.uid != held.state.uid:
        theirs, ours = held.state.branch, now.branch
        raise errors.BackupOfAnother(file=held.path.name, theirs=theirs, ours=ours)
    if held.findings:
        raise errors.BackupUnsound(file=held.path.name, count=len(held.findings))


def _compare(counter: Counter, then: State, now: State | None) -> None:
    for key, state in (("restore.now", now), ("restore.then", then)):
        if state is None:
            counter.tell("restore.unreadable")
            continue
        workers, activities = (state.counts.get(name, 0) for name in ("worker", "activity"))
        facts = {"workers": workers, "activities": activities, "entry": state.entry}
        counter.tell(key, **facts, day=state.at[:10])


def _erase_again(
    counter: Counter, register: Register, present: Present, pen: Pen
) -> tuple[list[int], Pen]:
    """The persons who were erased since the backup was stored, by number; the last pen used."""
    from ipsm_cli.records import erasing  # once in a person's life
    from ipsm_cli.store.personal import ERASE

    left = erasing.to_erase_again(register.db, present.erased)
    for number, said in left:
        with register.change(counter.who(ERASE)) as pen:
            erasing.erase_again(pen, number, said, counter.words("erased.name"))
    return [number for number, _ in left], pen


def _note(held: Held, now: State | None) -> str:
    """For the history: which state was taken up, and which one was left for it."""
    left = f" <- {now.entry}-{now.seal[:8]}" if now is not None else ""
    return f"{held.state.entry}-{held.state.seal[:8]} ({held.path.name}){left}"
