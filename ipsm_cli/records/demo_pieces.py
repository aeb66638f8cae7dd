"""The pieces a demo branch is made of: the rows of ``demo_data/*.csv`` as values.

A cell with ``|`` holds several words, one with ``-`` the first and last number of a range.
"""

from __future__ import annotations

import csv
import os
from typing import NamedTuple

from ipsm_cli.codes import Code, Codes

FOLDER = os.path.join(os.path.dirname(__file__), "demo_data")
ONE_EACH = "="  # a quantity of one for each of the people

Range = tuple[int, int]  # both ends included


class Kind(NamedTuple):
    """How a branch does one kind of activity; what is empty is not recorded with it."""

    code: str
    area: str
    unit: str
    weight: float
    days: str  # a row of weekdays.csv
    months: tuple[int, ...]  # months of the year; empty for all
    workers: Range
    minutes: Range
    where: tuple[str, ...]  # groups of places
    people: Range | None
    ppks: tuple[str, ...]
    ages: tuple[str, ...]  # of people counted without a PPKS kind
    quantity: Range | None
    one_each: bool  # the quantity is one for each of the people
    cost: Range | None  # thousands of rupiah
    funds: tuple[str, ...]
    programmes: tuple[str, ...]
    basic_need: str
    partners: tuple[str, ...]
    lead: str  # parts of the first worker and of the others
    others: str


class Sentence(NamedTuple):
    """What is written of a kind of activity, with blanks ``{rt}``, ``{rw}``, ``{jumlah}`` …"""

    where: str  # group of places it belongs to, "" for any
    text: str

    def fits(self, where: str, blanks: dict[str, str]) -> bool:
        """Whether it can be written of that place with what is known."""
        counts = ("jumlah", "orang")
        known = all(f"{{{name}}}" not in self.text or name in blanks for name in counts)
        return known and self.where in ("", where)


class Group(NamedTuple):
    """One kind of PPKS: which ages and sexes are met, and the SPM service it falls under."""

    ages: tuple[str, ...]
    sexes: tuple[str, ...]
    spm: str


class Pieces(NamedTuple):
    """Everything an activity is made of."""

    kinds: list[Kind]
    sentences: dict[tuple[str, str], list[Sentence]]  # by kind and column
    places: dict[str, list[str]]  # by group
    in_village: frozenset[str]  # groups of places that lie in a village
    ppks: dict[str, Group]
    rates: dict[str, float]
    delays: tuple[list[int], list[float]]  # days from event to record, and their weights
    void_reasons: list[str]


def rows(name: str) -> list[dict[str, str]]:
    """The rows of one file, by column."""
    with open(os.path.join(FOLDER, f"{name}.csv"), encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def many(text: str) -> tuple[str, ...]:
    """The words of a cell."""
    return tuple(word for word in text.split("|") if word)


def span(text: str) -> Range | None:
    """The range of a cell, None for an empty one."""
    if not text:
        return None
    first, _, last = text.partition("-")
    return int(first), int(last)


def read_rates() -> dict[str, float]:
    """Shares between 0 and 1, by name."""
    return {row["name"]: float(row["value"]) for row in rows("rates")}


def read_pieces(codes: Codes) -> Pieces:
    """The pieces of activities; areas and units come from the code lists."""
    listed = {code.code: code for code in codes.all("kind")}
    kinds = [_kind(row, listed[row["kind"]]) for row in rows("kinds")]
    places: dict[str, list[str]] = {}
    for row in rows("places"):
        places.setdefault(row["where"], []).append(row["place"])
    return Pieces(
        kinds=kinds,
        sentences=_sentences(kinds),
        places=places,
        in_village=frozenset(row["where"] for row in rows("places") if row["in_village"] == "1"),
        ppks={
            row["ppks"]: Group(many(row["ages"]), many(row["sexes"]), row["spm"])
            for row in rows("ppks")
        },
        rates=read_rates(),
        delays=(
            [int(row["days"]) for row in rows("delays")],
            [float(row["weight"]) for row in rows("delays")],
        ),
        void_reasons=[row["reason"] for row in rows("void_reasons")],
    )


def _kind(row: dict[str, str], code: Code) -> Kind:
    return Kind(
        code=code.code,
        area=code.parent,
        unit=code.unit,
        weight=float(row["weight"]),
        days=row["days"],
        months=tuple(map(int, many(row["months"]))),
        workers=span(row["workers"]) or (1, 1),
        minutes=span(row["minutes"]) or (60, 60),
        where=many(row["where"]),
        people=span(row["people"]),
        ppks=many(row["ppks"]),
        ages=many(row["ages"]),
        quantity=None if row["quantity"] == ONE_EACH else span(row["quantity"]),
        one_each=row["quantity"] == ONE_EACH,
        cost=span(row["cost"]),
        funds=many(row["funds"]),
        programmes=many(row["programme"]),
        basic_need=row["basic_need"],
        partners=many(row["partners"]),
        lead=row["lead"],
        others=row["others"],
    )


def _sentences(kinds: list[Kind]) -> dict[tuple[str, str], list[Sentence]]:
    """A row may name kinds or a whole area."""
    found: dict[tuple[str, str], list[Sentence]] = {}
    for row in rows("sentences"):
        named = many(row["kinds"])
        for kind in kinds:
            if kind.code in named or kind.area in named:
                sentence = Sentence(row["where"], row["text"])
                found.setdefault((kind.code, row["part"]), []).append(sentence)
    return found
