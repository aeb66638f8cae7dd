"""A paper to hand over: tables under one letterhead, with the people who sign."""

from __future__ import annotations

from typing import NamedTuple

from ipsm_cli.core.table import Say, Table


class Chart(NamedTuple):
    """A native bar chart beside a sheet's table: one bar a row (totals left out)."""

    label: str  # key of the column that names the bars
    value: str  # key of the column that gives their length
    title: Say


class Choice(NamedTuple):
    """What a column offers to choose from: a run of rows in a column of another sheet."""

    key: str  # the column that is filled
    sheet: int  # place of the other sheet in the document, from 0
    column: str  # key of its column
    first: int  # rows of its table, from 0; the last one belongs to it
    last: int


class Picture(NamedTuple):
    """A photo to be placed: the bytes of a JPEG or PNG, its size in pixels, what it shows.

    Without ``data`` the sentence ``lacking`` stands in its place.
    """

    data: bytes | None
    width: int
    height: int
    caption: str
    lacking: Say | None = None


class Sheet(NamedTuple):
    """One sheet of the workbook; its name is the sentence ``sheet.<table.name>``, unless ``name``
    says otherwise. ``pictures`` are the table's photos, read.

    ``spare`` empty rows below the table are ready to be typed in, with ``choices`` to pick from.
    """

    table: Table
    landscape: bool = False
    chart: Chart | None = None
    choices: tuple[Choice, ...] = ()
    spare: int = 0
    name: str = ""
    pictures: tuple[Picture, ...] = ()


class Signature(NamedTuple):
    """One who signs: the office as a sentence, the name as in the register.

    ``above`` is the line over the office (Mengetahui,); the last one who signs has the place and
    date there. ``below`` are lines under the name (rank, NIP). An empty name leaves a dotted line
    to write on.
    """

    function: Say
    name: str
    above: Say | None = None
    below: tuple[Say, ...] = ()


class Letterhead(NamedTuple):
    """The lines at the head of a paper, and the bytes of a PNG that stands at their left."""

    lines: tuple[str, ...] = ()
    logo: bytes | None = None


class Document(NamedTuple):
    """``stamp`` is an ISO date that is a fact of the content: the file's created and modified.

    ``number`` is that of the letter, as printed under the title.
    """

    letterhead: Letterhead
    title: Say
    place_and_date: Say | None
    signatures: tuple[Signature, ...]
    sheets: tuple[Sheet, ...]
    stamp: str
    number: str | None = None
