"""What cannot be said of a worker."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.records import worker_rules

TODAY = "2026-11-24"

# active_since, days of the active statuses, the first day that counts
SERVED = [
    (None, [], TODAY),
    ("2020", [], "2020-12-31"),
    ("2024-02", [], "2024-02-29"),
    ("2025-12", [], "2025-12-31"),
    ("2024-05-06", [], "2024-05-06"),
    ("2026", [], TODAY),  # the year is not over
    ("2026-11", ["2026-11-01"], TODAY),
    (None, ["0001-01-01"], TODAY),
    (None, ["0001-01-01", "2025-09-01"], "2025-09-01"),
    ("2020", ["2020-01-01", "2025-09-01"], "2020-12-31"),
]


@pytest.mark.parametrize(("since", "days", "expected"), SERVED)
def test_who_was_active_from_the_first(office: Any, since: Any, days: Any, expected: str) -> None:
    fields = {"active_since": since}
    assert office.do(worker_rules.served_from, fields, True, days) == expected


@pytest.mark.parametrize(
    ("days", "expected"), [([], None), (["2025-09-01", "2026-03-01"], "2025-09-01")]
)
def test_who_began_otherwise(office: Any, days: list[str], expected: str | None) -> None:
    fields = {"active_since": "2020-01-01"}
    assert office.do(worker_rules.served_from, fields, False, days) == expected


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("2008-11-24", "2026-11-24", None),
        ("2008-11-25", "2026-11-24", 17),
        ("2008-02-29", "2026-02-28", 17),
        ("2008-02-29", "2026-03-01", None),
        ("2026-11-24", "2026-11-24", 0),
        (None, "2026-11-24", None),
    ],
)
def test_eighteen_on_the_day(birth: str | None, day: str, age: int | None) -> None:
    if age is None:
        worker_rules.check_age(birth, day)
        return
    with pytest.raises(errors.TooYoung) as caught:
        worker_rules.check_age(birth, day)
    assert caught.value.facts == {"age": age, "day": day}


def test_ids_are_one_persons_alone(office: Any) -> None:
    nik = "3201014507800001"
    office.worker("Siti Aminah", nik=nik, birth_date="1980-07-05", member_number="7")
    check = worker_rules.check_ids
    check(office.db, {"nik": nik, "member_number": "7"}, 1)  # oneself
    check(office.db, {"nik": "3201014507800002", "member_number": "8"}, 2)
    check(office.db, {"nik": None, "member_number": None}, 2)
    check(office.db, {}, 2)
    with pytest.raises(errors.DuplicateNik) as caught:
        check(office.db, {"nik": nik}, 2)
    assert caught.value.facts == {"number": 1, "name": "Siti Aminah"}
    with pytest.raises(errors.DuplicateMemberNumber) as other:
        check(office.db, {"member_number": "7"}, 0)
    assert other.value.facts == {"number": 1, "name": "Siti Aminah"}


def test_check_again_knows_the_service(office: Any) -> None:
    number = office.worker("Calon", status="calon", birth_date="2008-01-01", active_since=None)
    check = worker_rules.check_again
    office.do(check, {"birth_date": "2020-01-01"}, number)
    office.reinstate(number, "2026-05-01")
    office.do(check, {"birth_date": "2008-05-01"}, number)
    with pytest.raises(errors.TooYoung) as caught:
        office.do(check, {"birth_date": "2008-05-02"}, number)
    assert caught.value.facts == {"age": 17, "day": "2026-05-01"}


def test_what_has_not_happened_yet(office: Any) -> None:
    with pytest.raises(errors.BornInFuture):
        office.do(worker_rules.check, {"birth_date": "2026-11-25"}, 0, None)
    with pytest.raises(errors.FutureDate):
        office.do(worker_rules.check, {"active_since": "2026-12"}, 0, None)
    office.do(worker_rules.check, {"active_since": "2026-11"}, 0, None)
