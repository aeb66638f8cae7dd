"""ipsm doctor: what check looks at, explained, with the file's surroundings and the next steps."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

import typer

from ipsm_cli import __version__
from ipsm_cli.cli import tree
from ipsm_cli.cli.command import Showing, counter_of
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    from pathlib import Path

    from ipsm_cli.cli.desk import Desk

app = tree.single()


@app.command(cls=Showing)
def doctor(ctx: typer.Context) -> None:
    counter = counter_of(ctx)
    from ipsm_cli.cli.check import findings  # the checks load what only they need
    from ipsm_cli.core.finding import Finding
    from ipsm_cli.reports import checks, settings
    from ipsm_cli.store import surroundings, verify

    path = counter.place.path
    around = surroundings.around(path) if path.is_file() else []
    with counter.look() as desk:
        found = findings(desk)
        oldest = settings.values(desk.db, desk.codes)["backup_age"]
        around += surroundings.backups(path, verify.head(desk.db), counter.today, oldest)
        if counter.copy is not None:
            around.append(Finding(f"copy_{counter.copy.sort}", None, None))
        facts, advice = _facts(desk, path), checks.advice([*found, *around])
        show_table(counter, *((facts, advice) if advice.rows else (_sound(facts),)))
    if found:
        raise errors.ProblemsFound(count=len(found))


def _sound(facts: Table) -> Table:
    return facts._replace(notes=(("note.sound", {}),))


def _facts(desk: Desk, path: Path) -> Table:
    """The file, its size and versions, the head of its history, its newest copy."""
    from ipsm_cli.reports import contents  # each command loads its own report
    from ipsm_cli.store import surroundings, verify

    held = contents.read(desk.db)
    number, seal = verify.head(desk.db)
    newest = surroundings.newest_backup(path)
    columns = (
        Column("file", "id"),
        Column("bytes", "number"),
        Column("program", "id"),
        Column("schema", "number"),
        Column("sqlite", "id"),
        Column("python", "id"),
        Column("history_entries", "number"),
        Column("head", "id"),
        Column("newest_backup", "date"),
    )
    row = (
        str(path),
        path.stat().st_size,
        __version__,
        held.schema,
        held.sqlite,
        platform.python_version(),
        held.history_entries,
        f"{number}-{seal[:8]}",
        newest and newest.isoformat(),
    )
    return Table("doctor", columns, [row], ("title.doctor", {}), page=True)
