"""Files whole or not at all: real refusals of the system, in a process of an ordinary user."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.errors import CannotWrite, DiskFull, FileExists, FolderMissing, NoPermission
from ipsm_cli.render.files import safe_file_name, sweep, trouble, write_whole

POSIX = pytest.mark.skipif(os.name != "posix", reason="rights of POSIX")
NOBODY = 65534
ATTEMPT = """
import os, resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from ipsm_cli.core.errors import IpsmError, NoPermission  # read while there are rights
from ipsm_cli.render.files import write_whole
most, path = int(sys.argv[2]), Path(sys.argv[3])
if os.getuid() == 0:
    os.setuid(65534)
if most:
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    print(write_whole(path, b"new" * 1000, force=True))
except IpsmError as error:
    print(type(error).__name__, error.facts)
"""


def attempt(path: Path, most: int = 0) -> str:
    """The outcome of writing, as a user without privileges, at most so many bytes a file."""
    root = str(Path(__file__).parents[2])
    run = subprocess.run(
        [sys.executable, "-c", ATTEMPT, root, str(most), str(path)], capture_output=True, text=True
    )
    assert not run.stderr, run.stderr
    return run.stdout.strip()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that an ordinary user reaches."""
    for folder in (tmp_path, *tmp_path.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path(folder.anchor):
            folder.chmod(folder.stat().st_mode | 0o055)
    return tmp_path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_new_same_and_different(tmp_path: Path) -> None:
    path = tmp_path / "lapor – 山.csv"
    assert write_whole(path, b"satu", force=False)
    before = path.stat().st_mtime_ns
    assert not write_whole(path, b"satu", force=False)
    assert path.stat().st_mtime_ns == before
    with pytest.raises(FileExists) as caught:
        write_whole(path, b"dua", force=False)
    assert caught.value.facts == {"file": str(path)}
    assert path.read_bytes() == b"satu"
    assert write_whole(path, b"dua", force=True)
    assert path.read_bytes() == b"dua"
    assert names(tmp_path) == [path.name]


@POSIX
def test_only_the_owner_may_read(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "x.csv"
    assert write_whole(path, b"satu", force=False, make_parent=True)
    assert path.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(FolderMissing) as caught:
        write_whole(tmp_path / "no" / "x.csv", b"", force=False)
    assert caught.value.facts == {"folder": str(tmp_path / "no")}
    assert names(tmp_path) == []


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    for place in (tmp_path / "a" / "x.csv", tmp_path / "a" / "b" / "x.csv"):
        for make_parent in (False, True):
            with pytest.raises(CannotWrite) as caught:
                write_whole(place, b"", force=False, make_parent=make_parent)
            assert caught.value.facts == {"file": str(place), "trouble": "ENOTDIR"}


def test_what_is_no_file_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(CannotWrite):
        write_whole(tmp_path / "x", b"", force=True)
    with pytest.raises(CannotWrite):
        write_whole(Path(os.devnull), b"", force=True)


def test_a_leftover_of_the_same_process_number(tmp_path: Path) -> None:
    (tmp_path / f".x.csv.{os.getpid()}.part").write_bytes(b"half")
    assert write_whole(tmp_path / "x.csv", b"satu", force=False)
    assert names(tmp_path) == ["x.csv"]


@POSIX
def test_a_folder_without_the_right_to_write(place: Path) -> None:
    (place / "x.csv").write_bytes(b"old")
    (place / "x.csv").chmod(0o644)
    place.chmod(0o555)
    try:
        assert attempt(place / "x.csv").startswith("NoPermission {'file': ")
    finally:
        place.chmod(0o755)
    assert (place / "x.csv").read_bytes() == b"old"
    assert names(place) == ["x.csv"]


@POSIX
def test_a_disk_that_takes_no_more(place: Path) -> None:
    """A limit on a file's size stops the write half way, as a full disk does."""
    place.chmod(0o777)
    (place / "x.csv").write_bytes(b"old")
    (place / "x.csv").chmod(0o644)
    assert attempt(place / "x.csv", most=1000).startswith("CannotWrite")
    assert (place / "x.csv").read_bytes() == b"old"
    assert names(place) == ["x.csv"]


@pytest.mark.skipif(os.name != "posix" or os.getuid() != 0, reason="needs a second user")
def test_a_file_that_cannot_be_replaced_keeps_both(place: Path) -> None:
    """In a sticky folder nobody may replace another's file, as on Windows while Excel has it."""
    place.chmod(0o1777)
    for name in ("x.csv", "x-2.csv"):
        (place / name).write_bytes(b"old")
        (place / name).chmod(0o644)
    said = attempt(place / "x.csv")
    assert said.startswith("FileInUse")
    assert said.endswith(f"'saved': '{place / 'x-3.csv'}'}}")
    assert names(place) == ["x-2.csv", "x-3.csv", "x.csv"]
    assert (place / "x.csv").read_bytes() == b"old"
    assert (place / "x-3.csv").read_bytes() == b"new" * 1000


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EDQUOT, DiskFull),
        (errno.EACCES, NoPermission),
        (errno.EROFS, NoPermission),
        (errno.EIO, CannotWrite),
        (errno.ENAMETOOLONG, CannotWrite),
    ],
)
def test_trouble(number: int, kind: type) -> None:
    found = trouble(OSError(number, "words of the system"), Path("x.csv"))
    assert type(found) is kind
    assert found.facts["file"] == "x.csv"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ipsm-32.01.02-2026-10.xlsx", "ipsm-32.01.02-2026-10.xlsx"),
        ("../../etc/passwd", "etc-passwd"),
        ("..\\x", "x"),
        (".hidden", "hidden"),
        ("--force", "force"),
        ("CON", "_CON"),
        ("con.txt", "_con.txt"),
        ("COM1 .x", "_COM1 .x"),
        ("console", "console"),
        ("a. ", "a"),
        ("Rekap Désa:1", "Rekap D-sa-1"),
        ("", "ipsm"),
        ("...", "ipsm"),
        ("x" * 200, "x" * 80),
        ("a\x00\nb", "a-b"),
    ],
)
def test_safe_file_name(text: str, name: str) -> None:
    assert safe_file_name(text) == name


