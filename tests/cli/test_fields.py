"""The one table behind options and forms."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ipsm_cli.cli import fields
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.columns import ActivityFields, BranchFields, WorkerFields
from ipsm_cli.core.period import read_period
from ipsm_cli.store.register import open_to_read
from ipsm_cli.text import LANGUAGES, Words

TODAY = datetime.date(2026, 11, 24)
EVERY = (
    *fields.WORKER,
    fields.DUTY,
    *fields.ACTIVITY,
    fields.TAKING_PART,
    *fields.COUNTS,
    fields.PARTNER,
    *fields.BRANCH,
    *fields.FILTERS,
    fields.LIKE,
    fields.STATUS,
    fields.END_REASON,
    fields.DAY,
    fields.NOTE,
    fields.KEPT_REASON,
    fields.VOID_REASON,
)


def bare() -> Desk:
    return Desk(None, TODAY, "id")


def test_options_are_named_after_their_columns() -> None:
    named = {field.name: field.option for field in EVERY}
    assert named["birth_date"] == "--birth-date"
    assert named["minutes"] == "--hours"


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (fields.WORKER, WorkerFields),
        (fields.ACTIVITY, ActivityFields),
        (fields.BRANCH, BranchFields),
    ],
)
def test_every_field_is_a_column_of_its_record(
    table: tuple[fields.Field, ...], columns: type
) -> None:
    known = {name for kind in columns.__mro__ for name in getattr(kind, "__annotations__", ())}
    assert {field.name for field in table} <= known


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_and_option_has_its_words(language: str) -> None:
    words = Words(language)
    silent = [field.name for field in EVERY if field.asked and f"ask.{field.name}" not in words]
    silent += [field.option for field in EVERY if f"option.{field.name}" not in words]
    assert not silent


def test_what_is_typed_is_read_and_what_is_not_is_left_out() -> None:
    table = (fields.WORKER[0], fields.NOTE)
    assert fields.read(table, bare(), {"name": "Ani"}) == {"name": "Ani"}
    assert fields.read(table, bare(), {"name": "Ani", "note": None}) == {"name": "Ani"}
    for nothing in ("", " ", "-", " - "):
        assert fields.read(table, bare(), {"note": nothing}) == {"note": None}


@pytest.mark.parametrize("nothing", ["", " ", "-"])
def test_what_must_not_be_empty_is_named(nothing: str) -> None:
    with pytest.raises(errors.MissingValue) as caught:
        fields.read(fields.WORKER, bare(), {"name": nothing})
    assert caught.value.facts == {"name": "--name"}


def test_choices_come_from_the_register(register: Path) -> None:
    with open_to_read(register) as opened:
        desk = Desk(opened.db, TODAY, "en")
        assert ("Siti Aminah", "1 Pakansari") in fields.workers(desk)
        assert "Siti Komariah" not in dict(fields.workers(desk))  # she has ended
        assert [number for number, _ in fields.activities(desk)] == ["2", "1"]
        assert fields.DUTY.choices
        assert ("Pakansari", "32.01.01.1007") in fields.DUTY.choices(desk)


def test_without_a_register_only_the_shipped_lists_are_offered() -> None:
    assert not fields.workers(bare()) and not fields.activities(bare())
    assert fields.DUTY.choices and not fields.DUTY.choices(bare())
    assert dict(fields.of_list("area")(bare()))["LH"] == "Lingkungan hidup"
    assert "kind" in dict(fields.lists(bare()))


def test_every_period_offered_can_be_read() -> None:
    offered = [word for word, _ in fields.periods(bare())]
    assert {"bulan-lalu", "last-month", "2026-11", "2026"} <= set(offered)
    assert "2026-12" not in offered
    for word in offered:
        read_period(word, TODAY)
