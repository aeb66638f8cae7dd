"""The backups in a folder, and what came of proving some, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ipsm_cli.store.backup import Held, State
    from ipsm_cli.store.kept import Kept

# what a refusal says of a backup, where it is not simply damaged
_SORTS = {
    "sound": "sound",
    "NotARegister": "foreign",
    "RegisterAltered": "altered",
    "RegisterNewer": "newer",
    "RegisterReadOnly": "closed",
    "RegisterUnfinished": "unfinished",
}
_STATE = (
    Column("at", "moment"),
    Column("entry", "ordinal"),
    Column("branch"),
    Column("workers_registered", "number"),
    Column("activities", "number"),
    Column("schema", "number", screen=False),
)


def table(kept: Sequence[Kept]) -> Table:
    """One line a backup."""
    rows = [
        (one.path.name, *_told(one.state), one.size, f"backup.{_SORTS.get(one.sort, 'damaged')}")
        for one in kept
    ]
    return Table(
        "backups",
        (Column("file", "id"), *_STATE, Column("bytes", "number"), Column("backup", "word")),
        rows,
        ("title.backups", {}),
    )


def proven(held: Sequence[Held], spoilt: Sequence[Kept]) -> Table:
    """One line a backup that was restored on trial, and one for each that could not be."""
    rows = [
        (
            one.path.name,
            *_told(one.state),
            len(one.findings),
            "backup.found" if one.findings else "backup.proven",
            one.sha256,
        )
        for one in held
    ]
    rows += [
        (one.path.name, *_told(None), None, f"backup.{_SORTS.get(one.sort, 'damaged')}", None)
        for one in spoilt
    ]
    return Table(
        "backups_proven",
        (
            Column("file", "id"),
            *_STATE,
            Column("findings", "number"),
            Column("backup", "word"),
            Column("sha256", "id", screen=False),
        ),
        rows,
        ("title.backups_proven", {}),
    )


def _told(state: State | None) -> tuple[Any, ...]:
    if state is None:
        return (None,) * len(_STATE)
    workers, activities = (state.counts.get(name, 0) for name in ("worker", "activity"))
    return state.at or None, state.entry, state.branch, workers, activities, state.version
