"""Every system call of every writing command fails once, or is the last: all or nothing.

Needs Linux's ``strace`` and the right to watch a process; skipped elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from trials import ledger
from trials.every import exporting, writing
from trials.office import Clerk, Ended, entries, words
from trials.watched import BAD, FULL, KILL, WRITES, Point, can_watch, points, strike

from ipsm_cli.text import Words

pytestmark = pytest.mark.skipif(not can_watch(), reason="needs strace, and the right to use it")

FAULTS = {"killed": KILL, "broken": BAD, "full": FULL, "full from there on": FULL}
WRITERS = writing() if ledger.FULL else ("worker add", "import activities", "init")
MAKERS = exporting() if ledger.FULL else ("export month",)
STRIKES = 14  # of each command and fault, at each push
# what cannot be read is no backup, or an unsound one, or a photo left out; a check finds damage
ODD = {"backup restore": (3, 4), "month run": (7,), "export epsks": (6,)}
PROBE = b"blat"  # Python's own, where it looks for a folder for temporary files and cannot clean up
# what a refusal says all the same where the write stands: that the disk did not confirm it, which
# steps are done, that a person is erased
STANDS = ("`ipsm history`", "langkah", "sudah dihapus")


def struck(clerk: Clerk, fresh: Callable[[], Path], path: str, fault: str) -> list[Point]:
    """The calls to try: the first run finds them. What only looks, a kill cannot make differ;
    without files of its own the program is no use, whatever the register."""
    folder = fresh()
    found = points(clerk, folder, words(path, folder))
    if FAULTS[fault] != BAD:
        found = [point for point in found if point.name in WRITES]
    found = [point for point in found if not _is_our_own(point, "")]
    return ledger.sample(found, STRIKES)


def hit(clerk: Clerk, folder: Path, path: str, point: Point, fault: str) -> Ended:
    after = "+" if fault == "full from there on" else ""
    done = strike(clerk, folder, words(path, folder), point, FAULTS[fault], after)
    assert "Traceback" not in done.err, (point, done)
    allowed = {0, 5, -9, *ODD.get(path, ())}
    assert done.code in allowed or (done.code == 1 and _is_our_own(point, after)), (point, done)
    return done


def _is_our_own(point: Point, after: str) -> bool:
    """Whether it is a file of the program itself that cannot be read: then it is no use at all."""
    return bool(after) or "ipsm_cli" in point.line or "site-packages" in point.line


def outcome(done: Ended, point: Point, found: int, old: int, new: int, *, once: bool) -> None:
    """``found`` entries are there after the command that should have made ``old`` into ``new``.

    A refusal after the end says so, unless no file can be opened or written to any more (``once``).
    """
    assert found in (old, new), (point, done)
    if done.code == 0 or done.said_done:
        assert found == new, (point, done)
    elif once and done.code > 0 and found == new != old:
        assert any(word in done.err.lower() for word in STANDS), (point, done)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", [path for path in WRITERS if path != "init"])
def test_a_write_is_whole_or_is_not(
    clerk: Clerk, fresh: Callable[[], Path], path: str, fault: str
) -> None:
    old = entries(fresh() / "ipsm.db")
    folder = fresh()
    assert clerk.run(folder, *words(path, folder)).code == 0
    new = entries(folder / "ipsm.db")
    tried = struck(clerk, fresh, path, fault)
    for point in tried:
        folder = fresh()
        done = hit(clerk, folder, path, point, fault)
        found = entries(folder / "ipsm.db")
        outcome(done, point, found, old, new, once=fault != "full from there on")
    ledger.record("calls", calls=len(tried), commands=fault == "killed")


@pytest.mark.parametrize(("fault", "name"), [(BAD, "trouble.EIO"), (FULL, "trouble.ENOSPC")])
def test_a_restore_that_the_disk_does_not_confirm_says_that_it_stands(
    clerk: Clerk, fresh: Callable[[], Path], fault: str, name: str
) -> None:
    """The flush of the folder, after the file has been replaced."""
    folder = fresh()
    restore = words("backup restore", folder)
    flushes = [point for point in points(clerk, folder, restore) if point.name == "fsync"]
    new = entries(folder / "ipsm.db")
    folder = fresh()
    assert entries(folder / "ipsm.db") != new
    done = strike(clerk, folder, restore, flushes[-1], fault)
    assert done.code == 5 and f"tidak memastikan: {Words('id')(name)}." in done.err, done
    assert entries(folder / "ipsm.db") == new
    (aside,) = folder.glob("ipsm.before-restore-*.db")
    assert aside.name in done.err
    assert clerk.run(folder, "history", "--last", "1").code == 0


@pytest.mark.parametrize("fault", FAULTS)
def test_a_new_register_is_whole_or_is_not_there(
    clerk: Clerk, fresh: Callable[[], Path], fault: str
) -> None:
    tried = struck(clerk, fresh, "init", fault)
    for point in tried:
        folder = fresh()
        done = hit(clerk, folder, "init", point, fault)
        made = folder / "lain.db"
        assert not made.exists() or entries(made) == 1, (point, done)
        assert made.exists() or done.code != 0, (point, done)
    ledger.record("calls", calls=len(tried), commands=fault == "killed")


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("path", MAKERS)
def test_a_file_is_whole_or_is_not_there(
    clerk: Clerk, fresh: Callable[[], Path], pattern: Path, path: str, fault: str
) -> None:
    """What a command leaves under a name of its own is what it leaves when nothing fails."""
    folder = fresh()
    assert clerk.run(folder, *words(path, folder)).code == 0
    whole = made_in(folder, pattern)
    assert whole
    tried = struck(clerk, fresh, path, fault)
    for point in tried:
        folder = fresh()
        done = hit(clerk, folder, path, point, fault)
        left = made_in(folder, pattern)
        if done.code == 6:  # said to be without what could not be read, such as a photo
            continue
        assert left.items() <= whole.items(), (point, done)
        assert done.code != 0 or left == whole, (point, done)
    ledger.record("calls", calls=len(tried), commands=fault == "killed")


def made_in(folder: Path, pattern: Path) -> dict[str, bytes]:
    """The files for people that were not there before, by their place in the folder."""
    return {
        place: file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and not file.name.startswith((".", "ipsm.db"))
        if file.read_bytes() != PROBE
        if not (pattern / (place := file.relative_to(folder).as_posix())).exists()
    }


def test_a_writer_in_place_is_caught(clerk: Clerk, fresh: Callable[[], Path]) -> None:
    """The control: where files go straight under their name, some kill leaves half of one."""
    path = "worker list"
    folder = fresh()
    line = [*words(path, folder), "-o", str(folder / "psm.csv")]
    assert clerk.run(folder, *line).code == 0
    whole = (folder / "psm.csv").read_bytes()
    folder = fresh()
    found = [p for p in points(clerk, folder, line, careless=True) if p.name in WRITES]
    halves = 0
    for point in found:
        folder = fresh()
        strike(clerk, folder, line, point, KILL, careless=True)
        left = folder / "psm.csv"
        halves += left.exists() and left.read_bytes() != whole
    assert halves
