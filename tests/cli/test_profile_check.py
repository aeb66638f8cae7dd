"""Whether a profile can be kept."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.profile_check import COMMANDS, checked, replaces
from ipsm_cli.cli.tree import root
from ipsm_cli.core import errors
from ipsm_cli.exchange import export_profiles
from ipsm_cli.exchange.profile_files import Given
from ipsm_cli.store.register import open_to_read


@pytest.fixture
def desk(register: Path) -> Iterator[Desk]:
    with open_to_read(register) as opened:
        yield Desk(opened.db, datetime.date.today(), "id")


def test_commands_of_the_export_are_no_names() -> None:
    others = set(root().get_command(None, "export").list_commands(None))
    assert set(COMMANDS) == others - set(export_profiles.shipped())


def test_every_shipped_one_would_be_kept_under_another_name(desk: Desk) -> None:
    for name in export_profiles.shipped():
        given = Given(f"own-{name}", export_profiles.KIND, export_profiles.content_of(name))
        assert checked(desk, given) == given
        assert not replaces(desk, given)


def test_words_are_read_by_the_branchs_codes(desk: Desk) -> None:
    content = {"words": {"senam": "kerja bakti"}, "defaults": {"kind": "kd01", "place": "Balai"}}
    kept = checked(desk, Given("kader", "activities", content)).content
    assert kept["words"] == {"senam": "LH01"}
    assert kept["defaults"] == {"kind": "KD01", "place": "Balai"}
    with pytest.raises(errors.UnknownCode):
        checked(desk, Given("kader", "activities", {"words": {"senam": "terbang"}}))


def test_columns_are_looked_for_also_where_there_is_no_line(desk: Desk) -> None:
    sheet = {"report": "corrections", "only_when_rows": True, "columns": ["salah"]}
    with pytest.raises(errors.UnknownColumn):
        checked(desk, Given("a", "export", {"sheets": [sheet]}))
