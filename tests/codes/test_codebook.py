"""The shipped lists are whole, and the branch's own codes stand beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsm_cli.codes.codebook import FOLDER, PARENTS, Codes
from ipsm_cli.core.errors import UnknownList

SIZES = {
    "acting": 3,
    "age_band": 4,
    "appointment_kind": 4,
    "area": 4,
    "basic_need": 13,
    "card_issuer": 3,
    "card_kind": 2,
    "cert_level": 4,
    "companion2013": 8,
    "education": 12,
    "end_reason": 11,
    "fund_source": 7,
    "honor_verdict": 11,
    "kind": 60,
    "level": 5,
    "office": 10,
    "part": 3,
    "partner": 13,
    "pas12": 12,
    "position": 16,
    "ppks": 26,
    "programme": 30,
    "psks": 12,
    "setting": 13,
    "sex": 2,
    "sk_issuer": 8,
    "spm_service": 10,
    "training_level": 4,
    "unit": 9,
    "worker_status": 6,
}


def test_every_list_is_there_with_all_its_codes() -> None:
    codes = Codes()
    assert {name: len(codes.all(name)) for name in codes.names()} == SIZES


@pytest.mark.parametrize("name", SIZES)
def test_a_list_is_well_formed(name: str) -> None:
    raw = (Path(FOLDER) / f"{name}.csv").read_bytes()
    text = raw.decode("utf-8")
    assert b"\r" not in raw
    assert text.endswith("\n")
    assert not text.startswith("\ufeff")
    assert text.startswith("code,label_id,label_en")
    codes = Codes().all(name)
    assert len(text.splitlines()) == len(codes) + 1  # no code twice
    for code in codes:
        for value in (code.code, code.label_id, code.label_en):
            assert value
            assert value == value.strip()
        assert None not in code.extra
        assert None not in code.extra.values()


@pytest.mark.parametrize("name", SIZES)
def test_labels_of_a_list_differ(name: str) -> None:
    codes = Codes().all(name)
    for language in ("id", "en"):
        assert len({code.label(language).casefold() for code in codes}) == len(codes)


def test_each_area_has_fifteen_kinds_counted_in_a_known_unit() -> None:
    codes = Codes()
    areas = [area.code for area in codes.all("area")]
    assert areas == ["LH", "KD", "PP", "KP"]
    for area in areas:
        kinds = [kind for kind in codes.all("kind") if kind.parent == area]
        assert [kind.code for kind in kinds] == [f"{area}{number:02}" for number in range(1, 16)]
        assert all(codes.get("unit", kind.unit) for kind in kinds)


def test_codes_stand_under_codes_that_exist() -> None:
    codes = Codes()
    for name, (column, parent_list) in PARENTS.items():
        for code in codes.all(name):
            assert codes.get(parent_list, code.extra[column]), code.code
    assert {code.parent for code in codes.all("ppks")} == {str(n) for n in (*range(1, 13),)}


def test_only_an_active_status_counts_as_active() -> None:
    statuses = Codes().all("worker_status")
    assert [x.code for x in statuses if x.extra["counts_as_active"] == "1"] == ["aktif"]


def test_label_in_either_language_and_an_old_code_as_itself() -> None:
    codes = Codes()
    assert codes.label("kind", "LH02", "id") == "Pembersihan saluran air/irigasi dan sungai"
    assert codes.label("kind", "LH02", "en") == "Clearing drains, irrigation canals and rivers"
    assert codes.label("ppks", "PMKS-7", "id") == "PMKS-7"


def test_a_retired_code_stays_readable() -> None:
    dtks = Codes().get("programme", "DTKS")
    assert dtks is not None
    assert not dtks.active
    assert [x.code for x in Codes().all("programme") if not x.active] == ["DTKS"]


def test_own_codes_come_after_the_shipped_ones() -> None:
    codes = Codes([("kind", "LH51", "Lomba kampung bersih", "", "LH", "kali")])
    own = codes.all("kind")[-1]
    assert (own.code, own.parent, own.unit, own.active) == ("LH51", "LH", "kali", True)
    assert own.label("en") == "Lomba kampung bersih"  # no English given
    assert len(codes.all("kind")) == 61
    assert len(Codes().all("kind")) == 60


def test_an_own_code_of_a_list_without_parents() -> None:
    codes = Codes([("partner", "baznas", "Baznas", "Baznas", "", "")])
    own = codes.get("partner", "baznas")
    assert own is not None
    assert own.parent == ""
    assert own.unit == ""


def test_an_own_code_does_not_replace_a_shipped_one() -> None:
    codes = Codes([("kind", "LH01", "Lain", "Other", "KP", "kg")])
    assert codes.label("kind", "LH01", "id") == "Kerja bakti kebersihan lingkungan"
    assert len(codes.all("kind")) == 60


@pytest.mark.parametrize("name", ["warna", "", "../lists/kind", "kind.csv"])
def test_an_unknown_list_is_named_with_those_there_are(name: str) -> None:
    with pytest.raises(UnknownList) as raised:
        Codes().all(name)
    assert raised.value.facts == {"text": name, "lists": tuple(SIZES)}
