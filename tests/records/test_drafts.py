from __future__ import annotations

import json
from typing import Any

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served
from ipsm_cli.records import drafts
from ipsm_cli.records.drafts import Incoming, Received

CODES = Codes()
DIGEST = "0" * 64
READING = {"sender": "Siti", "date": {"value": "2026-11-23", "how": "sure", "why": "", "text": ""}}
ONE = Incoming("Kegiatan: sembako", "sembako", READING)
TWO = Incoming("Kegiatan: posyandu", "posyandu", READING)
FIELDS: Any = {"date": "2026-11-23", "kind": "KD01"}


def receive(office: Any, *messages: Incoming) -> Received:
    received: Received = office.do(drafts.receive, "pesan.txt", DIGEST, messages)
    return received


def accept(office: Any, number: int, fields: Any = FIELDS, **more: Any) -> int:
    who = [Part(office.worker(), "pelaksana")]
    activity: int = office.do(drafts.accept, CODES, number, fields, who, **more)
    return activity


def states(office: Any) -> list[Any]:
    return office.rows("SELECT number, state, activity FROM draft ORDER BY number")  # type: ignore[no-any-return]


def test_messages_are_kept_as_drafts_in_one_entry(office: Any) -> None:
    before = office.entry
    assert receive(office, ONE, TWO) == Received((1, 2), 0)
    assert office.entry == before + 1
    assert office.rows("SELECT received_on, message, state, batch FROM draft") == [
        ("2026-11-24", ONE.message, "waiting", 1),
        ("2026-11-24", TWO.message, "waiting", 1),
    ]
    (reading,) = office.rows("SELECT DISTINCT reading FROM draft")
    assert json.loads(reading[0]) == READING
    assert office.rows("SELECT kind, file, sha256, added, changed, same, refused FROM batch") == [
        ("chat", "pesan.txt", DIGEST, 2, 0, 0, 0)
    ]
    assert office.rows("SELECT count(*) FROM activity") == [(0,)]


def test_the_same_message_twice_adds_nothing(office: Any) -> None:
    assert receive(office, ONE, ONE) == Received((1,), 1)
    before = list(office.db.iterdump())
    assert receive(office, ONE) == Received((), 1)
    assert list(office.db.iterdump()) == before
    assert receive(office, ONE, TWO) == Received((2,), 1)


def test_nothing_to_receive_writes_nothing(office: Any, unchanged: None) -> None:
    assert receive(office) == Received((), 0)


def test_a_draft_becomes_an_activity(office: Any) -> None:
    receive(office, ONE)
    number = accept(office, 1, served=[Served("", "", "", 25)], partners=["desa"])
    assert states(office) == [(1, "accepted", number)]
    assert office.rows("SELECT date, kind, area, people FROM activity") == [
        ("2026-11-23", "KD01", "KD", 25)
    ]
    assert office.rows("SELECT partner FROM partner") == [("desa",)]


def test_accepting_is_taken_back_as_a_whole(office: Any) -> None:
    receive(office, ONE)
    office.worker("Euis Nurhayati")
    before = office.dump()
    who = [Part(1, "pelaksana")]
    office.do(drafts.accept, CODES, 1, FIELDS, who)
    office.undo()
    assert office.dump() == before
    assert office.do(drafts.accept, CODES, 1, FIELDS, who) == 2  # numbers are never used again


def test_dropping_is_taken_back(office: Any) -> None:
    receive(office, ONE, TWO)
    office.do(drafts.drop, 1)
    assert states(office) == [(1, "dropped", None), (2, "waiting", None)]
    assert receive(office, ONE) == Received((), 1)  # it does not come back by itself
    office.undo()
    assert states(office) == [(1, "waiting", None), (2, "waiting", None)]


def test_a_whole_batch_is_taken_back_and_can_come_again(office: Any) -> None:
    before = office.dump()
    receive(office, ONE, TWO)
    office.undo()
    assert office.dump() == before
    assert receive(office, ONE, TWO) == Received((3, 4), 0)


def test_a_batch_with_an_accepted_draft_is_not_taken_back(office: Any) -> None:
    receive(office, ONE)
    batch = office.entry
    accept(office, 1)
    with pytest.raises(errors.StandsOnIt):
        office.undo(batch)
    assert states(office) == [(1, "accepted", 1)]


ACCEPTING = (drafts.accept, CODES)
DROPPING = (drafts.drop,)


@pytest.mark.parametrize("deed", [ACCEPTING, DROPPING], ids=["accept", "drop"])
def test_a_draft_is_decided_once(office: Any, deed: tuple[Any, ...]) -> None:
    receive(office, ONE, TWO)
    accept(office, 1)
    office.do(drafts.drop, 2)
    more = (FIELDS, [Part(1, "pelaksana")]) if deed is ACCEPTING else ()
    for number, state in ((1, "accepted"), (2, "dropped")):
        with pytest.raises(errors.DraftDone) as refused:
            office.do(*deed, number, *more)
        assert refused.value.facts == {"number": number, "state": f"word.draft.{state}"}
    with pytest.raises(errors.NoSuchRecord):
        office.do(*deed, 9, *more)


def test_what_forbids_an_activity_forbids_to_accept_it(office: Any) -> None:
    receive(office, ONE)
    office.worker()
    before = list(office.db.iterdump())
    with pytest.raises(errors.FutureDate):
        office.do(drafts.accept, CODES, 1, {**FIELDS, "date": "2026-12-24"}, [Part(1, "x")])
    with pytest.raises(errors.NoWorkerNamed):
        office.do(drafts.accept, CODES, 1, FIELDS, [])
    assert list(office.db.iterdump()) == before
