"""A sheet of targets: its rows read, and each put into the register or refused with a reason."""

from __future__ import annotations

import csv
import os
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from ipsm_cli.core import errors
from ipsm_cli.core.names import cite, clean
from ipsm_cli.core.numbers import read_whole
from ipsm_cli.core.period import read_period
from ipsm_cli.core.records import DENOMINATOR, SERVICES, TARGET_MEASURES, WHOLE_BRANCH, Target
from ipsm_cli.exchange import layout, rows
from ipsm_cli.exchange.headings import FOLDER, plain
from ipsm_cli.exchange.places import Places
from ipsm_cli.exchange.plan import Example, Fault, Plan, Tally
from ipsm_cli.exchange.said import as_seen, is_empty, text_of
from ipsm_cli.records import targets

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ipsm_cli.codes.codebook import Codes
    from ipsm_cli.exchange.foreign import Foreign, Value
    from ipsm_cli.exchange.layout import Layout
    from ipsm_cli.store.change import Pen

KIND = "targets"
LISTS = ("area", "kind", SERVICES)  # whose codes may be aimed at, besides the villages


@cache
def words(sort: str) -> dict[str, str]:
    """What people write, in plain words, for a ``dimension`` or a ``measure``."""
    path = os.path.join(FOLDER, "target_words.csv")
    with open(path, encoding="utf-8", newline="") as lines:
        found = [row for row in csv.DictReader(lines) if row["sort"] == sort]
    written = {word: row["value"] for row in found for word in row["words"].split("|")}
    return {**written, **{plain(row["value"]): row["value"] for row in found}}


def bring_in(
    pen: Pen,
    foreign: Foreign,
    codes: Codes,
    today: date,
    language: str,
    sheet: str | None = None,
    maps: Mapping[str, str] | None = None,
) -> Plan:
    """Puts every target of the sheet that can be read; answers what became of each row.

    Raises what ``layout.find`` raises, NoRows.
    """
    grid, where = layout.find(foreign.grids, KIND, file=foreign.file, sheet=sheet, maps=maps)
    found = rows.records(grid, where, KIND)
    if not found.records:
        raise errors.NoRows(file=foreign.file, sheet=grid.name)
    read = _Reader(codes, Places(pen.db), today, language)
    tally = Tally()
    for number, cells in found.records:
        target, faults = read.row(where, cells)
        if target is None:
            tally.refuse(number, cells, *faults)
        else:
            _put(pen, tally, number, cells, target)
    counts = tally.counts
    return Plan(
        *(KIND, foreign.file, where.sheet, where.heading_row, where.headings, where.unknown),
        *(found.left, len(found.records), counts["new"], counts["changed"], counts["same"]),
        *(tuple(tally.refused), 0, {sort: tuple(x) for sort, x in tally.examples.items()}),
        *(None, None),
    )


def _put(pen: Pen, tally: Tally, row: int, cells: Sequence[Value], target: Target) -> None:
    told = " ".join((target.period, target.code or target.dimension, str(target.value)))
    known = targets.held(pen.db, target)
    try:
        number = targets.put(pen, target)
    except errors.NothingToChange:
        tally.add("same", Example(row, told, known or 0))
    except errors.IpsmError as error:
        tally.refuse(row, cells, Fault("", "", error))
    else:
        fields = () if known is None else ("target",)
        tally.add("new" if known is None else "changed", Example(row, told, number, fields))


class _Reader:
    """Reads rows by the lists and villages of the branch."""

    def __init__(self, codes: Codes, places: Places, today: date, language: str) -> None:
        self.codes = codes
        self.places = places
        self.today = today
        self.language = language

    def row(self, where: Layout, cells: Sequence[Value]) -> tuple[Target | None, list[Fault]]:
        """The target, or None and every fault of the row."""
        told: dict[str, Any] = {}
        faults: list[Fault] = []
        for key in ("period", "dimension", "for", "measure", "value", "source"):
            head = where.columns.get(key)
            cell = cells[head.place] if head and head.place < len(cells) else None
            try:
                told[key] = self._read(key, cell, told)
            except errors.IpsmError as error:
                heading = head.heading if head else ""
                faults.append(Fault(heading, cite(as_seen(cell) or ""), error))
        if faults:
            return None, faults
        dimension, code = told["for"]
        usual = DENOMINATOR if dimension == SERVICES else TARGET_MEASURES[0]
        measure = told["measure"] or usual
        fields = (told["period"], dimension, code, measure, told["value"], told["source"])
        return Target(*fields), []

    def _read(self, key: str, cell: Value, told: dict[str, Any]) -> Any:
        text = "" if is_empty(cell) else text_of(cell).strip()
        if key == "for":
            return self._aim(told.get("dimension"), text)
        if not text:
            if key in ("period", "value"):
                raise errors.MissingCell(field=f"col.{'target' if key == 'value' else key}")
            return None
        if key == "period":
            day = isinstance(cell, date)  # a spreadsheet makes a day of 2026-10
            return read_period(text[:7] if day else text, self.today, coming=True).name
        if key == "value":
            return read_whole(text)
        if key == "source":
            return clean(text)
        known = words(key)
        if plain(text) not in known:
            raise errors.UnknownCode(
                list="", text=cite(text), near=tuple(dict.fromkeys(known.values()))
            )
        return known[plain(text)]

    def _aim(self, dimension: str | None, text: str) -> tuple[str, str]:
        """Dimension and code. A code or label of the dimension told, else of any, or a village."""
        whole = dimension == WHOLE_BRANCH
        if whole or (dimension is None and words("dimension").get(plain(text)) == WHOLE_BRANCH):
            return WHOLE_BRANCH, ""
        if not text:
            raise errors.MissingCell(field="col.aim")
        if dimension == "desa":
            return dimension, self.places.village(text.removeprefix("village:"))
        if dimension is not None:
            code = text.removeprefix(f"{dimension}:")
            return dimension, self.codes.read(dimension, code, self.language)
        return self._any_aim(text)

    def _any_aim(self, text: str) -> tuple[str, str]:
        """Raises UnknownAim, AmbiguousVillage."""
        wanted = plain(text)
        for name in LISTS:
            for code in self.codes.all(name):
                labels = (code.code, f"{name}:{code.code}", code.label("id"), code.label("en"))
                if wanted in map(plain, labels):
                    return name, code.code
        try:
            return "desa", self.places.village(text.removeprefix("village:"))
        except (errors.UnknownVillage, errors.OutsideBranch):
            raise errors.UnknownAim(text=cite(text)) from None
