"""Csv of any origin: encodings, delimiters, quotes, and our own export read back."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core import errors
from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange.foreign import Foreign, read_foreign
from ipsm_cli.exchange.grid import Broken
from ipsm_cli.render.to_csv import separated

TABLE = [["Nama", "Tempat"], ["Siti Åsa", "Balai"], ["Budi", "Café"]]


def read(text: str | bytes, **how: Any) -> Foreign:
    return read_foreign(text if isinstance(text, bytes) else text.encode(), "a.csv", **how)


def rows(text: str | bytes, **how: Any) -> list[list[Any]]:
    return read(text, **how).grids[0].rows


def written(delimiter: str) -> str:
    return "".join(delimiter.join(row) + "\r\n" for row in TABLE)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_encodings_and_delimiters_are_found_out(encoding: str, delimiter: str) -> None:
    found = read(written(delimiter).encode(encoding))
    assert found.grids[0].rows == TABLE
    assert found.form == ("tsv" if delimiter == "\t" else "csv")
    assert [note[0] for note in found.notes if note[0] != "read.other_form"] == []


def test_big_endian_utf_16() -> None:
    assert rows(b"\xfe\xff" + written(";").encode("utf-16-be")) == TABLE


def test_cp1252_only_with_a_note_that_shows_no_long_number() -> None:
    text = "NIK;Nama;Tempat\n3271010101010001;Siti;x\n3271010101010002;Åsa;Café\n"
    found = read(text.encode("cp1252"))
    assert found.grids[0].rows[2] == ["3271010101010002", "Åsa", "Café"]
    assert found.notes == (("read.cp1252", {"line": 3, "sample": "•••;Åsa;Café"}),)


@pytest.mark.parametrize("encoding", ["UTF-8", "utf8", "utf_16", "windows-1252", "cp1252"])
def test_an_encoding_that_is_said(encoding: str) -> None:
    name = {"UTF-8": "utf-8", "windows-1252": "cp1252"}.get(encoding, encoding)
    found = read(written(";").encode(name), encoding=encoding)
    assert (found.grids[0].rows, found.notes) == (TABLE, ())


def test_an_encoding_that_cannot_be() -> None:
    with pytest.raises(errors.UnknownEncoding):
        read("x", encoding="rot13")
    with pytest.raises(errors.NotInEncoding) as caught:
        read("Nama\nÅsa\n".encode("cp1252"), encoding="utf-8")
    assert caught.value.facts == {"file": "a.csv", "encoding": "utf-8", "line": 2}
    with pytest.raises(errors.NotInEncoding) as caught:
        read(b"Nama\nx\n\x81\xff\n")
    assert caught.value.facts == {"file": "a.csv", "encoding": "cp1252", "line": 3}


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("Tanggal;Jam\n01/02/2026;1,5\n02/02/2026;2,5\n", ";"),
        ("date,parts\n2026-02-01,Siti; Budi\n2026-02-02,Ani; Ina\n", ","),
        ("Nama;Alamat\nSiti;Jl. A, RT 1, RW 2\nBudi;Jl. B, RT 1, RW 2\n", ";"),
        ("IPSM Kec. X, Kab. Y\n\nNama;Jam\nSiti;1,5\nBudi;2,5\n", ";"),
        ("a,b,c,d\n1,x; y\n2,x; z,,\n3,x; w,,\n", ","),
        ('"Nama, lengkap";"HP"\n"Siti, S.Sos";"1"\n', ";"),
        ("Nama|Jam\nSiti|1,5\n", "|"),
        ("Nama\nSiti\n", ";"),
        ("Nama\tAlamat\nSiti\tJl. A; RT 1\nBudi\tJl. B; RT 2\n", "\t"),
    ],
)
def test_the_delimiter_is_that_of_the_heading(text: str, delimiter: str) -> None:
    assert rows(text) == rows(text, delimiter=delimiter)


def test_a_delimiter_that_is_said() -> None:
    assert rows("a;b,c\n", delimiter="tab") == [["a;b,c"]]
    assert rows("a;b\tc\n", delimiter="TAB") == [["a;b", "c"]]
    with pytest.raises(errors.UnknownDelimiter):
        read("a", delimiter="x")


@pytest.mark.parametrize("line", ["sep=;\r\n", "SEP=;\n", "\ufeffsep=;\n"])
def test_the_line_for_excel_is_obeyed_and_no_row(line: str) -> None:
    assert rows(line + "a,b;c\n1,2;3\n") == [["a,b", "c"], ["1,2", "3"]]


def test_rows_stay_as_they_are() -> None:
    text = 'a;b\r\n\r\n1\r\n1;2;3\r\n;\r\n"x\ny";"say ""hi"""\r\nlast;without end'
    assert rows(text) == [
        ["a", "b"],
        [],
        ["1"],
        ["1", "2", "3"],
        [None, None],
        ["x\ny", 'say "hi"'],
        ["last", "without end"],
    ]
    assert rows("a\rb\r") == [["a"], ["b"]]
    assert rows("a;b\nx\u2028y;\x0bz\n")[1] == ["x\u2028y", Broken("cell.control", "1")]


