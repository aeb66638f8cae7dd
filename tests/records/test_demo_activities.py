"""The activities planned for the demo branch, before the register has its say."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.period import twelve_months_to
from ipsm_cli.records.demo_activities import Plan, Planner
from ipsm_cli.records.demo_people import Absence, Person, make_people
from ipsm_cli.records.demo_pieces import read_pieces

YEAR = twelve_months_to("2026-10")
VILLAGES = [(region.code, region.name) for region in within("32.01.01")]


@pytest.fixture(scope="module")
def people() -> list[Person]:
    """Twelve workers; all but the first are away from May on."""
    made = make_people(random.Random(5), 12, VILLAGES, YEAR)
    away = Absence("2026-05-01", None, "", None, "")
    return [person._replace(away=away if person.number > 1 else None) for person in made]


@pytest.fixture(scope="module")
def plans(people: list[Person]) -> list[Plan]:
    planner = Planner(random.Random(5), read_pieces(Codes()), people, VILLAGES, YEAR)
    return planner.plans(1500)


def test_plans_come_in_the_order_of_recording(plans: list[Plan]) -> None:
    assert len(plans) == 1500
    assert [plan.day for plan in plans] == sorted(plan.day for plan in plans)
    assert all(plan.fields["date"] <= plan.day <= "2026-10-31" for plan in plans)


def test_who_is_away_takes_no_part(plans: list[Plan]) -> None:
    for plan in plans:
        workers = [part.worker for part in plan.parts]
        assert 1 <= len(workers) == len(set(workers)) <= 4
        if plan.fields["date"] >= "2026-05-01":
            assert workers == [1]


def test_the_village_of_a_worker_is_where_she_leads(
    people: list[Person], plans: list[Plan]
) -> None:
    served = {desa for person in people for desa in person.desas}
    for plan in plans:
        desa = plan.fields["desa"]
        if desa in served and plan.fields["date"] < "2026-05-01":
            assert desa in people[plan.parts[0].worker - 1].desas


def test_the_busiest_village_and_the_forgotten_one(plans: list[Plan]) -> None:
    counts = Counter(plan.fields["desa"] for plan in plans if plan.fields["desa"])
    assert counts.most_common(1)[0][0] == VILLAGES[0][0]
    assert counts[VILLAGES[-1][0]] < 10
    meetings = [plan for plan in plans if plan.fields["desa"] is None]
    assert {plan.area for plan in meetings} == {"KP"}


def test_quantities_have_their_unit_and_match_the_people(plans: list[Plan]) -> None:
    units = {code.code: code.unit for code in Codes().all("kind")}
    one_each = {kind.code for kind in read_pieces(Codes()).kinds if kind.one_each}
    matched = 0
    for plan in plans:
        quantity, unit = plan.fields["quantity"], plan.fields["unit"]
        assert (quantity is None) == (unit is None)
        assert unit in (None, units[plan.fields["kind"]])
        if plan.fields["kind"] in one_each and plan.served:
            assert quantity == sum(count.n for count in plan.served)
            matched += 1
    assert matched > 50


def test_spm_services_stand_beside_a_basic_need(plans: list[Plan]) -> None:
    met = [plan for plan in plans if plan.fields.get("spm_service")]
    assert met and all(plan.fields["basic_need"] for plan in met)


def test_voids_are_few_and_have_their_reason(plans: list[Plan]) -> None:
    voided = [plan for plan in plans if plan.voided_on]
    assert 0 < len(voided) < 60
    assert all(plan.void_reason and plan.day <= (plan.voided_on or "") for plan in voided)
    assert not any(plan.void_reason for plan in plans if not plan.voided_on)
