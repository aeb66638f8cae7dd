"""The branch's settings: what it chose, else what the list of settings says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.table import Column, Table

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.codes import Codes


class Setting(NamedTuple):
    """A setting that holds a whole number; ``chosen`` is None where the branch says nothing."""

    name: str
    chosen: int | None
    default: int

    @property
    def value(self) -> int:
        return self.default if self.chosen is None else self.chosen


class Said(NamedTuple):
    """A setting that holds words; an empty default leaves it to each paper."""

    name: str
    chosen: str | None
    default: str

    @property
    def value(self) -> str:
        return self.default if self.chosen is None else self.chosen


def read(db: sqlite3.Connection, codes: Codes) -> tuple[Setting, ...]:
    """Every setting of a whole number that the program knows, in the order of its list."""
    chosen = _chosen(db)
    return tuple(
        Setting(
            code.code,
            int(chosen[code.code]) if code.code in chosen else None,
            int(code.extra["default"]),
        )
        for code in codes.all("setting")
        if not code.extra["holds"]
    )


def texts(db: sqlite3.Connection, codes: Codes) -> tuple[Said, ...]:
    """Every setting of words, in the order of its list."""
    chosen = _chosen(db)
    return tuple(
        Said(code.code, chosen.get(code.code), code.extra["default"])
        for code in codes.all("setting")
        if code.extra["holds"]
    )


def said(db: sqlite3.Connection, codes: Codes, name: str) -> str:
    """What holds for one setting of words."""
    return next(text.value for text in texts(db, codes) if text.name == name)


def _chosen(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT name, value FROM setting ORDER BY name"))


def values(db: sqlite3.Connection, codes: Codes) -> dict[str, int]:
    """What holds for each setting."""
    return {setting.name: setting.value for setting in read(db, codes)}


def table(settings: tuple[Setting, ...], texts: tuple[Said, ...] = ()) -> Table:
    """Numbers and words, each in a column of its own."""
    rows: list[tuple[Any, ...]] = [(s.name, s.name, s.value, s.default, None) for s in settings]
    rows += [(text.name, text.name, None, None, text.value or None) for text in texts]
    return Table(
        "settings",
        (
            Column("setting", "id"),
            Column("setting_label", "code", "setting"),
            Column("value", "number"),
            Column("default", "number"),
            Column("words"),
        ),
        rows,
        ("title.settings", {}),
    )
