"""ipsm month run: the end of a month, whoever starts it and however often."""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.store import backup

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(ipsm: Any, register: Path, tmp_path: Path) -> Any:
    def go(*words: str) -> Any:
        return ipsm("month", "run", *words, "--into", tmp_path / "laporan")

    return go


def rows(register: Path, query: str) -> list[Any]:
    with closing(sqlite3.connect(register)) as db:
        return db.execute(query).fetchall()


def book_of(tmp_path: Path, month: str) -> Path:
    return tmp_path / "laporan" / f"ipsm-32.01.01-{month}.xlsx"


def test_a_month_from_the_check_to_the_proven_backup(
    run: Any, register: Path, tmp_path: Path, month: str
) -> None:
    done = run()
    assert (done.code, done.out) == (0, f"{book_of(tmp_path, month)}\n")
    assert [line[:16] for line in done.lines if line.startswith("Langkah")] == [
        f"Langkah {place} dari 5" for place in range(1, 6)
    ]
    assert done.lines[-1].endswith("cadangan dibuat dan terbukti bisa dipulihkan.")
    assert rows(register, "SELECT month, state FROM closing") == [(month, "closed")]
    (copy,) = (register.parent / "backups").iterdir()
    assert backup.verify(copy).findings == ()
    assert rows(copy, "SELECT month, state FROM closing") == [(month, "closed")]
    told = json.loads((tmp_path / "laporan" / "manifest.json").read_text("utf-8"))
    assert [one["name"] for one in told["files"]] == [book_of(tmp_path, month).name]


def test_again_nothing_changes(run: Any, register: Path, tmp_path: Path) -> None:
    assert run().code == 0
    before = {
        file: file.read_bytes()
        for folder in (tmp_path / "laporan", register.parent / "backups")
        for file in folder.iterdir()
    }
    kept = register.read_bytes()
    done = run()
    assert done.code == 0 and "sudah ditutup" in done.err and "sudah ada" in done.err
    assert register.read_bytes() == kept
    assert before == {
        file: file.read_bytes()
        for folder in (tmp_path / "laporan", register.parent / "backups")
        for file in folder.iterdir()
    }


def test_a_trial_writes_nothing(run: Any, register: Path, tmp_path: Path, month: str) -> None:
    kept = register.read_bytes()
    done = run("--dry-run")
    assert done.code == 0 and done.out == ""
    assert str(book_of(tmp_path, month)) in done.err
    assert register.read_bytes() == kept
    assert not (tmp_path / "laporan").exists() and not (register.parent / "backups").exists()


def test_every_profile_marked_monthly_is_made(
    run: Any, register: Path, tmp_path: Path, month: str
) -> None:
    from ipsm_cli.core.records import Who
    from ipsm_cli.store.register import open_to_write

    sheets = {"sheets": [{"report": "summary.month"}], "form": "csv"}
    who = Who("rina", "profile save", f"{month}-28T08:00:00+07:00", f"{month}-28")
    with open_to_write(register, "test", 1) as opened, opened.change(who) as pen:
        for name, monthly in (("dinas", True), ("camat", False)):
            content = json.dumps({**sheets, "monthly": monthly})
            pen.insert("profile", {"name": name, "kind": "export", "content": content})
    done = run()
    assert done.code == 0
    names = [Path(line).name for line in done.out.splitlines()]
    assert names == [f"ipsm-32.01.01-{month}.xlsx", f"ipsm-32.01.01-dinas-{month}.csv"]


# --- each step that stops


def stopped(done: Any, code: int, step: str) -> bool:
    assert done.code == code, done
    return f"langkah {step} dari 5" in done.lines[-1]


def test_a_finding_stops_before_anything_is_handed_over(
    run: Any, register: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(register)) as db:
        db.execute("UPDATE activity SET people = 7000 WHERE number = 1")
        db.commit()
    done = run()
    assert stopped(done, 7, "1") and "Temuan" in done.out
    assert rows(register, "SELECT * FROM closing") == []
    assert not (tmp_path / "laporan").exists()


def test_a_month_that_is_not_over_stops_at_closing(run: Any) -> None:
    assert stopped(run("bulan-ini"), 3, "2")


def test_another_file_of_the_name_stops_at_the_files(
    run: Any, register: Path, tmp_path: Path, month: str
) -> None:
    book = book_of(tmp_path, month)
    book.parent.mkdir()
    book.write_bytes(b"hers")
    assert stopped(run(), 3, "3")
    assert book.read_bytes() == b"hers" and not (register.parent / "backups").exists()
    assert run("--force").code == 0
    assert book.read_bytes() != b"hers"


def test_a_folder_that_is_a_file_stops_at_the_backup(
    run: Any, register: Path, tmp_path: Path
) -> None:
    (register.parent / "backups").write_text("a file", "utf-8")
    assert stopped(run(), 5, "4")
    assert run("--backups", str(tmp_path / "usb")).code == 0
    assert len(list((tmp_path / "usb").iterdir())) == 1


@pytest.mark.parametrize(("words", "code"), [(("2026",), 2), (("kapan",), 2), (("2026-13",), 2)])
def test_what_is_no_month_is_asked_wrongly(run: Any, words: tuple[str, ...], code: int) -> None:
    assert run(*words).code == code


def test_waiting_drafts_need_a_yes(run: Any, ipsm: Any, register: Path, tmp_path: Path) -> None:
    from ipsm_cli.core.records import Who
    from ipsm_cli.store.register import open_to_write

    today = rows(register, "SELECT date('now')")[0][0]
    who = Who("rina", "import chat", f"{today}T08:00:00+07:00", today)
    draft = {"uid": "d", "received_on": today, "message": "?", "reading": "{}", "state": "waiting"}
    with open_to_write(register, "test", 1) as opened, opened.change(who) as pen:
        pen.insert("draft", draft)
    assert stopped(run(), 3, "2")
    assert run("--yes").code == 0


# --- cron


def test_cron_needs_no_environment_and_no_terminal(
    register: Path, tmp_path: Path, month: str
) -> None:
    into = tmp_path / "laporan"
    program = (
        f"import sys; sys.path.insert(0, {str(ROOT)!r}); from ipsm_cli.cli.main import run; run()"
    )
    words = ["--file", register, "month", "run", "last-month", "--into", into, "--quiet"]
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program, *map(str, words)],
            env={},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=60,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode() == f"{book_of(tmp_path, month)}\n"


def test_a_photo_that_is_gone_is_told_when_all_is_done(
    run: Any, ipsm: Any, register: Path, month: str
) -> None:
    assert ipsm("photo", "add", "1", "hilang.jpg", "--yes").code == 0
    assert (
        ipsm(
            "profile", "give", "epsks", "--sort", "export", "-o", register.with_name("e.json")
        ).code
        == 0
    )
    told = json.loads(register.with_name("e.json").read_text("utf-8"))
    told["profile"]["monthly"] = True
    register.with_name("e.json").write_text(json.dumps(told), "utf-8")
    assert ipsm("profile", "take", register.with_name("e.json"), "--name", "perorang").code == 0
    done = run()
    assert done.code == 6 and "hilang.jpg" in done.lines[-1]
    assert "terbukti bisa dipulihkan" in done.err
    assert len(done.out.splitlines()) == 2