@given(st.text(max_size=120))
def test_a_safe_name_stays_in_its_folder(text: str) -> None:
    name = safe_file_name(text)
    assert 0 < len(name) <= 80
    assert name.isascii()
    assert Path(name).name == name
    assert name[0] not in ".-"
    assert safe_file_name(name) == name


@pytest.fixture
def ended() -> int:
    """The number of a process that has come to its end."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_sweep_takes_what_no_running_process_writes(tmp_path: Path, ended: int) -> None:
    now, alive = 1_000_000_000.0, os.getpid()
    files = {
        f".old.csv.{alive}.part": 90_000,
        f".young.csv.{alive}.part": 80_000,
        f".left.db.{ended}.part": 0,
        f".left.db.{ended}.part-journal": 0,
        f"z.{ended}.part": 90_000,
        ".a.part": 90_000,
    }
    for name, age in files.items():
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (now - age, now - age))
    (tmp_path / f".d.{ended}.part").mkdir()
    gone = [f".left.db.{ended}.part", f".left.db.{ended}.part-journal", f".old.csv.{alive}.part"]
    if os.name == "nt":
        gone = gone[2:]
    assert sorted(sweep(tmp_path, now)) == gone
    assert names(tmp_path) == sorted({*files, f".d.{ended}.part"} - set(gone))
    assert sweep(tmp_path / "missing", now) == []


@pytest.mark.skipif(os.name == "nt", reason="processes of POSIX")
def test_writing_a_file_clears_away_what_a_crash_left_beside_it(tmp_path: Path, ended: int) -> None:
    (tmp_path / f".laporan.xlsx.{ended}.part").write_bytes(b"half")
    write_whole(tmp_path / "laporan.xlsx", b"whole", force=False)
    assert names(tmp_path) == ["laporan.xlsx"]
