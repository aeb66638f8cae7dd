"""Erasing a person: nothing of hers is left in the file, and the counts are what they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served, Who
from ipsm_cli.records import accounts, activities, branch, erasing, history, importing, workers
from ipsm_cli.store import verify as proving
from ipsm_cli.store.create import create
from ipsm_cli.store.personal import ERASE
from ipsm_cli.store.register import Register, open_to_read, open_to_write

NIK = "3201014107850003"
MARKS = ("Zubaedah", NIK, "+6281299887766", "Gang Mawar", "99887766", "zubaedah")
BLANK = "(data dihapus)"


def change(path: Path, command: str, deed: Any) -> Any:
    who = Who("rina", command, "2026-11-24T08:00:00+07:00", "2026-11-24")
    with open_to_write(path, "ipsm test", 1) as register, register.change(who) as pen:
        return deed(pen)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Two workers; the second is to be erased. She worked, was corrected, imported, paid."""
    made = tmp_path / "ipsm.db"
    fields = {
        "level": "desa",
        "region": "32.01.01.1007",
        "name": "IPSM Pakansari",
        "language": "id",
        "due_day": 5,
    }
    with create(made) as register:
        who = Who("rina", "init", "2026-11-24T08:00:00+07:00", "2026-11-24")
        with register.change(who) as pen:
            branch.found(pen, fields, [("32.01.01.1007", "Pakansari")])  # type: ignore[arg-type]
    for person in (
        {"name": "Dadang", "sex": "L"},
        {
            "name": "Zubaedah",
            "sex": "P",
            "nik": NIK,
            "birth_date": "1985-07-01",
            "phone": "+6281299887766",
            "home_street": "Gang Mawar 3",
            "active_since": "2019",
        },
    ):
        change(made, "worker add", lambda pen, person=person: _add(pen, person))
    change(made, "worker edit", _correct)
    change(made, "account set", lambda pen: accounts.put(pen, 2, "BRI", "99887766", "Zubaedah"))
    change(made, "import workers", _import)
    served = [Served("", "L", "", 30)]
    day = {"date": "2026-10-05", "kind": "LH01", "minutes": 60}
    parts = [Part(2, "pelaksana"), Part(1, "pendamping")]
    change(made, "activity add", lambda pen: activities.add(pen, day, "LH", parts, served))
    return made


def _add(pen: Any, person: Any) -> int:
    keep = lambda _: "sesuai KTP"  # noqa: E731
    desas = ["32.01.01.1007"]
    return workers.add(pen, person, desas=desas, status="aktif", active=True, keep=keep)


def _correct(pen: Any) -> None:
    keep = lambda _: "sesuai KTP"  # noqa: E731
    workers.edit(pen, 2, {"note": "Zubaedah pindah"}, desas=None, keep=keep)


def _import(pen: Any) -> None:
    counts = importing.Counts(1, 0, 0, 0)
    batch = importing.begin_batch(pen, "workers", "daftar.xlsx", "00", None, counts)
    importing.remember(pen, "workers", batch, [("ab.cd", 2)])


def end(path: Path) -> None:
    told = {"status": "berhenti", "reason": "PS", "note": "Zubaedah pamit"}
    change(path, "worker end", lambda pen: workers.end(pen, 2, "2026-11-20", **told))


def erase(path: Path, number: int = 2) -> None:
    change(path, ERASE, lambda pen: erasing.erase(pen, number, "permintaan sendiri", BLANK))


def marks_in(folder: Path) -> list[str]:
    """The marks that stand in any file of the folder, as bytes."""
    whole = b"".join(one.read_bytes() for one in folder.iterdir() if one.is_file())
    return [mark for mark in MARKS if mark.encode() in whole]


def counts(register: Register) -> list[Any]:
    questions = (
        "SELECT COUNT(*), SUM(people), SUM(minutes) FROM activity",
        "SELECT activity, worker, part, place FROM participant ORDER BY activity, place",
        "SELECT worker, since, status, active, reason FROM service ORDER BY worker, since",
        "SELECT number, uid, sex FROM worker ORDER BY number",
    )
    return [register.db.execute(question).fetchall() for question in questions]


def test_nothing_of_hers_is_left_and_the_counts_stay(path: Path) -> None:
    end(path)
    assert marks_in(path.parent) == list(MARKS)  # the control
    with open_to_read(path) as register:
        before = counts(register)
    erase(path)
    assert marks_in(path.parent) == []
    with open_to_read(path) as register:
        assert counts(register) == before
        assert proving.findings(register.db) == []
        row = register.db.execute("SELECT * FROM worker WHERE number = 2").fetchone()
        assert [value for value in row if value is not None] == [2, row[1], BLANK, BLANK, "P"]
        for table in ("account", "duty"):
            count = register.db.execute(f"SELECT COUNT(*) FROM {table} WHERE worker = 2")
            assert count.fetchone() == (0,)
        assert register.db.execute("SELECT COUNT(*) FROM imported").fetchone() == (0,)
        note = register.db.execute(
            "SELECT command, note FROM action ORDER BY number DESC LIMIT 1"
        ).fetchone()
        assert note == (ERASE, "worker 2: permintaan sendiri")
        assert register.db.execute("SELECT name FROM worker WHERE number = 1").fetchone() == (
            "Dadang",
        )


def test_there_is_no_way_back(path: Path) -> None:
    end(path)
    erase(path)
    for number in (3, 4, 5, 6, 8, 9):  # added, corrected, account, import, ended, erased
        with pytest.raises(errors.NothingToUndo):
            change(path, "undo", lambda pen, number=number: history.undo(pen, number))
    assert marks_in(path.parent) == []


def test_one_who_serves_is_not_erased(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(errors.StillServing):
        erase(path)
    with pytest.raises(errors.NoSuchRecord):
        erase(path, 9)
    assert path.read_bytes() == before


def test_nobody_is_erased_twice(path: Path) -> None:
    end(path)
    erase(path)
    with pytest.raises(errors.AlreadyErased):
        erase(path)


def test_her_ids_are_free_for_a_new_entry(path: Path) -> None:
    end(path)
    erase(path)
    person = {"name": "Zubaedah", "sex": "P", "nik": NIK, "birth_date": "1985-07-01"}
    assert change(path, "worker add", lambda pen: _add(pen, person)) == 3
    with open_to_read(path) as register:
        assert proving.findings(register.db) == []


def test_in_a_restored_register_she_is_erased_again(path: Path) -> None:
    end(path)
    said = {"w": "worker 9: lain"}
    with open_to_read(path) as register:
        (uid,) = register.db.execute("SELECT uid FROM worker WHERE number = 2").fetchone()
        said[uid] = "worker 2: permintaan sendiri"
        assert erasing.to_erase_again(register.db, said) == [(2, said[uid])]
        assert erasing.to_erase_again(register.db, {}) == []
    change(path, ERASE, lambda pen: erasing.erase_again(pen, 2, said[uid], BLANK))
    assert marks_in(path.parent) == []
    with open_to_read(path) as register:
        assert erasing.to_erase_again(register.db, said) == []
