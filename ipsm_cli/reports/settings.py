"""The branch's settings: what it chose, else what the list of settings says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes


class Setting(NamedTuple):
    """One setting, a whole number; ``chosen`` is None where the branch says nothing."""

    name: str
    chosen: int | None
    default: int

    @property
    def value(self) -> int:
        return self.default if self.chosen is None else self.chosen


def read(db: sqlite3.Connection, codes: Codes) -> tuple[Setting, ...]:
    """Every setting that the program knows, in the order of its list."""
    chosen = dict(db.execute("SELECT name, value FROM setting ORDER BY name"))
    return tuple(
        Setting(
            code.code,
            int(chosen[code.code]) if code.code in chosen else None,
            int(code.extra["default"]),
        )
        for code in codes.all("setting")
    )


def values(db: sqlite3.Connection, codes: Codes) -> dict[str, int]:
    """What holds for each setting."""
    return {setting.name: setting.value for setting in read(db, codes)}


def table(settings: tuple[Setting, ...]) -> Table:
    rows: list[tuple[Any, ...]] = [(s.name, s.name, s.value, s.default) for s in settings]
    return Table(
        "settings",
        (
            Column("setting", "id"),
            Column("setting_label", "code", "setting"),
            Column("value", "number"),
            Column("default", "number"),
        ),
        rows,
        ("title.settings", {}),
    )
