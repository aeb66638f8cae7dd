"""A region by what people type: found, or refused with the candidates."""

from __future__ import annotations

import pytest

from ipsm_cli.codes import region_search
from ipsm_cli.codes.region_search import find, read_region
from ipsm_cli.codes.region_tree import read_line, scope
from ipsm_cli.core.errors import (
    AmbiguousRegion,
    RegionOutside,
    SimilarRegion,
    UnknownRegion,
    WrongRegionLevel,
)


def codes(text: str, under: str = "", level: str | None = None, limit: int = 20) -> list[str]:
    return [region.code for region in find(text, under, level, limit)]


def test_names_for_searching_are_those_of_the_file() -> None:
    lines = region_search._names("").splitlines()
    regions = [read_line(line) for line in scope("").decode().splitlines()]
    plain = [f"{region.code}\t{region_search._plain(region.name)}" for region in regions]
    assert lines == plain


def test_a_piece_finds_larger_regions_first() -> None:
    assert codes("cibin") == [
        "32.01.01",
        "32.08.05",
        "32.01.01.1006",
        "32.01.11.2008",
        "32.03.04.2005",
        "32.08.05.2004",
        "32.08.09.2011",
        "32.14.03.2006",
        "32.14.11.2007",
        "36.01.03.2008",
    ]
    assert find("CIBIN")[0].name == "Cibinong"


def test_whole_name_then_beginning_then_word_then_any_part() -> None:
    names = [region.name.lower() for region in find("rejo", limit=5000)]
    tiers = [
        0 if x == "rejo" else 1 if x.startswith("rejo") else 2 if " rejo" in x else 3 for x in names
    ]
    assert tiers == sorted(tiers)
    assert set(tiers) == {0, 1, 2, 3}


def test_level_and_under_narrow_and_limit_cuts() -> None:
    assert codes("cibinong", level="kecamatan") == ["32.01.01"]
    assert codes("cibinong", under="32.14") == ["32.14.03.2006"]
    assert codes("cibin", limit=2) == ["32.01.01", "32.08.05"]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("bogor", "32.01"),
        ("kab bogor", "32.01"),
        ("Kab. Bogor", "32.01"),
        ("kab.bogor", "32.01"),
        ("KABUPATEN BOGOR", "32.01"),
        ("kota bogor", "32.71"),
        ("jakarta pusat", "31.71"),
        ("kota jakarta pusat", "31.71"),
        ("kec. cibinong", "32.01.01"),
        ("kel cibinong", "32.01.01.1006"),
        ("prov jawa barat", "32"),
        ("provinsi  Jawa   Barat", "32"),
        ("ra'as", "35.29.22"),
        ("bts ulu", "16.05.14"),
        ("toli toli", "72.04"),
    ],
)
def test_as_people_write_it(text: str, first: str) -> None:
    assert codes(text)[0] == first


def test_a_word_before_the_name_narrows_the_level() -> None:
    assert {len(code) for code in codes("desa cibinong")} == {13}
    assert codes("kab cibinong") == []
    assert codes("kec cibinong", level="desa") == []


def test_a_code_or_its_beginning_with_dots_or_none() -> None:
    assert codes("320101", limit=2) == ["32.01.01", "32.01.01.1001"]
    assert codes("32.01.01", limit=1) == ["32.01.01"]
    assert codes("32", level="kabkota", limit=2) == ["32.01", "32.02"]
    assert codes("32.01.0", under="32.02") == []
    assert codes("99") == []


@pytest.mark.parametrize("text", ["", "  ", ".", "'", "tidakadawilayahini"])
def test_nothing_finds_nothing(text: str) -> None:
    assert find(text) == []


def test_read_by_code_and_by_name() -> None:
    assert read_region("32.01.02").name == "Gunungputri"
    assert read_region("3201022001", level="desa", under="32.01").name == "Wanaherang"
    assert read_region("cibinong", level="kecamatan").code == "32.01.01"
    assert read_region("wanah", under="32.01.02").code == "32.01.02.2001"
    assert read_region("kab bogor").code == "32.01"


def test_a_whole_name_goes_before_a_piece() -> None:
    assert read_region("Cikeas Udik", under="32.01.02").code == "32.01.02.2008"
    names = {region.name for region in find("udik", under="32.01.02")}
    assert names == {"Tlajung Udik", "Cikeas Udik"}
    with pytest.raises(AmbiguousRegion):
        read_region("udik", under="32.01.02")


def test_kel_or_desa_tells_two_of_one_name_apart() -> None:
    with pytest.raises(AmbiguousRegion) as raised:
        read_region("waena", under="91.71.05")
    assert raised.value.facts["count"] == 2
    assert read_region("kel waena", under="91.71.05").code == "91.71.05.1002"
    assert read_region("desa waena", under="91.71.05").code == "91.71.05.2005"


def test_a_name_that_stands_often_is_refused_with_ten_of_them() -> None:
    with pytest.raises(AmbiguousRegion) as raised:
        read_region("Sidomulyo", level="desa")
    candidates = raised.value.facts["candidates"]
    assert raised.value.facts["count"] == 98
    assert isinstance(candidates, tuple)
    assert len(candidates) == 10
    assert all(" Sidomulyo (" in candidate for candidate in candidates)


def test_regency_and_city_of_one_name_are_both_shown() -> None:
    with pytest.raises(AmbiguousRegion) as raised:
        read_region("bogor", level="kabkota")
    assert raised.value.facts["candidates"] == (
        "32.01 Kabupaten Bogor (Jawa Barat)",
        "32.71 Kota Bogor (Jawa Barat)",
    )


def test_a_slip_gets_the_names_it_is_like() -> None:
    for text, under in (("wanahernag", "32.01.02"), ("Gunung Putri", "32.01"), ("jawa brat", "")):
        with pytest.raises(SimilarRegion) as raised:
            read_region(text, under=under)
        near = raised.value.facts["near"]
        assert isinstance(near, tuple)
        assert 1 <= len(near) <= 3
        assert any(name in near[0] for name in ("Wanaherang", "Gunungputri", "Jawa Barat"))


@pytest.mark.parametrize("text", ["zzzzzz", "", "32.01.99", "3201020", "1234567890123456"])
def test_what_is_like_nothing_is_unknown(text: str) -> None:
    with pytest.raises(UnknownRegion) as raised:
        read_region(text)
    assert raised.value.facts == {"text": text}


def test_a_code_of_another_level_or_place_is_refused() -> None:
    with pytest.raises(WrongRegionLevel) as level:
        read_region("32.01", level="kecamatan")
    assert level.value.facts == {
        "region": "32.01 Kabupaten Bogor (Jawa Barat)",
        "form": "PP.KK.CC",
    }
    with pytest.raises(RegionOutside) as outside:
        read_region("32.01.02.2001", under="32.01.01")
    assert outside.value.facts == {
        "region": "32.01.02.2001 Wanaherang (Gunungputri, Kabupaten Bogor)",
        "under": "32.01.01 Cibinong (Kabupaten Bogor)",
    }
