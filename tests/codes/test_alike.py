from __future__ import annotations

import random
from itertools import combinations

import pytest

from ipsm_cli.codes.alike import LIKELY, Pair, Person, is_near_date, near, pairs, weigh
from ipsm_cli.text import Words

BORN, PHONE, DESA = "1980-07-05", "+628123456789", ("32.01.01.1001",)
YUSUF = Person(1, "Muhammad Yusuf", BORN, PHONE, DESA, "L")


@pytest.mark.parametrize(
    ("other", "reasons"),
    [
        (("Moh. Yusup", BORN, None, ()), "sounds birth_date"),
        (("Moh. Yusup", None, PHONE, DESA), "sounds phone desa"),
        (("Moh. Yusup", None, PHONE, ()), "sounds phone"),
        (("Moh. Yusup", None, None, DESA), "sounds desa"),
        (("Muhammad Yusuf", "1980-05-07", None, DESA), "same near_date desa"),
        (("M. Yusuf", BORN, PHONE, DESA), "initial birth_date phone desa"),
        (("Muhammad Yusuf Hidayat", BORN, None, DESA), "part birth_date desa"),
        (("Muhammad Yusuf", None, None, ()), None),  # the name alone
        (("Muhammad Yusuf", "1980-05-07", None, ()), None),
        (("Muhammad Yusuf", "1975-01-31", None, DESA), None),  # a namesake in the village
        (("Muhammad Yunus", BORN, PHONE, DESA), None),  # a twin
        (("Siti Aminah", None, PHONE, DESA), None),  # his wife
        (("M. Yusuf", None, None, DESA), None),
    ],
)
def test_who_may_be_one(
    other: tuple[str, str | None, str | None, tuple[str, ...]], reasons: str | None
) -> None:
    found = weigh(YUSUF, Person(2, *other))
    assert found == weigh(Person(2, *other), YUSUF)
    if reasons is None:
        assert found is None
        return
    assert found is not None
    assert found[1] == tuple(f"word.alike.{reason}" for reason in reasons.split())
    assert LIKELY <= found[0] <= 1
    assert all(reason in Words(language) for reason in found[1] for language in ("id", "en"))


def test_more_that_is_the_same_is_likelier() -> None:
    steps = [(None, None, DESA), (BORN, None, ()), (BORN, None, DESA), (BORN, PHONE, DESA)]
    scores = [found[0] for step in steps if (found := weigh(YUSUF, Person(2, YUSUF.name, *step)))]
    assert scores == [0.75, 0.9, 1.0, 1.0]


def test_another_sex_or_nik_speaks_against_it() -> None:
    one = Person(1, "Dwi Astuti", None, PHONE, DESA, "P", "3201014507800001")
    same = Person(2, "Dwi Astuti", None, PHONE, DESA, "P", None)
    assert weigh(one, same) is not None
    assert weigh(one, same._replace(sex="L")) is None
    found = weigh(one, same._replace(nik="3201014507800002"))
    assert found is not None and found[0] == pytest.approx(0.75)
    assert weigh(one, same._replace(nik="3201014507800002", phone=None)) is None


@pytest.mark.parametrize(
    ("one", "other", "is_near"),
    [
        ("1980-07-05", "1980-05-07", True),
        ("1980-07-05", "1990-07-05", True),
        ("1980-07-05", "1980-07-15", True),
        ("1980-07-05", "1981-07-15", False),
        ("1980-07-05", "1979-05-07", False),
    ],
)
def test_near_dates(one: str, other: str, is_near: bool) -> None:
    assert is_near_date(one, other) is is_near
    assert is_near_date(other, one) is is_near


def test_near_leaves_out_oneself_and_those_known_to_be_others() -> None:
    people = [
        YUSUF,
        Person(2, "Moh Yusup", BORN, None, DESA),
        Person(3, "Moh Yusup", BORN, PHONE, DESA),
        Person(4, "Ujang", BORN, PHONE, DESA),
    ]
    found = near(YUSUF, people)
    assert [(one.number, one.name) for one in found] == [(3, "Moh Yusup"), (2, "Moh Yusup")]
    assert [one.number for one in near(YUSUF, people, apart=[(1, 2)])] == [3]
    assert [one.number for one in near(YUSUF, people, apart=[(3, 1)])] == [2]
    new = YUSUF._replace(number=0)
    assert [one.number for one in near(new, people)] == [1, 3, 2]


def test_pairs() -> None:
    people = [Person(9, "Moh Yusup", BORN, None, DESA), YUSUF, Person(5, "Dedi", BORN, PHONE, DESA)]
    reasons = ("word.alike.sounds", "word.alike.birth_date", "word.alike.desa")
    assert pairs(people) == [Pair(1, 9, 0.987, reasons)]
    assert pairs(people, apart=[(1, 9)]) == []
    assert pairs([]) == []


def test_blocks_lose_no_pair_of_whole_words() -> None:
    """Against every pair looked at: what blocks leave out is a slip with a village alone."""
    chance = random.Random(20261124)
    first = ["Muhammad", "Moh.", "Siti", "Yusuf", "Yusup", "Agus", "Nur", "Abdur"]
    last = ["Hidayat", "Aini", "Rahman", "Rohman", "Suherman", "Suhermna", "Nuraeni", "Salim"]
    people = [
        Person(
            number,
            f"{chance.choice(first)} {chance.choice(last)}",
            chance.choice([None, "1970-01-01", "1980-07-05", "1980-05-07"]),
            chance.choice([None, None, f"+62812{chance.randrange(20)}"]),
            chance.choice([(), ("a",), ("b",), ("a", "b")]),
            chance.choice([None, "L", "P"]),
        )
        for number in range(1, 700)
    ]
    every = {
        (one.number, other.number): verdict
        for one, other in combinations(people, 2)
        if (verdict := weigh(one, other))
    }
    found = {(pair.one, pair.other): pair[2:] for pair in pairs(people)}
    assert found.items() <= every.items()
    lost = [reasons for two, (_, reasons) in every.items() if two not in found]
    assert len(found) > 500
    assert [r for r in lost if r[0] != "word.alike.slip"] == []
    assert len(lost) < len(found) / 10
