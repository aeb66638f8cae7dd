"""A neutral grid: what a report says, before any screen, sheet or file."""

from collections.abc import Sequence
from typing import Any, NamedTuple

# A key of the texts and the facts for its blanks, language-free. In a heading or note ``render``
# writes facts whose name begins with ``period`` (2026-10, 2026-Q3, 2026-01..2026-06 …) or ``date``
# as people do, a ``core.records.Coded`` by its label, and a Say inside it as a sentence; a tuple of
# Says makes one paragraph, a tuple of anything else a list.
Say = tuple[str, dict[str, Any]]


class Column(NamedTuple):
    """One column. Values are language-free; ``render`` turns them into what a reader sees.

    ``kind`` says what the values are:
    ``text`` str · ``id`` str that must never become a number (NIK, phone, member number, code) ·
    ``ordinal`` int that names a record, never summed or grouped ·
    ``number`` int (a quantity may be a float, shown with two decimals) ·
    ``figure`` int or float, each with the decimals it has (rows of several measures) ·
    ``hours`` int minutes (shown and written as hours) · ``money`` int rupiah ·
    ``share`` float 0..1 · ``bar`` int drawn as a bar on screens, a number in files ·
    ``spark`` tuple of ints in the order of time, drawn as a small line of columns ·
    ``band`` tuple of ints, one for each of ``parts``, drawn as shares of one band ·
    ``date`` ISO date str · ``day`` one shown with its day of the week ·
    ``dated`` str that may end in an ISO date (Garut, 1980-03-03) ·
    ``month`` str 2026-03 · ``period`` str · ``moment`` ISO date and time with offset ·
    ``code`` str of the code list named by ``list`` ·
    ``in_months`` such a code, and the months that it holds for unless for all of the row
    (no_report 2026-07 2026-08) ·
    ``coded`` str list:code, where rows take their codes from several lists ·
    ``signature`` int number of a line to sign on, left and right in turn ·
    ``word`` str whose sentence is ``word.<value>`` in the texts ·
    ``record`` str as the history names records (worker 12) · ``heading`` str key of a column ·
    ``paper`` str name of a profile of the export, shown as what its papers are called.
    Any value may be None (unknown). A value of any kind that is not drawn or summed may
    also be a tuple of such values, in an order that means something (the lead first). A
    ``core.records.Coded`` in place of a text is shown by its label.

    ``head``, when set, is the heading: a code of the list named by ``list``; where ``list`` is
    empty a text as it stands, ``period`` a period, ``short_period`` one named shortly (Mar 2026),
    ``word`` a sentence (``word.<head>``).
    """

    key: str
    kind: str = "text"
    list: str = ""
    screen: bool = True  # False: only in files (csv, json, xlsx), not on the screen
    none: str = ""  # when set, this sentence stands for None where people read it
    head: str = ""
    # of a band its letters, of a heading shortened to its code that code: sign, code of ``list``
    parts: tuple[tuple[str, str], ...] = ()
    called: str = ""  # the receiver's own heading, before any other
    blank: str | None = None  # the receiver's own word for None, in every form


class Table(NamedTuple):
    """A report's answer.

    ``name`` is the report's language-free name (JSON ``report``, file name, heading
    ``title.<name>`` unless ``title`` says otherwise). ``rows`` hold one value a column; ``totals``
    likewise, None where a column has no total. A title with the fact ``period`` gives JSON its
    ``period`` and a sheet its period line (unless the sentence says it already). ``page`` is True
    for one record shown as label and value lines.

    Papers alone show what follows. ``about`` are columns with the one value that all rows have in
    common, in lines above the table; ``photos`` files, as they were typed, with their captions,
    below it; ``sections`` the headings over the table and over the photos.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Any, ...]]
    title: Say
    totals: tuple[Any, ...] | None = None
    notes: tuple[Say, ...] = ()
    page: bool = False
    about: tuple[tuple[Column, Any], ...] = ()
    photos: tuple[tuple[str, str | None], ...] = ()
    sections: tuple[Say, ...] = ()
