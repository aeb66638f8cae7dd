"""Options common to the commands, and the ways to register, screen and person."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.counter import Counter
from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.text import Words

NOW = datetime.datetime(2026, 11, 24, 8, 30, tzinfo=datetime.timezone(datetime.timedelta(hours=7)))


def at(place: Path | str = "/none", language: str = "id", **environ: str) -> Counter:
    known = {"IPSM_FILE": str(place), "IPSM_ACTOR": "rina", **environ}
    return Counter(known, NOW, Words(language))


# --- the language, before the words are parsed


@pytest.mark.parametrize(
    ("argv", "environ", "language"),
    [
        (["--lang", "en"], {"IPSM_LANG": "id", "LANG": "id_ID"}, "en"),
        (["worker", "list", "--lang=id"], {"IPSM_LANG": "en"}, "id"),
        (["--lang", "en", "info", "--lang", "id"], {}, "id"),  # the later place wins
        ([], {"IPSM_LANG": "id", "LANG": "en_GB"}, "id"),
        ([], {"LC_ALL": "id_ID.UTF-8", "LANG": "C"}, "id"),
        ([], {"LC_ALL": "C", "LANG": "id_ID.UTF-8"}, "en"),
        ([], {"LANG": "id_ID"}, "id"),
        ([], {}, "en"),
        (["--lang", "zz"], {"IPSM_LANG": "zz", "LANG": "id"}, "id"),
    ],
)
def test_language_without_a_register(
    argv: list[str], environ: dict[str, str], language: str
) -> None:
    counter = Counter.open(argv, {"IPSM_FILE": "/none", **environ})
    assert counter.words.language == language


def test_what_init_stored_goes_before_the_locale(register: Path) -> None:
    environ = {"IPSM_FILE": str(register), "LANG": "en_GB.UTF-8"}
    assert Counter.open([], environ).words.language == "id"
    assert Counter.open(["--lang", "en"], environ).words.language == "en"
    elsewhere = {"IPSM_FILE": "/none", "LANG": "en_GB.UTF-8"}
    assert Counter.open(["info", "--file", str(register)], elsewhere).words.language == "id"


# --- the register


def test_who_acts() -> None:
    who = at().who("worker add")
    assert who == ("rina", "worker add", "2026-11-24T08:30:00+07:00", "2026-11-24")
    assert len(at(IPSM_ACTOR="x" * 200).who("undo").actor) == 80
    assert at(IPSM_ACTOR="\udcff").who("undo").actor == "?"
    assert at(IPSM_ACTOR="", LOGNAME="sari", USER="root").who("undo").actor == "sari"
    assert at(IPSM_ACTOR="").who("undo").actor  # the login name


def test_a_change_is_kept_and_a_failed_one_is_not(register: Path) -> None:
    counter = at(register)
    with counter.change("branch edit") as desk:
        desk.pen.update("branch", (1,), {"chair": "Ani"})
    with pytest.raises(ZeroDivisionError):
        _edit_and_fall(counter)
    with counter.look() as desk:
        assert desk.branch.chair == "Ani"
    assert counter.desk is None


def _edit_and_fall(counter: Counter) -> float:
    with counter.change("branch edit") as desk:
        desk.pen.update("branch", (1,), {"chair": "Budi"})
        return 1 / 0


def test_a_dry_run_changes_no_byte(register: Path) -> None:
    counter, before = at(register), register.read_bytes()
    counter.dry_run = True
    with counter.change("branch edit") as desk:
        desk.pen.update("branch", (1,), {"chair": "Ani"})
    assert register.read_bytes() == before


def test_a_look_cannot_write(register: Path) -> None:
    with pytest.raises(errors.RegisterReadOnly), at(register).look() as desk:
        desk.db.execute("DELETE FROM duty")


# --- words for people


def test_labels_need_no_open_register() -> None:
    counter = at()
    assert counter.label(Words("id"), "village", "32.01.01.1007") == "Pakansari"
    assert counter.label(Words("en"), "area", "LH") == "Environment"
    assert counter.label(Words("en"), "area", "old") == "old"


def test_what_was_done_and_how_to_take_it_back(
    register: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    counter = at(register)
    with counter.change("branch edit") as desk:
        desk.pen.update("branch", (1,), {"chair": "Ani"})
    counter.done("branch.changed", answer=7)
    out, err = capsys.readouterr()
    assert out == "7\n"  # for a script
    assert err == "Data cabang diperbaiki.\nUntuk membatalkan: ipsm undo 10\n"


def test_quiet_is_quiet_but_answers(register: Path, capsys: pytest.CaptureFixture[str]) -> None:
    counter = at(register)
    counter.quiet = True
    counter.done("branch.changed", answer=7)
    counter.tell("interrupted")
    assert capsys.readouterr() == ("7\n", "")


def test_a_dry_run_says_the_same_and_answers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    counter = at()
    counter.dry_run = True
    counter.done("branch.changed", answer=7)
    out, err = capsys.readouterr()
    assert out == "" and err.endswith("Data cabang diperbaiki.\n") and err.startswith("(uji coba")


def test_a_script_keeps_what_is_doubtful_only_when_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    counter, doubts = at(), [Doubt("doubt.nik_sex", {})]
    with pytest.raises(errors.DoubtfulEntry):
        counter.keep(doubts)
    counter.yes = True
    assert counter.keep(doubts) == Words("id")("kept_default")
    assert Words("id")("doubt.nik_sex") in capsys.readouterr().err
    counter.typed["reason"] = "sesuai KTP"
    assert counter.keep(doubts) == "sesuai KTP"


def test_the_output_file(nobody: Path) -> None:
    counter: Any = at()
    assert counter.output_path is None
    with pytest.raises(errors.MissingValue):
        assert counter.needed_path
    counter.output = "-"
    assert counter.output_path is None
    counter.output = "~/a.csv"
    assert counter.output_path == counter.needed_path == nobody / "a.csv"
