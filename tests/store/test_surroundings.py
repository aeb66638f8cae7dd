"""What a doctor sees round a register, by the names and sizes of files alone."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from ipsm_cli.store import surroundings

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "buku data"
    folder.mkdir(mode=0o700)
    path = folder / "ipsm.db"
    path.write_bytes(b"x")
    path.chmod(0o600)
    return path


def found(path: Path) -> list[tuple[str, str | None]]:
    return [(finding.what, finding.detail) for finding in surroundings.around(path)]


def test_a_register_at_home_needs_nothing(place: Path) -> None:
    place.with_name("ipsm.db-journal").touch()  # SQLite empties it and leaves it
    place.with_name("ipsm.db.lock").write_text("x")
    place.with_name("laporan.xlsx").write_text("x")
    assert found(place) == []
    assert surroundings.newest_backup(place) is None


@pytest.mark.parametrize(
    ("folder", "what"),
    [
        ("OneDrive - Dinas Sosial", "cloud_folder"),
        ("Dropbox (IPSM)", "cloud_folder"),
        ("Google Drive", "cloud_folder"),
        ("GoogleDrive-ani@contoh.id", "cloud_folder"),
        ("My Drive", "cloud_folder"),
        ("iCloudDrive", "cloud_folder"),
        ("Mobile Documents", "cloud_folder"),
        ("CloudStorage", "cloud_folder"),
        ("Dokumen", None),
        ("awan", None),
    ],
)
def test_folders_that_go_to_the_cloud(tmp_path: Path, folder: str, what: str | None) -> None:
    inside = tmp_path / folder / "ipsm"
    inside.mkdir(parents=True, mode=0o700)
    path = inside / "ipsm.db"
    path.write_bytes(b"x")
    path.chmod(0o600)
    assert found(path) == ([(what, folder.lower())] if what else [])


@pytest.mark.parametrize(
    ("path", "what"),
    [
        ("\\\\server\\bersama\\ipsm.db", ["network_folder"]),
        ("//server/bersama/ipsm.db", ["network_folder"]),
        ("/run/user/1000/gvfs/smb-share/ipsm.db", ["network_folder"]),
        ("/media/ani/USB/ipsm.db", ["removable"]),
        ("/run/media/ani/USB/ipsm.db", ["removable"]),
        ("/Volumes/USB/ipsm.db", ["removable"]),
        ("C:\\Users\\Ani\\OneDrive\\ipsm.db", ["cloud_folder"]),
        ("C:\\Users\\Ani\\AppData\\Local\\ipsm\\ipsm.db", []),
        ("/home/ani/.local/share/ipsm/ipsm.db", []),
        ("/home/media/ipsm.db", []),
        ("/home/ani/OneDrive.db", []),
    ],
)
def test_places_by_their_names(path: str, what: list[str]) -> None:
    assert [finding.what for finding in surroundings._folder(path)] == what


def test_what_a_crash_left_behind(place: Path) -> None:
    place.with_name("ipsm.db-journal").write_text("x")
    place.with_name("ipsm.db-wal").write_text("x")
    place.with_name(".ipsm.db.4711.part").write_text("x")
    assert found(place) == [
        ("left_journal", "ipsm.db-journal"),
        ("left_wal", "ipsm.db-wal"),
        ("left_part", ".ipsm.db.4711.part"),
    ]


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_rights_wider_than_the_owner(place: Path) -> None:
    place.chmod(0o644)
    assert found(place) == [("open_file", "644")]
    place.chmod(0o600)
    place.parent.chmod(0o755)
    assert found(place) == []
    place.parent.chmod(0o777)
    assert found(place) == [("open_folder", "777")]
    place.parent.chmod(0o1777)  # everybody may write there, nobody may take another's file away
    assert found(place) == []
    place.parent.chmod(0o700)


HEAD = (1957, "e8293e9d" + "0" * 56)


def asked(place: Path, oldest: int = 31) -> list[tuple[str, str | None]]:
    found = surroundings.backups(place, HEAD, TODAY, oldest)
    return [(finding.what, finding.detail) for finding in found]


def test_the_newest_backup_and_its_age(place: Path) -> None:
    def copy(name: str, day: datetime.date) -> None:
        path = place.parent / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"x")
        moment = datetime.datetime(day.year, day.month, day.day, 12).timestamp()
        os.utime(path, (moment, moment))

    assert asked(place) == [("no_backup", None)]
    copy("ipsm.before-restore-2026-11-20.db", datetime.date(2026, 11, 20))  # of another moment
    copy("lain-2026-11-20-n000001-00000000-v6.db", datetime.date(2026, 11, 20))
    assert asked(place) == [("no_backup", None)]
    copy("ipsm-2026-09-01-n000007-00fc39f5-v6.db", datetime.date(2026, 9, 1))
    assert asked(place) == [("old_backup", "2026-09-01 (84)")]
    copy("backups/ipsm-2026-10-20-n000009-00fc39f5-v6.db", datetime.date(2026, 10, 23))
    assert asked(place) == [("old_backup", "2026-10-23 (32)")]
    assert asked(place, 32) == []
    assert surroundings.newest_backup(place) == datetime.date(2026, 10, 23)
    copy("usb/ipsm-2026-10-20-n001957-e8293e9d-v6.db", datetime.date(2026, 10, 1))
    assert asked(place) == []  # old, and of this very state


def test_drafts_of_backups_that_were_never_finished(place: Path) -> None:
    place.with_name("backups").mkdir()
    (place.with_name("backups") / ".ipsm-2026-10-20-n000009-00fc39f5-v6.db.7.part").touch()
    assert [what for what, _ in found(place)] == ["left_part"]
