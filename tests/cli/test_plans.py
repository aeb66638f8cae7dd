"""Plans and reasons in sentences, and where refused rows are put."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from ipsm_cli.cli import plans
from ipsm_cli.cli.counter import Counter
from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.exchange.plan import Fault, Plan, Refusal
from ipsm_cli.text import LANGUAGES, Words


def counter(language: str = "en") -> Counter:
    return Counter({}, datetime.datetime(2026, 11, 24), Words(language))


def plan(*refused: Refusal) -> Plan:
    return Plan("activities", "a.xlsx", "Maret", 3, ("Tanggal", "PSM"), ("Foto",), (9, 10, 12), 5,
                0, 0, 0, refused, 0, {}, None, None)  # fmt: skip


REFUSED = Refusal(4, (Fault("PSM", "Siapa", errors.UnknownWorker(text="Siapa")),), ("x", "Siapa"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_a_sentence(language: str) -> None:
    found = [
        errors.BrokenCell(reason="cell.error", detail="#N/A"),
        errors.MissingCell(field="col.date"),
        errors.DoubtfulEntry(doubts=(Doubt("doubt.nik_sex", {}),)),
        errors.SerialDate(text="46086", guess="2026-03-05"),
    ]
    for error in found:
        told = plans.reason(counter(language), error)
        assert len(told) > 10 and "{" not in told and "col." not in told


def test_a_plan_tells_what_is_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    plans.tell(counter(), plan(REFUSED, REFUSED, REFUSED, REFUSED))
    told = capsys.readouterr().err
    assert "Maret" in told and "row 3" in told
    assert "Refused, row 4: " in told and "“PSM” holds “Siapa”" in told
    assert "1 more rows refused" in told
    assert "Columns not used: Foto." in told
    assert "9–10, 12" in told


def test_refused_rows_stand_beside_their_file(tmp_path: Path) -> None:
    first = plans.write_rejected(counter(), plan(REFUSED), tmp_path / "laporan maret.xlsx")
    assert first == tmp_path / "laporan maret.rejected.xlsx"
    assert plans.write_rejected(counter(), plan(REFUSED), tmp_path / "laporan maret.xlsx") == first
    first.write_bytes(b"somebody is at it")
    second = plans.write_rejected(counter(), plan(REFUSED), tmp_path / "laporan maret.xlsx")
    assert second.name == "laporan maret.rejected-2.xlsx"
    third = plans.write_rejected(counter(), plan(REFUSED, REFUSED), second)
    assert third.name == "laporan maret.rejected-3.xlsx"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_where_nothing_can_be_written_they_stand_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, here = tmp_path / "cd", tmp_path / "here"
    folder.mkdir(mode=0o500)
    here.mkdir()
    monkeypatch.chdir(here)
    assert plans.write_rejected(counter(), plan(REFUSED), folder / "a.csv").parent == here
