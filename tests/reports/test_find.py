from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.names import search_key
from ipsm_cli.core.records import Who
from ipsm_cli.reports.find import (
    Found,
    active_names,
    activity_number,
    find_workers,
    is_village,
    newest_activities,
    village_code,
    worker_name,
    worker_number,
)
from ipsm_cli.store.create import create

NAMES = [
    "Siti Aminah",
    "Siti Aminah Putri",
    "Dadang Suhendar",
    "Nurhayati",
    "Hayati",
    "Ujang",
    "Agus Salim",
    "Agus Salim",
    *(f"Ratna {letter}" for letter in "ABCDEFGHIJ"),
]
VILLAGES = [
    ("32.01.01.1001", "Cibinong"),
    ("32.01.01.1002", "Pabuaran"),
    ("32.01.01.1003", "Pabuaran Mekar"),
    ("32.01.01.2004", "Ciriung"),
    ("32.01.02.2004", "Sukamaju"),
    ("32.01.02.2005", "Sukamaju"),
]


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    who = Who("tati", "test", "2026-11-24T08:00:00+07:00", "2026-11-24")
    with create(tmp_path_factory.mktemp("find") / "ipsm.db") as register:
        with register.change(who) as pen:
            for code, name in VILLAGES:
                pen.insert("village", {"code": code, "name": name})
            members = {3: "0321-7", 6: "4"}
            for number, name in enumerate(NAMES, 1):
                row = {"uid": f"w{number}", "name": name, "search": search_key(name), "sex": "P"}
                pen.insert("worker", {**row, "member_number": members.get(number)})
            pen.insert(
                "duty",
                {
                    "uid": "32.01.01.1001",
                    "worker": 1,
                    "desa": "32.01.01.1001",
                    "since": "2024-01-01",
                },
            )
            pen.insert(
                "duty",
                {
                    "uid": "32.01.01.1002",
                    "worker": 1,
                    "desa": "32.01.01.1002",
                    "since": "2024-01-01",
                },
            )
            row = {"uid": "a", "date": "2026-10-01", "recorded_on": "2026-10-01", "area": "x"}
            pen.insert("activity", {**row, "kind": "y"})
        yield register.db


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1", 1),
        ("#3", 3),
        (" no 12 ", 12),
        ("No. 12", 12),
        ("nomor 5", 5),
        ("no.7", 7),
        ("#4", 4),  # a sign before the number: never a member number
        ("0321-7", 3),
        ("siti aminah", 1),  # the whole name wins over a piece of a longer one
        ("SITI AMINAH PUTRI", 2),
        ("putri siti", 2),
        ("pak dadang", 3),
        ("Bu Hj. Nurhayati, S.Sos", 4),
        ("dad suh", 3),
        ("nur", 4),
        ("hendar", 3),  # nowhere at the beginning of a word, so anywhere in it
        ("hayati", 5),
        ("ratna c", 11),
        ("st. amina putri", 2),  # the same name in another spelling, where only one has it
        ("dadang soehendar", 3),
        ("noerhajati", 4),
    ],
)
def test_the_one_meant(db: Any, text: str, number: int) -> None:
    assert worker_number(db, text) == number


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("siti", ("1 Siti Aminah (Cibinong)", "2 Siti Aminah Putri")),
        ("agus salim", ("7 Agus Salim", "8 Agus Salim")),
        ("agoes saliem", ("7 Agus Salim", "8 Agus Salim")),
        ("4", ("4 Nurhayati", "6 Ujang")),  # a number and another's member number
        ("ratna", tuple(f"{n} Ratna {x}" for n, x in enumerate("ABCDEFGH", 9))),
    ],
)
def test_two_are_shown_and_none_is_chosen(db: Any, text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(errors.AmbiguousWorker) as caught:
        worker_number(db, text)
    assert caught.value.facts == {"text": text, "candidates": candidates}
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("text", ["99", "#99", "budi", "", "  ", "siti budi", "%", "_", "''"])
def test_nobody(db: Any, text: str) -> None:
    with pytest.raises(errors.UnknownWorker) as caught:
        worker_number(db, text)
    assert caught.value.exit_code == 4


def test_a_nik_is_not_repeated(db: Any) -> None:
    with pytest.raises(errors.UnknownWorker) as caught:
        worker_number(db, "3201014507800001")
    assert caught.value.facts == {"text": "320101**********"}


def test_find_workers(db: Any) -> None:
    assert find_workers(db, "aminah") == [
        Found(1, "Siti Aminah", None, "Cibinong", 0.9, "word.found.begins"),
        Found(2, "Siti Aminah Putri", None, None, 0.9, "word.found.begins"),
    ]
    assert find_workers(db, "siti aminah")[0].reason == "word.found.whole"
    assert find_workers(db, "3")[0].reason == "word.found.number"
    assert [found.number for found in find_workers(db, "siti aminah")] == [1, 2]
    assert [found.number for found in find_workers(db, "0321-7")] == [3]
    assert find_workers(db, "budi") == []
    everybody = find_workers(db, "")
    assert [found.name for found in everybody] == sorted(NAMES)
    assert {(found.score, found.reason) for found in everybody} == {(0.0, "")}


def test_who_only_resembles_the_typing_is_found_where_asked(db: Any) -> None:
    assert find_workers(db, "dadang suhendra") == []
    (found,) = find_workers(db, "dadang suhendra", slips=True)
    assert (found.number, found.reason) == (3, "word.found.slip")
    assert 0.3 < found.score < 0.6


def test_who_only_resembles_the_typing_is_never_chosen(db: Any) -> None:
    with pytest.raises(errors.SimilarWorker) as caught:
        worker_number(db, "dadnag suhendar")
    near = ("3 Dadang Suhendar",)
    assert caught.value.facts == {"text": "dadnag suhendar", "near": near}
    assert caught.value.exit_code == 4


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("32.01.01.1002", "32.01.01.1002"),
        ("1001", "32.01.01.1001"),
        ("CIBINONG", "32.01.01.1001"),
        ("Kel. Cibinong", "32.01.01.1001"),
        ("desa ciriung", "32.01.01.2004"),
        ("pabuaran", "32.01.01.1002"),  # the whole name wins over a longer one
        ("pabuaran m", "32.01.01.1003"),
        ("cib", "32.01.01.1001"),
        ("mekar", "32.01.01.1003"),
        ("iung", "32.01.01.2004"),
    ],
)
def test_the_village_meant(db: Any, text: str, code: str) -> None:
    assert village_code(db, text) == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("ci", ("32.01.01.1001 Cibinong", "32.01.01.2004 Ciriung")),
        ("sukamaju", ("32.01.02.2004 Sukamaju", "32.01.02.2005 Sukamaju")),
        ("2004", ("32.01.01.2004 Ciriung", "32.01.02.2004 Sukamaju")),
    ],
)
def test_two_villages(db: Any, text: str, candidates: tuple[str, ...]) -> None:
    with pytest.raises(errors.AmbiguousVillage) as caught:
        village_code(db, text)
    assert caught.value.facts == {"text": text, "candidates": candidates}
    assert caught.value.exit_code == 2


