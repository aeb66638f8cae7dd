"""Names that want to be obeyed, and an id that wants out: no command gives in to either.

The commands come from the tree (``every.py``), so that a new one is tried as well.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from trials import ledger
from trials.every import EVERY, NIK, showing
from trials.office import FOLDER, Clerk, Ended, copy_of, home_of, words

from ipsm_cli.core.records import Who
from ipsm_cli.store.register import open_to_write

NASTY = "[red]Ani[/] \x1b[31m\x9b2J\u202e\u2066\u200b\x07\x08=1+1 [/][link=http://x]:smile:"
SIGNS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
WHO = Who("\x1b[2Jrina", "worker edit", "2026-11-24T08:00:00+07:00", "2026-11-24")
# free texts by table; what the schema takes that no command would
TEXTS = {
    "branch": ("name", "address", "letterhead", "chair", "secretary"),
    "village": ("name",),
    "worker": ("name", "title_front", "title_back", "birth_place", "home_street", "note"),
    "service": ("note",),
    "duty": ("note",),
    "activity": ("description", "place", "result", "constraint", "follow_up"),
    "appointment": ("note", "issuer", "paper"),
    "card": ("note", "issuer", "paper"),
    "training": ("note", "training", "organiser", "paper"),
    "role": ("note",),
    "account": ("bank", "holder"),
    "term": ("paper",),
    "seat": ("section",),
    "draft": ("message",),
    "target": ("source",),
    "letterhead": ("lines",),
    "signatory": ("title", "name", "rank"),
    "letter": ("subject", "receiver"),
    "photo": ("caption", "file"),
    "honor": ("source",),
}


@pytest.fixture(scope="module")
def nasty(pattern: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stocked folder with the text in every free column of every row."""
    folder = copy_of(pattern, tmp_path_factory.mktemp("nasty"))
    with open_to_write(folder / "ipsm.db", "ipsm test", 1) as register, register.change(WHO) as pen:
        for table, columns in TEXTS.items():
            keys = [row[1] for row in register.db.execute(f"PRAGMA table_info({table})") if row[5]]
            for key in register.db.execute(f"SELECT {', '.join(keys)} FROM {table}").fetchall():
                pen.update(table, key, dict.fromkeys(columns, NASTY))
    return folder


@pytest.mark.parametrize("path", EVERY)
def test_no_text_is_obeyed_on_any_screen(clerk: Clerk, nasty: Path, room: Path, path: str) -> None:
    """Whatever the command says of such a register, it says in signs that do nothing."""
    folder = copy_of(nasty, room)
    forms = [(), ("--format", "text"), ("--format", "json")] if path in showing() else [()]
    for form in forms:
        done = clerk.run(folder, *words(path, folder), *form)
        assert done.code in (0, 2, 3, 4, 6, 7), done.err
        assert "Traceback" not in done.err
        said = done.out + done.err
        assert not SIGNS.search(said), SIGNS.search(said)
    ledger.record("screens", commands=1)


def test_the_text_is_there_to_be_shown(clerk: Clerk, nasty: Path, room: Path) -> None:
    """The control: the names stand in the register as they are, and their letters are shown."""
    folder = copy_of(nasty, room)
    with closing(sqlite3.connect(folder / "ipsm.db")) as db:
        assert db.execute("SELECT name FROM worker WHERE number = 1").fetchone() == (NASTY,)
    assert "[red]Ani[/]" in clerk.run(folder, "worker", "list").out
    assert SIGNS.search(NASTY) and not SIGNS.search("Siti\tAminah\n“é”")


# --- the id


def missing(folder: Path) -> None:
    (folder / "ipsm.db").unlink()


def damaged(folder: Path) -> None:
    whole = (folder / "ipsm.db").read_bytes()
    (folder / "ipsm.db").write_bytes(whole[: len(whole) * 2 // 3])


def text(folder: Path) -> None:
    (folder / "ipsm.db").write_text(f"NIK {NIK}\n" * 500, "utf-8")


def newer(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ipsm.db", isolation_level=None)) as db:
        db.execute("PRAGMA user_version = 99")


FAILURES: dict[str, Callable[[Path], None] | None] = {
    "missing": missing,
    "damaged": damaged,
    "text": text,
    "newer": newer,
    "strange word": None,
    "strange option": None,
    "bug": None,
}


def failed(clerk: Clerk, folder: Path, path: str, failure: str) -> Ended:
    line = words(path, folder)
    if failure == "strange word":
        return clerk.run(folder, *line, NIK)
    if failure == "strange option":
        return clerk.run(folder, *line, f"--{NIK}")
    if failure == "bug":
        return clerk.run(folder, *line, bug=NIK)
    spoil = FAILURES[failure]
    assert spoil is not None
    spoil(folder)
    return clerk.run(folder, *line)


@pytest.mark.parametrize("path", EVERY)
def test_no_failure_gives_an_id_away(clerk: Clerk, pattern: Path, room: Path, path: str) -> None:
    """Neither on the screen nor in a log; never a trace."""
    place, all_of_them = list(EVERY).index(path), list(FAILURES)
    tried = [all_of_them[(place + n) % len(FAILURES)] for n in range(ledger.size(2, len(FAILURES)))]
    for failure in tried:
        folder = copy_of(pattern, room)
        done = failed(clerk, folder, path, failure)
        told = done.err if done.code == 0 else done.out + done.err
        assert NIK not in re.sub(r"\W", "", told), (failure, done)
        assert "Traceback" not in told, (failure, done)
        assert done.code != 1 or failure == "bug", (failure, done)
        for log in home_of(folder).rglob("*.log"):
            assert NIK not in log.read_text("utf-8"), failure
    ledger.record("ids", failures=len(tried))


def test_the_bug_is_a_real_one(clerk: Clerk, folder: Path) -> None:
    """The control: the error does carry the id, and a trace asked for shows it."""
    done = clerk.run(folder, "worker", "list", "--debug", bug=NIK)
    assert done.code == 1 and NIK in done.err
    assert FOLDER in str(folder)
