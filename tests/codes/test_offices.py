"""The offices that sign: read as typed, and the usual ones of a level."""

from __future__ import annotations

import pytest

from ipsm_cli.codes import Codes, offices
from ipsm_cli.core.errors import UnknownCode

CODES = Codes([("office", "KASI", "Kasi Kesos", "", "", "")])


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("camat", "CAMAT"),
        ("Kepala Dinas Sosial, camat", "DINSOS,CAMAT"),
        ("camat,CAMAT", "CAMAT"),
        ("kasi kesos", "KASI"),
        ("None", "none"),
        ("tidak ada", "none"),
    ],
)
def test_what_is_typed(typed: str, read: str) -> None:
    assert offices.read(CODES, typed) == read


@pytest.mark.parametrize("typed", ["", "raja", "camat,"])
def test_what_is_no_office(typed: str) -> None:
    with pytest.raises(UnknownCode):
        offices.read(CODES, typed)


@pytest.mark.parametrize(
    ("level", "region", "usual"),
    [
        ("desa", "32.01.01.1007", ["LURAH"]),
        ("desa", "32.01.02.2001", ["KADES"]),
        ("kecamatan", "32.01.01", ["CAMAT"]),
        ("kabkota", "32.01", ["DINSOS"]),
        ("provinsi", "32", ["DINSOSPROV"]),
        ("nasional", "", ["KEMENSOS"]),
    ],
)
def test_who_countersigns_at_a_level(level: str, region: str, usual: list[str]) -> None:
    assert [x.code for x in offices.countersigning(CODES, "", level, region)] == usual


def test_who_countersigns_when_it_is_said() -> None:
    found = offices.countersigning(CODES, "KASI,LURAH", "kecamatan", "32.01.01")
    assert [office.code for office in found] == ["KASI", "LURAH"]
    assert offices.countersigning(CODES, "none", "kecamatan", "32.01.01") == []


def test_every_position_that_signs_has_its_office() -> None:
    for position in CODES.all("position"):
        office = offices.of_position(CODES, position.code)
        assert (office is not None) == bool(position.extra["signs"])


@pytest.mark.parametrize(
    ("office", "region", "place"),
    [
        ("CAMAT", "32.01.01", "Cibinong"),
        ("CAMAT", "32.01.01.1007", "Cibinong"),
        ("DINSOS", "32.01.01", "Kabupaten Bogor"),
        ("DINSOSPROV", "32.01.01", "Jawa Barat"),
        ("LURAH", "32.01.01.1007", "Pakansari"),
        ("LURAH", "32.01.01", ""),  # which of its villages, nobody knows
        ("KET", "32.01.01", ""),
        ("KASI", "32.01.01", ""),
        ("CAMAT", "", ""),
    ],
)
def test_the_region_of_an_office(office: str, region: str, place: str) -> None:
    code = CODES.get("office", office)
    assert code is not None and offices.place_of(code, region) == place
