"""ipsm summary: one command for each summary."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.reports import SUMMARIES


def read(ipsm: Any, name: str, *words: str) -> dict[str, Any]:
    done = ipsm("summary", name, *words, "--format", "json")
    assert (done.code, done.err) == (0, "")
    found: dict[str, Any] = json.loads(done.out)
    return found


COUNTING = ("month", "area", "kind", "worker", "village", "ppks", "programme", "trend")


@pytest.mark.parametrize("name", COUNTING)
def test_every_summary_counts_the_same(ipsm: Any, register: Path, name: str) -> None:
    """Two activities that count: 40 and 25 people, 120 and 90 minutes, Rp 150.000."""
    assert ipsm("summary", name, "last-month").code == 0
    found = read(ipsm, name, "last-month")
    totals = found["totals"]
    known = {"activities": 2, "people": 65, "people_l": 30, "people_p": 10}
    known |= {"hours": 3.5, "cost": 150_000}
    for key, expected in known.items():
        assert totals.get(key, expected) == expected, key
    assert totals["people"] == 65


def test_lines_with_nothing_have_their_place(ipsm: Any, register: Path) -> None:
    assert len(read(ipsm, "month", "last-month")["rows"]) == 4
    villages = read(ipsm, "village", "last-month")["rows"]
    assert len([row for row in villages if row["desa"]]) == 13
    names = {row["name"] for row in read(ipsm, "worker", "last-month")["rows"]}
    assert {"Siti Aminah", "Dadang Suhendar"} <= names
    assert len(read(ipsm, "trend", "last-month")["rows"]) == 12


@pytest.mark.parametrize("period", ["", "this-month", "bulan-ini", "2026-Q3", "2026-S1", "2025"])
def test_any_period(ipsm: Any, register: Path, period: str) -> None:
    assert ipsm("summary", "month", *period.split()).code == 0


@pytest.mark.parametrize(
    ("words", "people"),
    [
        (["--area", "LH"], 40),
        (["--kind", "KD01"], 25),
        (["--desa", "pakansari"], 40),
        (["--worker", "aminah"], 40),
        (["--worker", "dadang"], 65),
        (["--area", "KP"], 0),
    ],
)
def test_filters(ipsm: Any, register: Path, words: list[str], people: int) -> None:
    found = read(ipsm, "month", "last-month", *words)
    assert found["totals"]["people"] == people


def test_these_are_all_of_them() -> None:
    assert set(COUNTING) <= set(SUMMARIES)


@pytest.mark.parametrize("name", COUNTING)
@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["bulan-depan"], 2),
        (["2026-13"], 2),
        (["2026-Q5"], 2),
        (["2026-10..2026-01"], 2),
        (["1990..2026"], 2),
        (["last-month", "lagi"], 2),
        (["--area", "XX"], 2),
        (["--worker", "siti"], 2),
        (["--worker", "zzz"], 4),
    ],
)
def test_what_cannot_be(ipsm: Any, register: Path, name: str, words: list[str], code: int) -> None:
    done = ipsm("summary", name, *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)


def test_bars_are_ascii_where_there_is_nothing_better(
    ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TERM", "dumb")
    said = ipsm("summary", "trend", "last-month").out
    assert said.isascii() or not set(said) & set("─│█▏▎▍▌▋▊▉…")
    assert "#" in said


# --- the roster, and what runs out

ROSTER = ("summary", "roster")
EXPIRING = ("summary", "expiring")


def days_from_now(days: int) -> str:
    return f"{datetime.date.today() + datetime.timedelta(days):%d/%m/%Y}"


@pytest.fixture
def folder(ipsm: Any, register: Path) -> Path:
    """Siti's appointment ran out yesterday, Dadang's card does in 60 days, the term in 200."""
    sk = ("--kind", "sk", "--paper", "141/12", "--since", "3/1/2020")
    ipsm("appointment", "add", "aminah", *sk, "--until", days_from_now(-1))
    ipsm(
        "card", "add", "dadang", "--kind", "tetap", "--paper", "0012", "--until", days_from_now(60)
    )
    ipsm("board", "begin-term", "--since", "1/7/2022", "--until", days_from_now(200))
    return register


@pytest.mark.parametrize("words", [ROSTER, EXPIRING], ids=" ".join)
@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["txt", "csv", "tsv", "json", "xlsx"])
def test_in_every_form_and_both_languages(
    ipsm: Any, folder: Path, tmp_path: Path, words: Any, form: str, lang: str
) -> None:
    path = tmp_path / f"daftar.{form}"
    done = ipsm("--lang", lang, *words, "-o", path)
    assert (done.code, done.out) == (0, "")
    data = path.read_bytes()
    assert data.startswith(b"PK") if form == "xlsx" else b"Dadang Suhendar" in data
    screen = ipsm("--lang", lang, *words)
    assert screen.code == 0 and "Siti Aminah" in screen.out
    for key in ("col.", "word.", "matter.", "title.", "note."):
        assert key not in screen.out


def test_a_roster_of_chosen_columns_in_their_order(ipsm: Any, folder: Path) -> None:
    chosen = ("--columns", "line,name,desa,appointment,birth-date")
    found = read(ipsm, "roster", *chosen)
    assert [list(row.items()) for row in found["rows"]] == [
        [
            ("line", 1),
            ("name", "Siti Aminah"),
            ("desa", ["32.01.01.1007"]),
            ("appointment", "141/12"),
            ("birth_date", "1985-07-01"),
        ],
        [
            ("line", 2),
            ("name", "Dadang Suhendar"),
            ("desa", []),
            ("appointment", None),
            ("birth_date", None),
        ],
    ]
    page = ipsm("--lang", "id", *ROSTER, *chosen).out.splitlines()
    assert page[2].split("  ")[0].strip() == "No." and page[2].endswith("Tanggal lahir")
    assert "Telepon" not in page[2]
    csv = ipsm(*ROSTER, "--columns", "name, LINE", "--format", "csv").out.splitlines()
    assert csv == ["name,line", "Siti Aminah,1", "Dadang Suhendar,2"]


@pytest.mark.parametrize("columns", ["nama", "name,nik", "name,,desa", ","])
def test_a_column_that_is_not_there_is_refused_with_those_that_are(
    ipsm: Any, folder: Path, columns: str
) -> None:
    done = ipsm(*ROSTER, "--columns", columns)
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
    for key in ("line", "name", "home_street", "appointment_date", "status"):
        assert key in done.err


def test_columns_of_a_page_leave_out_what_stands_below(ipsm: Any, register: Path) -> None:
    done = ipsm("worker", "show", "1", "--columns", "name,phone")
    assert (done.code, done.err) == (0, "")
    assert "Siti Aminah" in done.out and "2019" not in done.out


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ((), ["Siti Aminah", "Dadang Suhendar"]),
        (("--desa", "pakansari"), ["Siti Aminah"]),
        (("--status", "berhenti"), ["Siti Komariah"]),
        (("2022",), ["Siti Aminah", "Siti Komariah", "Dadang Suhendar"]),
        (("2018",), ["Dadang Suhendar"]),
    ],
)
def test_whose_roster(ipsm: Any, register: Path, words: Any, names: list[str]) -> None:
    assert [row["name"] for row in read(ipsm, "roster", *words)["rows"]] == names


@pytest.mark.parametrize(
    ("within", "count"),
    [
        ("", 2),
        ("0", 1),
        ("59d", 1),
        ("60", 2),
        ("60d", 2),
        ("2m", 2),
        ("2 bulan", 2),
        ("2 months", 2),
        ("8w", 1),
        ("9 minggu", 2),
        ("199 hari", 2),
        ("200 hari", 3),
        ("1y", 3),
        ("1 tahun", 3),
        ("100t", 3),
    ],
)
def test_how_far_ahead(ipsm: Any, folder: Path, within: str, count: int) -> None:
    words = ("--within", within) if within else ()
    found = [row for row in read(ipsm, "expiring", *words)["rows"] if row["until"]]
    known = [
        (1, "matter.appointment", "141/12", -1),
        (2, "matter.card", "0012", 60),
        (None, "matter.term", None, 200),
    ]
    shown = [(row["worker"], row["matter"], row["paper"], row["days"]) for row in found]
    assert shown == known[:count]


@pytest.mark.parametrize("within", ["6x", "m", "-1d", "setengah tahun", "1,5m", "101y", "99999999"])
def test_a_span_that_cannot_be_read(ipsm: Any, folder: Path, within: str) -> None:
    for lang, piece in (("id", "6 bulan"), ("en", "6 months")):
        done = ipsm("--lang", lang, *EXPIRING, "--within", within)
        assert (done.code, done.out, len(done.lines)) == (2, "", 1)
        assert f"“{within}”" in done.err and piece in done.err


def test_gaps_of_one_worker(ipsm: Any, folder: Path) -> None:
    found = read(ipsm, "expiring", "--worker", "aminah")["rows"]
    assert [row["matter"] for row in found] == [
        "matter.appointment",
        "matter.no_appointment",
        "matter.no_training",
    ]
    page = ipsm("--lang", "id", *EXPIRING, "--worker", "aminah").out
    assert "perpanjangan SK/surat tugas" in page and "belum ikut bimtek dasar" in page


def test_what_ran_out_in_a_past_period(ipsm: Any, folder: Path) -> None:
    found = read(ipsm, "expiring", "2019", "--within", "0")["rows"]
    assert [(row["worker"], row["matter"]) for row in found if row["worker"] == 1] == [
        (1, "matter.no_appointment"),
        (1, "matter.no_training"),
    ]


@pytest.mark.parametrize("name", ["roster", "expiring"])
@pytest.mark.parametrize("option", ["--area", "--kind", "--programme"])
def test_lists_of_people_take_no_filter_of_activities(
    ipsm: Any, register: Path, name: str, option: str
) -> None:
    done = ipsm("summary", name, option, "LH")
    assert (done.code, done.out, len(done.lines)) == (2, "", 1)
