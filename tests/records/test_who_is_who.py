"""Who may be in the register already: a like name, and something else that is the same."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.records import merging, papers, who_is_who

DESA = "32.01.01.1001"
PHONE = "+6281200007777"


@pytest.fixture
def known(office: Any) -> int:
    number: int = office.worker(
        "Muhammad Yusuf", sex="L", phone=PHONE, birth_date="1980-07-05", desas=[DESA]
    )
    return number


def told(office: Any, name: str, desas: tuple[str, ...] = (), **fields: Any) -> list[Any]:
    found = who_is_who.doubts(office.db, {"name": name, "sex": "L", **fields}, desas, 0, ())
    assert all(doubt.key == "doubt.alike" for doubt in found)
    return [doubt.facts["number"] for doubt in found]


@pytest.mark.parametrize(
    ("name", "fields", "desas"),
    [
        ("Moh. Yusup", {"phone": PHONE}, ()),
        ("M. Jusuf", {"birth_date": "1980-07-05"}, ()),
        ("Muhammad Yusuf", {}, (DESA,)),
    ],
)
def test_a_like_name_and_one_thing_more(
    office: Any, known: int, name: str, fields: dict[str, str], desas: tuple[str, ...]
) -> None:
    assert told(office, name, desas, **fields) == [known]


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("Muhammad Yusuf", {}),  # a name alone
        ("Asep Sunandar", {"phone": PHONE}),  # a shared telephone alone
        ("Asep Sunandar", {"birth_date": "1980-07-05"}),
        ("", {"phone": PHONE}),
    ],
)
def test_less_is_no_doubt(office: Any, known: int, name: str, fields: dict[str, str]) -> None:
    assert told(office, name, **fields) == []


def test_who_is_known_to_be_another_is_not_asked_about(office: Any, known: int) -> None:
    fields: Any = {"name": "Moh. Yusup", "sex": "L", "phone": PHONE}
    assert who_is_who.doubts(office.db, fields, (), 0, [known]) == []
    other = office.worker("Moh. Yusup", sex="L", phone=PHONE, keep=lambda doubts: "x")
    assert who_is_who.doubts(office.db, fields, (), other, ())
    office.do(merging.keep_apart, known, other)
    assert who_is_who.doubts(office.db, fields, (), other, ()) == []


def test_an_ended_duty_is_no_sign(office: Any, known: int) -> None:
    office.do(papers.end, Codes(), "duty", 1, "2026-01-31")
    assert told(office, "Muhammad Yusuf", (DESA,)) == []
