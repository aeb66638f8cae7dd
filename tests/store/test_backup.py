"""A copy is only called a backup once it is proven to hold what the register holds."""

from __future__ import annotations

import hashlib
import os
import random
import sqlite3
import stat
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.core.names import mask_ids
from ipsm_cli.store import verify as proving
from ipsm_cli.store.backup import Made, create, is_name, name_of, state_of, verify
from ipsm_cli.store.register import VERSION, open_to_read

posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


def back_up(path: Path, folder: Path | None = None) -> Made:
    with open_to_read(path) as register:
        register.let_go()
        return create(register.db, path, folder or path.with_name("backups"))


def dump(path: Path) -> list[str]:
    with open_to_read(path) as register:
        return list(register.db.iterdump())


def test_a_backup_holds_everything_and_says_what(path: Path) -> None:
    made = back_up(path)
    assert made.new and made.findings == ()
    assert made.path.parent == path.with_name("backups")
    assert dump(made.path) == dump(path)
    with open_to_read(path) as register:
        number, seal = proving.head(register.db)
        workers = register.db.execute("SELECT COUNT(*) FROM worker").fetchone()[0]
    assert made.path.name == f"ipsm-2026-11-24-n00000{number}-{seal[:8]}-v{VERSION}.db"
    assert is_name(made.path.name)
    state = made.state
    assert (state.uid, state.branch) == ("b", "IPSM Kecamatan Cibinong")
    assert (state.entry, state.seal, state.counts["worker"]) == (number, seal, workers)
    assert made.sha256 == hashlib.sha256(made.path.read_bytes()).hexdigest()
    assert [one.name for one in made.path.parent.iterdir()] == [made.path.name]


@posix
def test_a_backup_is_for_its_owner_alone(path: Path) -> None:
    made = back_up(path)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert stat.S_IMODE(made.path.parent.stat().st_mode) == 0o700


def test_the_same_state_is_stored_once(path: Path, add: Any) -> None:
    made = back_up(path)
    before = made.path.read_bytes(), made.path.stat().st_mtime_ns
    again = back_up(path)
    assert not again.new and again[:3] == made[:3]
    assert (made.path.read_bytes(), made.path.stat().st_mtime_ns) == before
    add(path)
    assert back_up(path).new
    assert len(list(made.path.parent.iterdir())) == 2


def test_a_spoilt_backup_of_the_same_state_is_made_anew(path: Path) -> None:
    made = back_up(path)
    made.path.write_bytes(b"not a register")
    again = back_up(path)
    assert again.new and again.path == made.path
    assert dump(made.path) == dump(path)


def test_a_backup_made_while_others_write_is_whole(path: Path, writers: Any) -> None:
    process = writers("crowd", path, "meja", 40)
    process.stdout.readline()
    process.stdin.write("\n")
    process.stdin.flush()
    for _ in range(10):
        process.stdout.readline()
        made = back_up(path)
        assert made.findings == ()
        with open_to_read(made.path) as copy:
            parts = copy.db.execute("SELECT count(*) FROM participant").fetchone()[0]
            assert parts == 3 * copy.db.execute("SELECT count(*) FROM activity").fetchone()[0]
    _, err = process.communicate(timeout=60)
    assert err == ""


@pytest.mark.parametrize("fault", ["garbage", "index"])
def test_a_damaged_register_gives_no_backup(path: Path, fault: str) -> None:
    """The control: what the proof is for."""
    older = back_up(path).path
    kept = older.read_bytes()
    whole = bytearray(path.read_bytes())
    place = whole.index(b"Anggota 250")
    if fault == "garbage":
        page = 4096 * (place // 4096)
        whole[page : page + 4096] = random.Random(7).randbytes(4096)
    else:  # one letter of an indexed text, in the table alone
        at = whole.index(b"w250Anggota 250")
        whole[at : at + 4] = b"w25x"
    path.write_bytes(whole)
    db = sqlite3.connect(path, isolation_level=None)
    with pytest.raises((errors.RegisterDamaged, sqlite3.DatabaseError)):
        create(db, path, path.with_name("elsewhere"))
    db.close()
    assert older.read_bytes() == kept
    assert not list(path.with_name("elsewhere").iterdir())


def test_what_is_wrong_in_the_register_is_told_and_kept(path: Path, raw: Any) -> None:
    with raw(path) as db:
        db.execute("UPDATE worker SET note = 'diubah' WHERE number = 3")
    made = back_up(path)
    assert made.new
    assert [finding.what for finding in made.findings] == ["row_changed"]
    assert verify(made.path).findings == made.findings


def test_no_backup_where_no_file_can_be(path: Path) -> None:
    path.with_name("berkas").write_bytes(b"")
    with pytest.raises(errors.RegisterUnreachable):
        back_up(path, path.with_name("berkas"))
    assert not [one for one in path.parent.iterdir() if one.name.endswith(".part")]


def test_verifying_says_what_is_held_and_leaves_nothing(path: Path, tmp_path: Path) -> None:
    made = back_up(path)
    beside = tmp_path / "coba"
    beside.mkdir()
    before = made.path.read_bytes()
    for held in (verify(made.path), verify(made.path, beside)):
        assert (held.path, held.state, held.sha256) == (made.path, made.state, made.sha256)
        assert held.size == len(before) and held.findings == ()
    assert made.path.read_bytes() == before
    assert list(beside.iterdir()) == [] and len(list(made.path.parent.iterdir())) == 1


def test_one_flipped_letter_anywhere_is_found(path: Path) -> None:
    """Bytes of texts: in a row, in the history, in a name of the schema."""
    made = back_up(path)
    whole = made.path.read_bytes()
    chance = random.Random(20)
    texts = [at for at in range(len(whole)) if 97 <= whole[at] <= 122]
    for at in chance.sample(texts, 60):
        spoilt = bytearray(whole)
        spoilt[at] ^= 1
        made.path.write_bytes(spoilt)
        try:
            assert verify(made.path).findings, at
        except errors.FileTrouble:
            continue


def test_a_name_is_never_taken_for_an_id(path: Path) -> None:
    with open_to_read(path) as register:
        state = state_of(register.db)
    for entry in (1, 999_999, 1_000_000):
        name = name_of(path, state._replace(entry=entry, seal="1" * 64))
        assert mask_ids(name) == name and is_name(name)


def test_names_tell_states_apart(path: Path) -> None:
    with open_to_read(path) as register:
        state = state_of(register.db)
    names = {
        name_of(path, state),
        name_of(path, state._replace(entry=12)),
        name_of(path, state._replace(seal="f" * 64)),
        name_of(path, state._replace(version=1)),
        name_of(path, state._replace(at="2025-01-01T00:00:00+07:00")),
        name_of(path.with_name("lain.db"), state),
    }
    assert len(names) == 6 and all(map(is_name, names))
    assert name_of(path, state._replace(at="")).startswith("ipsm-0001-01-01-")
    assert not is_name(".ipsm-2026-11-24-n000001-1a2b3c4d-v7.db") and not is_name("ipsm.db")
