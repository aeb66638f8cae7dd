"""csv in the manner of a receiver's program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ipsm_cli.core.errors import LetterNotInEncoding
from ipsm_cli.core.export_profile import Dialect
from ipsm_cli.core.table import Column, Table
from ipsm_cli.render import Look, separated

COLUMNS = (
    Column("name", called="nama_psm"),
    Column("area", "code", "area"),
    Column("hours", "hours", blank="0"),
    Column("since", "date"),
)
ROWS = (("Siti; Aminah", "LH", 90, "2026-03-03"), ("=1+1", None, None, None))
TABLE = Table("example", COLUMNS, ROWS, ("title.people", {}), (None, None, 90, None))


def made(look: Callable[..., Look], **how: Any) -> str:
    return separated(TABLE, look("id"), Dialect(**how)).decode("utf-8")


def test_without_wishes_it_is_plain_csv_with_the_receivers_headings(look: Any) -> None:
    assert made(look) == ("nama_psm,area,hours,since\nSiti; Aminah,LH,1.5,2026-03-03\n'=1+1,,0,\n")


def test_every_wish_is_kept(look: Any) -> None:
    assert made(look, delimiter=";", quote_all=True, crlf=True, headings=False) == (
        '"Siti; Aminah";"LH";"1.5";"2026-03-03"\r\n"\'=1+1";"";"0";""\r\n'
    )


def test_labels_in_place_of_codes_and_nothing_where_nothing_is_known(look: Any) -> None:
    assert made(look, labels=True, delimiter=";").splitlines() == [
        "nama_psm;Bidang;Jam;Sejak",
        '"Siti; Aminah";Lingkungan hidup;1,5;3 Maret 2026',
        "'=1+1;;0;",
    ]


def test_encodings(look: Any) -> None:
    assert separated(TABLE, look("id"), Dialect(encoding="utf-8-sig"))[:3] == b"\xef\xbb\xbf"
    table = TABLE._replace(rows=(("Zoë", None, None, None),))
    assert b"Zo\xeb" in separated(table, look("id"), Dialect(encoding="cp1252"))
    table = TABLE._replace(rows=(("山田", None, None, None),))
    with pytest.raises(LetterNotInEncoding) as refused:
        separated(table, look("id"), Dialect(encoding="cp1252"))
    assert refused.value.facts == {"text": "山", "encoding": "cp1252"}


def test_a_heading_is_no_formula_either(look: Any) -> None:
    table = TABLE._replace(columns=(Column("name", called="=1+1"), *COLUMNS[1:]), rows=())
    assert separated(table, look("id"), Dialect()).startswith(b"'=1+1,")
