"""A copy is only called a copy once it holds what the register holds."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.core import errors
from ipsm_cli.store.backup import copy_whole
from ipsm_cli.store.register import open_to_read

posix = pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")


def dump(path: Path) -> list[str]:
    with open_to_read(path) as register:
        return list(register.db.iterdump())


def test_a_copy_holds_everything(path: Path) -> None:
    target = path.with_name("salinan.db")
    with open_to_read(path) as register:
        copy_whole(register.db, target)
    assert dump(target) == dump(path)
    assert sorted(path.parent.iterdir()) == [path, target]


@posix
def test_a_copy_is_for_its_owner_alone(path: Path) -> None:
    target = path.with_name("salinan.db")
    with open_to_read(path) as register:
        copy_whole(register.db, target)
    assert target.stat().st_mode & 0o777 == 0o600


def test_an_older_copy_is_replaced_as_a_whole(path: Path, add: Any) -> None:
    target = path.with_name("salinan.db")
    for _ in range(2):
        with open_to_read(path) as register:
            copy_whole(register.db, target)
        assert dump(target) == dump(path)
        add(path)


def test_a_copy_made_while_others_write_is_whole(path: Path, writers: Any) -> None:
    target = path.with_name("salinan.db")
    process = writers("crowd", path, "meja", 40)
    process.stdout.readline()
    process.stdin.write("\n")
    process.stdin.flush()
    for _ in range(10):
        process.stdout.readline()
        with open_to_read(path) as register:
            try:
                copy_whole(register.db, target)
            except errors.RegisterDamaged:  # rows were added between the copy and the count
                continue
        with open_to_read(target) as copy:
            parts = copy.db.execute("SELECT count(*) FROM participant").fetchone()[0]
            assert parts == 3 * copy.db.execute("SELECT count(*) FROM activity").fetchone()[0]
    _, err = process.communicate(timeout=60)
    assert err == ""


@pytest.mark.parametrize("fault", ["garbage", "index"])
def test_a_damaged_register_gives_no_copy(path: Path, fault: str) -> None:
    """The control: what the verification is for."""
    older = path.with_name("salinan.db")
    older.write_bytes(b"an older copy")
    whole = bytearray(path.read_bytes())
    place = whole.index(b"Anggota 250")
    if fault == "garbage":
        page = 4096 * (place // 4096)
        whole[page : page + 4096] = random.Random(7).randbytes(4096)
    else:  # one letter of an indexed text, in the table alone
        at = whole.index(b"w250Anggota 250")
        whole[at : at + 4] = b"w25x"
    path.write_bytes(whole)
    db = sqlite3.connect(path)
    with pytest.raises((errors.RegisterDamaged, sqlite3.DatabaseError)):
        copy_whole(db, older)
    db.close()
    assert older.read_bytes() == b"an older copy"
    assert sorted(path.parent.iterdir()) == [path, older]


def test_no_copy_where_no_file_can_be(path: Path) -> None:
    with open_to_read(path) as register, pytest.raises(errors.RegisterUnreachable) as caught:
        copy_whole(register.db, path.parent / "tidak ada" / "salinan.db")
    assert caught.value.facts["detail"] == "ENOENT"