def test_error_values_and_control_characters_are_broken() -> None:
    assert rows("a;b\n#N/A;x\x1by\n")[1] == [
        Broken("cell.error", "#N/A"),
        Broken("cell.control", "2"),
    ]


@pytest.mark.parametrize(
    ("text", "refusal", "line"),
    [
        ('a;b\n1;2\n"3;4\n5;6\n', errors.OpenQuote, 3),
        ('a;b\n1;2\n"3;4\n' + "5;6\n" * 9000 + '"', errors.OpenQuote, 3),
        ('a;b\n"3;4\n' + "5;6\n" * 250 + '7";8\n' + "5;6\n" * 9, errors.OpenQuote, 2),
        ('a;b\n1;"2"x\n', errors.StrayQuote, 2),
        ("a;b\n1;" + "x" * 32_768 + "\n", errors.LineTooLong, 2),
        ("a;b\n1;\x00\n", errors.NulCharacter, 2),
        ("a\n" + ";" * 256 + "\n", errors.TooManyFields, 2),
    ],
)
def test_what_would_swallow_or_split_rows_is_refused_with_its_line(
    text: str, refusal: type[errors.FileTrouble], line: int
) -> None:
    with pytest.raises(refusal) as caught:
        read(text)
    assert type(caught.value) is refusal
    assert caught.value.facts["line"] == line


def test_nul_in_utf_16() -> None:
    with pytest.raises(errors.NulCharacter) as caught:
        read("a\nb\0\n".encode("utf-16"))
    assert caught.value.facts["line"] == 2
    with pytest.raises(errors.NulCharacter):
        read("a;b\n".encode("utf-16-le"))  # no mark says that it is UTF-16


def test_the_setting_that_csv_keeps_for_everyone_is_left_alone() -> None:
    before = csv.field_size_limit()
    rows("a;b\n")
    assert csv.field_size_limit() == before


SEEN = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"])
CELLS = st.text(SEEN | st.sampled_from("'=+-@\t\n\";,#"), max_size=12).filter(
    lambda text: not text.startswith("#")
)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5))
def test_our_own_csv_comes_back(table: list[tuple[str, str]]) -> None:
    ours = Table("x", (Column("name"), Column("note")), tuple(table), ("t", {}))
    wanted = [["name", "note"], *([a or None, b or None] for a, b in table)]
    assert rows(separated(ours, ","), delimiter=",") == wanted
    assert rows(separated(ours, "\t"), delimiter="tab") == wanted


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6))
def test_reads_as_the_csv_module_does(table: list[list[str]]) -> None:
    target = io.StringIO(newline="")
    csv.writer(target, delimiter=";").writerows([["Nama", "Tempat"], *table])
    text = target.getvalue()
    plain = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    found = rows(text, delimiter=";")
    assert [len(row) for row in found] == [len(row) for row in plain]