def test_no_such_village(db: Any) -> None:
    with pytest.raises(errors.UnknownVillage) as caught:
        village_code(db, "Cibinonk")
    assert caught.value.facts["near"] == ("Cibinong",)
    assert caught.value.exit_code == 2
    for text in ("Zzz", "", "9999"):
        with pytest.raises(errors.UnknownVillage) as caught:
            village_code(db, text)
        assert caught.value.facts["near"] == ("Cibinong", "Pabuaran", "Pabuaran Mekar")


def test_whether_a_village_may_be_meant(db: Any) -> None:
    for text in ("cibinong", "ci", "2004", "32.01.01.1002"):
        assert is_village(db, text)
    for text in ("LH99", "", "9999"):
        assert not is_village(db, text)


def test_a_branch_without_villages(db: Any, tmp_path: Any) -> None:
    with create(tmp_path / "ipsm.db") as register, pytest.raises(errors.OutsideBranch):
        village_code(register.db, "Cibinong")


def test_activities_are_named_by_number(db: Any) -> None:
    for text in ("1", "#1", "no 1"):
        assert activity_number(db, text) == 1
    with pytest.raises(errors.NoSuchRecord) as caught:
        activity_number(db, "2")
    assert caught.value.facts == {"kind": "noun.activity", "number": 2}
    for text in ("", "satu", "-1", "1.5", "12345678901"):
        with pytest.raises(errors.UnreadableNumber):
            activity_number(db, text)


def test_worker_name(small: Any) -> None:
    assert worker_name(small.db, 3) == "Siti Komariah"
    with pytest.raises(errors.NoSuchRecord) as caught:
        worker_name(small.db, 99)
    assert caught.value.facts == {"kind": "noun.worker", "number": 99}


def test_names_to_choose_from_are_the_active_ones(small: Any) -> None:
    assert active_names(small.db, "2026-11-24") == [
        ("Dadang Suhendar", "2 Cibinong"),
        ("Euis Nurhayati", "5"),
        ("Siti Aminah", "1 Cibinong"),
    ]
    names = [name for name, _ in active_names(small.db, "2026-10-15")]
    assert names == ["Dadang Suhendar", "Siti Aminah", "Siti Komariah"]


def test_newest_activities_come_first_and_count(small: Any) -> None:
    assert newest_activities(small.db, 2) == [("5", "2026-11-03 KP01"), ("3", "2026-10-09 PP01")]
    assert [number for number, _ in newest_activities(small.db)] == ["5", "3", "2", "1", "6"]
