"""ipsm month run: check, close, export, back up, prove the backup; a person or cron, and again."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ipsm_cli.cli import ask, complete, fields, places
from ipsm_cli.cli.command import counter_of
from ipsm_cli.core import errors
from ipsm_cli.core.period import read_month

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.handing import Package
    from ipsm_cli.core.measures import Measures

STEPS = ("check", "close", "export", "backup", "prove")


def run(
    ctx: typer.Context,
    month: Annotated[str, typer.Argument(click_type=complete.Word(fields.periods))] = "last-month",
    into: Annotated[str, typer.Option("--into")] = ".",
    backups: Annotated[str | None, typer.Option("--backups")] = None,
) -> None:
    """Each step may be done already; what stops one is told with the step's name as last line."""
    counter = counter_of(ctx)
    from ipsm_cli.cli import handing  # hashing, where files are written

    period = read_month(month, counter.today)
    folder = Path(os.path.expanduser(into))
    _begin(counter, "check")
    _check(counter)
    _begin(counter, "close")
    _close(counter, period.name)
    _begin(counter, "export")
    packages = _export(counter, period.name, folder)
    if not counter.dry_run:
        _begin(counter, "backup")
        backup = _back_up(counter, backups)
        _begin(counter, "prove")
        _prove(backup)
    counter.step = None
    done = "run.tried" if counter.dry_run else "run.done"
    told = {"files": sum(map(len, packages)), "into": places.folder_told(folder)}
    counter.tell(done, month=period.name, **told)
    handing.check_whole(*packages)


def _begin(counter: Counter, step: str) -> None:
    counter.step = (STEPS.index(step) + 1, len(STEPS), f"word.run.{step}")
    place, count, named = counter.step
    counter.tell("run.step", place=place, count=count, step=named)


def _check(counter: Counter) -> None:
    """Raises ProblemsFound, with the findings on stdout, before anything is handed over."""
    from ipsm_cli.cli.check import findings  # what a round needs, the group's others do not
    from ipsm_cli.cli.showing import show as show_table
    from ipsm_cli.reports import checks

    with counter.look() as desk:
        found = findings(desk)
        if found:
            show_table(counter, checks.table(found))
            raise errors.ProblemsFound(count=len(found))


def close(counter: Counter, month: str, command: str) -> Measures:
    """Closes the month (2026-10); waiting drafts that may belong to it need a yes.

    Answers the totals handed over. Raises what ``closing.close`` does, NeedsYes, Declined.
    """
    from ipsm_cli.records import closing  # json and sealing, for writers only: 2 ms
    from ipsm_cli.reports import months  # each command loads its own report

    with counter.look() as desk:
        waiting = months.drafts(desk.db, month)
    if waiting:
        ask.make_sure(counter, "ask.close_with_drafts", month=month, count=waiting)
    with counter.change(command) as desk:
        return closing.close(desk.pen, month)


def _close(counter: Counter, month: str) -> None:
    """Closes the month unless it is closed."""
    from ipsm_cli.records import closed  # as above

    with counter.look() as desk:
        shut = month in closed.closed(desk.db)
    if shut:
        counter.tell("run.closed_before", month=month)
        return
    total = close(counter, month, "month run")
    counter.tell("month.closed", month=month, activities=total.activities, people=total.people)


def _export(counter: Counter, month: str, folder: Path) -> list[Package]:
    """All files of the profiles that are made monthly, or none."""
    from ipsm_cli.cli import handing  # hashing, where files are written

    packages = _packages(counter, month)
    new = handing.missing(counter, folder, *packages)
    if counter.dry_run:
        for name in new:
            counter.tell("run.would_write", file=str(folder / name))
    else:
        handing.put(counter, folder, *packages)
    return packages


def _packages(counter: Counter, month: str) -> list[Package]:
    from ipsm_cli.cli import exporting, handing  # forms and profiles, where files are made
    from ipsm_cli.exchange import export_profiles

    with counter.look() as desk:
        found = []
        for profile in export_profiles.every(desk.db):
            if profile.monthly:
                period = exporting.period_of(desk, profile, month)
                made = exporting.build(counter, desk, profile, period)
                found.append(handing.Package(profile.name, period.name, made))
        return found


def _back_up(counter: Counter, folder: str | None) -> Path:
    """Stores the register as it is now and answers where."""
    from ipsm_cli.cli.backup import folder_of  # proving loads what only it needs
    from ipsm_cli.store import backup

    with counter.look() as desk:
        desk.let_go()  # a writer need not wait for the proof
        made = backup.create(desk.db, counter.place.path, folder_of(counter, folder))
    if made.findings:
        raise errors.ProblemsFound(count=len(made.findings))
    counter.tell("run.backed_up" if made.new else "run.backed_up_before", file=str(made.path))
    return made.path


def _prove(path: Path) -> None:
    """Restores the backup beside it and looks through the copy. Raises ProblemsFound."""
    from ipsm_cli.store import backup  # proving loads what only it needs

    if found := backup.verify(path).findings:
        raise errors.ProblemsFound(count=len(found))
