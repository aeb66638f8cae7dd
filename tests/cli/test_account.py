"""ipsm account: masked everywhere, whole only where it is asked for and written down."""

from __future__ import annotations

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

ACCOUNT, MASKED = "000112233445", "*********445"
SET = ("account", "set", "aminah", "--bank", "BRI", "--account", "0001-1223.3445")


@pytest.fixture
def kept(ipsm: Any, register: Path) -> Path:
    assert ipsm(*SET).code == 0
    return register


def ask(register: Path, question: str) -> list[Any]:
    with closing(sqlite3.connect(register)) as db:
        return db.execute(question).fetchall()


def test_set_replaced_dropped_and_taken_back(ipsm: Any, register: Path) -> None:
    read = "SELECT worker, bank, account, holder FROM account"
    steps: list[tuple[tuple[str, ...], str, list[Any]]] = [
        (SET, "dicatat", [(1, "BRI", ACCOUNT, "Siti Aminah")]),
        (
            (*SET[:4], "BJB", "--account", "99 88 77 66", "--holder", "Euis"),
            "dicatat",
            [(1, "BJB", "99887766", "Euis")],
        ),
        (("account", "drop", "aminah"), "dihapus", []),
    ]
    stages = []
    for words, told, expected in steps:
        stages.append(ask(register, read))
        done = ipsm(*words)
        assert (done.code, done.out) == (0, "")
        assert done.lines[0] == f"Rekening PSM nomor 1 Siti Aminah {told}."
        assert ask(register, read) == expected
    for stage in reversed(stages):
        assert ipsm("undo").code == 0
        assert ask(register, read) == stage


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xlsx"])
def test_masked_in_every_form(ipsm: Any, kept: Path, tmp_path: Path, form: str, lang: str) -> None:
    path = tmp_path / f"rekening.{'txt' if form == 'table' else form}"
    words = ("--lang", lang, "account", "list", "-o", path)
    assert ipsm(*words).code == 0
    assert whole(path) == (False, True)
    assert ipsm(*words, "--full", "--force").code == 0
    assert whole(path) == (True, False)


def whole(path: Path) -> tuple[bool, bool]:
    """Whether the whole account stands in the file, and whether the masked one does."""
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            text = "".join(book.read(name).decode() for name in book.namelist())
    else:
        text = path.read_text(encoding="utf-8-sig")
    return ACCOUNT in text, MASKED in text


def test_asking_for_the_whole_is_written_down(ipsm: Any, kept: Path) -> None:
    entries = "SELECT command, note FROM action WHERE number > 10"
    assert ipsm("account", "list").code == 0
    assert ask(kept, entries) == []
    done = ipsm("account", "list", "--full", "--format", "json")
    assert json.loads(done.out)["rows"][0]["account"] == ACCOUNT
    ipsm("account", "list", "aminah", "--full")
    assert ask(kept, entries) == [("account list --full", "*"), ("account list --full", "worker 1")]


def test_what_cannot_be_written_down_is_not_shown(ipsm: Any, kept: Path) -> None:
    """The entry comes before the data: where it cannot be written nothing is shown."""
    with closing(sqlite3.connect(kept)) as db:
        db.execute(
            "CREATE TRIGGER none BEFORE INSERT ON action BEGIN SELECT RAISE(ABORT, 'no'); END"
        )
        db.commit()
    done = ipsm("account", "list", "--full")
    assert done.code != 0
    assert ACCOUNT not in done.out + done.err


def test_a_file_that_cannot_be_written_leaves_the_entry(
    ipsm: Any, kept: Path, tmp_path: Path
) -> None:
    path = tmp_path / "tidak ada" / "rekening.csv"
    assert ipsm("account", "list", "--full", "-o", path).code == 5
    assert ask(kept, "SELECT max(number) FROM action") == [(11,)]


def test_nowhere_else_is_the_account_whole(ipsm: Any, kept: Path) -> None:
    ipsm("account", "set", "aminah", "--bank", "BJB", "--account", "99887766")
    ipsm("account", "drop", "aminah")
    for words in (
        *(["history", str(number)] for number in (10, 11, 12)),
        ["history"],
        ["worker", "show", "1"],
        ["worker", "show", "1", "--full"],
        ["worker", "list"],
        ["summary", "roster"],
        ["summary", "expiring"],
    ):
        for form in ("table", "json", "csv"):
            done = ipsm(*words, "--format", form)
            assert done.code == 0
            assert ACCOUNT not in done.out + done.err and "99887766" not in done.out + done.err
    assert MASKED in ipsm("history", "10").out


