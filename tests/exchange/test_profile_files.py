"""Profiles as files: what was given comes back, what a stranger wrote is read with care."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from exchange.import_ground import Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange import export_profiles, profile_files
from ipsm_cli.exchange.profile_files import LARGEST, Given
from ipsm_cli.records import profiles as deeds

WORKERS = {"sheets": [{"report": "workers"}]}
FILE = {"ipsm_profile": 1, "name": "dinas", "kind": "export", "profile": WORKERS}


@pytest.fixture
def taken(tmp_path: Path) -> Any:
    """Reads a file of these bytes, or of what JSON they would be."""

    def read(told: Any) -> Given:
        path = tmp_path / "profil.json"
        path.write_bytes(told if isinstance(told, bytes) else json.dumps(told).encode())
        return profile_files.read(path)

    return read


def test_what_was_given_is_taken(ground: Ground, taken: Any) -> None:
    for one in profile_files.every(ground.db):
        assert taken(profile_files.write(one)) == one._replace(built_in=False)
        if one.kind != export_profiles.KIND:
            assert profile_files.of_import(one).content() == json.dumps(
                one.content, ensure_ascii=False
            )
    assert taken(b"\xef\xbb\xbf" + json.dumps(FILE).encode()) == Given("dinas", "export", WORKERS)


@pytest.mark.parametrize(
    "told",
    [
        b"",
        b"PK\x03\x04",
        b"\xff\xfe{\x00}\x00",
        b"[" * 100_000,
        [FILE],
        {},
        {**FILE, "ipsm_profile": 2},
        b'{"ipsm_profile": 1, "name": "' + b"a" * LARGEST + b'"}',
    ],
)
def test_what_is_no_profile_is_called_so(taken: Any, told: Any) -> None:
    with pytest.raises(errors.ProfileFileForeign) as refused:
        taken(told)
    assert refused.value.facts == {"file": "profil.json"}


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "people"},
        {"kind": ["export"]},
        {"name": 7},
        {"name": "../../etc/passwd"},
        {"name": "C:\\x"},
        {"profile": []},
    ],
)
def test_what_cannot_stand_there(taken: Any, change: dict[str, Any]) -> None:
    with pytest.raises(errors.BadProfileValue):
        taken({**FILE, **change})


def test_what_has_no_place_in_it(taken: Any, tmp_path: Path) -> None:
    with pytest.raises(errors.UnknownProfilePart):
        taken({**FILE, "run": "rm"})
    with pytest.raises(errors.FileMissing):
        profile_files.read(tmp_path / "tidak-ada.json")


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"maps": {"a": "nik_palsu"}}, errors.UnknownField),
        ({"codes": {"sek": {"1": "L"}}}, errors.UnknownField),
        ({"defaults": {"kinds": "LH01"}}, errors.UnknownField),
        ({"maps": {"a": 1}}, errors.BadProfileValue),
        ({"maps": []}, errors.BadProfileValue),
        ({"codes": {"sex": "L"}}, errors.BadProfileValue),
        ({"sheet": 3}, errors.BadProfileValue),
        ({"mapping": {}}, errors.UnknownProfilePart),
        ({"words": {"a\u202e": "b"}}, errors.ForbiddenCharacter),
    ],
)
def test_a_profile_of_the_import_speaks_of_fields(content: Any, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        profile_files.of_import(Given("a", "workers", content))


def test_one_is_found_by_name_and_sort(ground: Ground) -> None:
    with ground.pen() as pen:
        deeds.save(pen, "Dinas", "export", json.dumps(WORKERS))
    assert profile_files.find(ground.db, " dinas") == Given("Dinas", "export", WORKERS)
    assert profile_files.find(ground.db, "month").built_in
    with pytest.raises(errors.UnknownProfile):
        profile_files.find(ground.db, "dinas", "workers")


def test_two_of_one_name_are_told_apart_by_sort(ground: Ground) -> None:
    with ground.pen() as pen:  # another program may have written it
        deeds.save(pen, "month", "workers", "{}")
    with pytest.raises(errors.AmbiguousProfile) as refused:
        profile_files.find(ground.db, "month")
    assert refused.value.facts["sorts"] == ("workers", "export")
    assert profile_files.find(ground.db, "month", "workers").content == {}
