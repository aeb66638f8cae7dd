"""Regions by code: a region, what lies in it and where it lies."""

from __future__ import annotations

import csv

import pytest

from ipsm_cli.codes import region_tree as tree
from ipsm_cli.codes.region_tree import Region

STRANGE = ["", "0", "1", "10", "99", "3201", "32.", "32.1", "32/", "32.01.99", "32.01.02.", "code"]
STRANGE += ["32.01.02.2001.1", "96.71.10.9999", "a,b", "é", "\ud800"]


@pytest.fixture(scope="module")
def rows() -> list[Region]:
    """The whole file as the csv module reads it."""
    with open(tree.FILE, encoding="utf-8", newline="") as lines:
        return [Region(row["code"], row["name"]) for row in csv.DictReader(lines)]


def test_every_region_is_got_as_csv_reads_it(rows: list[Region]) -> None:
    picked = rows[::97] + [row for row in rows if '"' in row.name or "," in row.name]
    picked += [rows[0], rows[1], rows[-1]]
    assert [tree.get(row.code) for row in picked] == picked


@pytest.mark.parametrize("code", STRANGE)
def test_what_is_no_code_is_no_region(code: str) -> None:
    assert tree.get(code) is None
    assert not tree.exists(code)


def test_level_and_parent() -> None:
    codes = ("32", "32.01", "32.01.02", "32.01.02.2001")
    regions = [tree.get(code) for code in codes]
    assert [x.level for x in regions if x] == ["provinsi", "kabkota", "kecamatan", "desa"]
    assert [x.parent for x in regions if x] == [None, "32", "32.01", "32.01.02"]


def test_children_are_those_directly_inside(rows: list[Region]) -> None:
    for code in (None, "32", "32.01", "32.01.02", "96.71.10", "11"):
        assert tree.children(code) == [row for row in rows if row.parent == code]
    assert tree.children("32.01.02.2001") == []
    assert tree.children("99") == []


def test_within_are_all_villages_inside(rows: list[Region]) -> None:
    villages = [row for row in rows if row.level == "desa"]
    for code in ("32", "32.01", "32.01.02", "96.71.10"):
        assert tree.within(code) == [row for row in villages if row.code.startswith(code + ".")]
    assert tree.within("") == villages
    assert tree.within("32.01.02.2001") == [Region("32.01.02.2001", "Wanaherang")]
    assert tree.within("32.01.02.9001") == []
    assert tree.within("99") == []


def test_path_from_the_province_down() -> None:
    assert [x.name for x in tree.path("32.01.02.2001")] == [
        "Jawa Barat",
        "Kabupaten Bogor",
        "Gunungputri",
        "Wanaherang",
    ]
    assert [x.code for x in tree.path("32")] == ["32"]
    assert tree.path("99.01") == []


@pytest.mark.parametrize(
    ("digits", "code"),
    [
        ("32", "32"),
        ("320", "32.0"),
        ("3201", "32.01"),
        ("320102", "32.01.02"),
        ("3201022001", "32.01.02.2001"),
        ("32.01.02.2001", "32.01.02.2001"),
        ("", ""),
    ],
)
def test_dotted(digits: str, code: str) -> None:
    assert tree.dotted(digits) == code


def test_kind_of_village() -> None:
    assert tree.kind_of_village("32.01.01.1006") == "kelurahan"
    assert tree.kind_of_village("32.01.02.2001") == "desa"
    assert tree.kind_of_village("91.03.01.3007") == "desa_adat"
    assert tree.kind_of_village("32.01.02") is None


@pytest.mark.parametrize(
    ("six_digits", "known"),
    [("320102", True), ("110101", True), ("320199", False), ("999999", False), ("3201", False)],
)
def test_nik_region_known(six_digits: str, known: bool) -> None:
    assert tree.nik_region_known(six_digits) is known


def test_described_tells_where_it_lies() -> None:
    told = [tree.described(region) for region in tree.path("32.01.01.1006")]
    assert told == [
        "32 Jawa Barat",
        "32.01 Kabupaten Bogor (Jawa Barat)",
        "32.01.01 Cibinong (Kabupaten Bogor)",
        "32.01.01.1006 Cibinong (Cibinong, Kabupaten Bogor)",
    ]


def test_starting_and_scope(rows: list[Region]) -> None:
    assert (
        tree.starting("32.01.0", 3) == [row for row in rows if row.code.startswith("32.01.0")][:3]
    )
    assert tree.starting("96.71.10.1004", 5) == [rows[-1]]
    lines = tree.scope("32.01.02").decode().splitlines()
    inside = [row for row in rows if f"{row.code}.".startswith("32.01.02.")]
    assert [tree.read_line(line) for line in lines] == inside
    assert tree.scope("").count(b"\n") == len(rows)
