"""A cell read as the field under whose heading it stands; every refusal is one of ours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.codes.codebook import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.names import cite
from ipsm_cli.exchange import headings
from ipsm_cli.exchange.plan import Fault
from ipsm_cli.exchange.readings import READINGS
from ipsm_cli.exchange.said import as_seen, is_empty, text_of

if TYPE_CHECKING:
    from ipsm_cli.exchange.foreign import Value
    from ipsm_cli.exchange.headings import Field
    from ipsm_cli.exchange.layout import Layout
    from ipsm_cli.exchange.people import People
    from ipsm_cli.exchange.places import Places

UNIQUE = {"prose", "nik", "phone", "email", "name", "member", "uid", "photos"}  # hardly ever twice

TEXTS = {"line", "prose"}


class Told(NamedTuple):
    """What stands for the whole sheet: the day of the import, the month above the table, whether
    its headings are our own keys, so that numbers are written as programs do, for some fields what
    others write for our codes, the folder from which the sheet's paths lead, and whether it is a
    list of our own."""

    today: date
    month: str = ""
    plain: bool = False
    codes: Mapping[str, Mapping[str, str]] = {}  # never changed
    folder: Path = Path()
    own: bool = False


class Place(NamedTuple):
    """A column to be read; ``known`` remembers what its texts were read as (None: not kept)."""

    place: int
    field: Field
    heading: str
    known: dict[str, Any] | None


class _Wrong(NamedTuple):
    """A text that was refused."""

    error: errors.IpsmError


class Reader:
    """Reads cells; what was read of a text is remembered, for columns repeat themselves."""

    told: Told
    villages: Places
    people: People

    def __init__(
        self, told: Told, codes: Codes, places: Places, people: People, language: str
    ) -> None:
        self.told = told
        self.codes = codes
        self.villages = places
        self.people = people
        self.language = language
        self._known: dict[str, dict[str, Any]] = {}

    def row(
        self, columns: Sequence[Place], cells: Sequence[Value]
    ) -> tuple[dict[str, Any], list[Fault]]:
        """The values of a row by field, and every fault in it."""
        told: dict[str, Any] = {}
        faults: list[Fault] = []
        width = len(cells)
        for place, field, heading, known in columns:
            cell = cells[place] if place < width else None
            if cell is None:
                told[field.key] = None
                continue
            if known is not None and cell.__class__ is str and cell in known:
                value = known[cell]
            else:
                value = self._try(field, cell)
                if known is not None and cell.__class__ is str:
                    known[cell] = value
            if value.__class__ is _Wrong:
                faults.append(Fault(heading, cite(as_seen(cell) or ""), value.error))
            else:
                told[field.key] = value
        return told, faults

    def places(self, layout: Layout, kind: str) -> list[Place]:
        """The columns to be read, in the order of the fields, with what is remembered of each."""
        fields = headings.fields(kind)
        return [
            Place(
                layout.columns[key].place,
                field,
                layout.columns[key].heading,
                None if field.reading in UNIQUE else self._known.setdefault(key, {}),
            )
            for key, field in fields.items()
            if key in layout.columns and field.reading != headings.LEFT
        ]

    def _try(self, field: Field, cell: Value) -> Any:
        try:
            return self.read(field, cell)
        except errors.IpsmError as error:
            return _Wrong(error)

    def read(self, field: Field, cell: Value) -> Any:
        """The value, None for an empty cell. Raises errors of the family."""
        if (theirs := self.told.codes.get(field.key)) and not is_empty(cell):
            cell = theirs.get(text_of(cell).strip(), cell)
        return None if self._is_nothing(field, cell) else READINGS[field.reading](self, field, cell)

    def _is_nothing(self, field: Field, cell: Value) -> bool:
        """A text of our own list is what was typed, also one by which others mean nothing."""
        if self.told.own and field.reading in TEXTS and isinstance(cell, str):
            return cell.strip() in ("", "-")
        return is_empty(cell)