@pytest.mark.parametrize(
    "typed", ["1234", "123456789012345678901", "12a45678", "١٢٣٤٥٦", "12/345678"]
)
def test_an_account_of_another_shape(ipsm: Any, register: Path, typed: str) -> None:
    for lang, piece in (("id", "5 sampai 20 angka"), ("en", "5 to 20 digits")):
        done = ipsm("--lang", lang, *SET[:-1], typed)
        assert (done.code, done.out, len(done.lines)) == (3, "", 1)
        assert piece in done.err and typed not in done.err
    assert ask(register, "SELECT * FROM account") == []


@pytest.mark.parametrize(
    ("words", "code", "piece"),
    [
        (["set", "aminah", "--bank", "BRI"], 2, "--account"),
        (["set", "aminah", "--account", ACCOUNT], 2, "--bank"),
        (["set", "siti", "--bank", "BRI", "--account", ACCOUNT], 2, "Siti Komariah"),
        (["set", "nobody", "--bank", "BRI", "--account", ACCOUNT], 4, "nobody"),
        (["set", "aminah", "--bank", "BRI", "--account", ACCOUNT], 3, "sudah seperti itu"),
        (["drop", "dadang"], 4, "rekening"),
        (["list", "nobody"], 4, "nobody"),
    ],
)
def test_what_cannot_be(ipsm: Any, kept: Path, words: list[str], code: int, piece: str) -> None:
    before = kept.read_bytes()
    done = ipsm("account", *words)
    assert (done.code, done.out, len(done.lines)) == (code, "", 1)
    assert piece in done.err and ACCOUNT not in done.err
    assert kept.read_bytes() == before


def test_a_dry_run_changes_no_byte(ipsm: Any, kept: Path) -> None:
    before = kept.read_bytes()
    for words in (("set", "dadang", *SET[3:-1], "99887766"), ("drop", "aminah")):
        dry = ipsm("account", *words, "--dry-run")
        assert (dry.code, dry.out, len(dry.lines)) == (0, "", 1)
    assert kept.read_bytes() == before


SHARED = ("account", "set", "dadang", "--bank", "Bank BRI", "--account", ACCOUNT)


def test_an_account_of_another_is_told_while_it_is_typed(ipsm: Any, kept: Path) -> None:
    """By its digits, whatever the bank is called; never whole."""
    before = kept.read_bytes()
    done = ipsm(*SHARED)
    assert (done.code, done.out, len(done.lines)) == (3, "", 2)
    assert f"{MASKED} sudah tercatat untuk PSM nomor 1 Siti Aminah (BRI)" in done.lines[0]
    assert "--yes" in done.lines[1] and ACCOUNT not in done.err
    assert ipsm(*SHARED, "--dry-run").code == 0
    assert kept.read_bytes() == before
    done = ipsm("--lang", "en", *SHARED, "--yes")
    assert done.code == 0 and ACCOUNT not in done.err
    assert f"{MASKED} is already that of worker 1 Siti Aminah (BRI)" in done.lines[0]
    assert ask(kept, "SELECT worker, account FROM account") == [(1, ACCOUNT), (2, ACCOUNT)]
    mended = (*SHARED, "--holder", "Euis")  # what was accepted is not asked again
    assert ipsm(*mended).code == 0
    assert ask(kept, "SELECT holder FROM account WHERE worker = 2") == [("Euis",)]


def test_a_person_is_asked_whether_two_have_one_account(terminal: Any, kept: Path) -> None:
    sitting = terminal(*SHARED, env={"IPSM_LANG": "id"})
    sitting.see(MASKED)
    sitting.answer("Catat juga untuk PSM ini? (y/T)", "")
    assert sitting.end() == 3 and ACCOUNT not in sitting.shown
    sitting = terminal(*SHARED, env={"IPSM_LANG": "id"})
    sitting.answer("(y/T)", "y")
    assert sitting.end() == 0
    assert ask(kept, "SELECT worker FROM account") == [(1,), (2,)]
