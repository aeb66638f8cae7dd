"""The workers of the demo branch: as many as asked, none twice, none too young."""

from __future__ import annotations

import random

import pytest

from ipsm_cli.codes.region_tree import exists, within
from ipsm_cli.core.dates import age_on, first_day
from ipsm_cli.core.identity import nik_doubts, read_phone
from ipsm_cli.core.period import twelve_months_to
from ipsm_cli.records.demo_people import Absence, Person, make_people

YEAR = twelve_months_to("2026-10")
VILLAGES = [(region.code, region.name) for region in within("32.01.01")]


@pytest.fixture(scope="module")
def people() -> list[Person]:
    return make_people(random.Random(3), 160, VILLAGES, YEAR)


def test_nobody_is_there_twice(people: list[Person]) -> None:
    assert [person.number for person in people] == list(range(1, 161))
    assert len({person.fields["name"] for person in people}) == 160
    niks = [person.fields["nik"] for person in people if person.fields["nik"]]
    assert 145 < len(set(niks)) == len(niks) < 160
    phones = [person.fields["phone"] for person in people if person.fields["phone"]]
    assert len(set(phones)) == len(phones)
    assert all(read_phone(phone) == phone for phone in phones)


def test_all_were_grown_when_service_began(people: list[Person]) -> None:
    for person in people:
        since, birth = person.fields["active_since"], person.fields["birth_date"]
        assert birth is not None
        if since is not None:
            assert first_day(since) < YEAR.first_day()
            assert age_on(birth, first_day(since)) >= 18
        assert age_on(birth, YEAR.first_day()) >= 18


def test_doubtful_nik_are_those_with_a_reason(people: list[Person]) -> None:
    for person in people:
        fields = person.fields
        if nik := fields["nik"]:
            found = nik_doubts(nik, fields["birth_date"], fields["sex"], exists)
            assert bool(found) == bool(person.kept_reason), person.number


def test_the_last_village_has_nobody(people: list[Person]) -> None:
    served = {desa for person in people for desa in person.desas}
    assert served == {code for code, _ in VILLAGES[:-1]}
    assert all(person.fields["home_desa"] == person.desas[0] for person in people)


def test_a_larger_branch_begins_with_the_same_persons(people: list[Person]) -> None:
    few = make_people(random.Random(3), 5, VILLAGES, YEAR)
    assert [p.fields["name"] for p in few] == [p.fields["name"] for p in people[:5]]


def test_absences_lie_inside_the_year(people: list[Person]) -> None:
    absences = [person.away for person in people if person.away]
    assert len(absences) >= 2
    for away in absences:
        assert YEAR.first_day() < away.first <= (away.back or away.first) <= YEAR.last_day()
    leaves = [person for person in people if person.away and "melahirkan" in person.away.note]
    assert leaves and all(person.fields["sex"] == "P" for person in leaves)


def test_service_pauses_from_the_first_day_until_the_day_of_return(people: list[Person]) -> None:
    leave = people[0]._replace(away=Absence("2026-02-10", "2026-04-10", "", None, ""))
    days = ("2026-02-09", "2026-02-10", "2026-04-09", "2026-04-10")
    assert [leave.serves(day) for day in days] == [True, False, False, True]
    gone = people[0]._replace(away=Absence("2026-02-10", None, "", None, ""))
    assert [gone.serves(day) for day in days] == [True, False, False, False]
    assert people[0]._replace(away=None).serves("2026-02-10")
