"""Registers spoilt at random, given as backups: a refusal of ours each time, or a sound copy."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path
from typing import Any

from ipsm_cli.core import errors
from ipsm_cli.core.records import Who
from ipsm_cli.store import kept
from ipsm_cli.store import verify as proving
from ipsm_cli.store.backup import verify
from ipsm_cli.store.register import open_to_read
from ipsm_cli.store.restore import present
from ipsm_cli.store.salvage import salvage

SEED, TIMES, PAGE = 20261124, 30, 4096
WHO = Who("rina", "salvage", "2026-11-24T09:00:00+07:00", "2026-11-24")


def spoil(whole: bytes, chance: random.Random) -> bytes:
    """Letters anywhere, in the first pages, in the header; pages of garbage, changed about, cut."""
    spoilt, pages = bytearray(whole), len(whole) // PAGE
    match chance.randrange(6):
        case 0 | 1 | 2 as sort:
            first, last = ((0, len(whole)), (0, 6 * PAGE), (16, 100))[sort]
            for _ in range(chance.randrange(1, 30)):
                spoilt[chance.randrange(first, last)] = chance.randrange(256)
        case 3:
            for _ in range(chance.randrange(1, 6)):
                at = chance.randrange(pages) * PAGE
                spoilt[at : at + PAGE] = chance.randbytes(PAGE)
        case 4:
            one, other = (chance.randrange(pages) * PAGE for _ in range(2))
            spoilt[one : one + PAGE] = whole[other : other + PAGE]
            spoilt[other : other + PAGE] = whole[one : one + PAGE]
        case _:
            del spoilt[chance.randrange(1, len(whole)) :]
    return bytes(spoilt)


def outcome(deed: Any) -> str:
    try:
        return str(deed())
    except errors.FileTrouble as error:
        return type(error).__name__


def test_every_spoilt_file_is_refused_or_saved(path: Path) -> None:
    whole, chance, came = path.read_bytes(), random.Random(SEED), Counter[str]()
    target = path.with_name("selamat.db")
    for time in range(TIMES):
        spoilt = spoil(whole, chance)
        path.write_bytes(spoilt)
        came[outcome(lambda: f"findings: {bool(verify(path).findings)}")] += 1
        came[kept.looked_at(path).sort] += 1
        present(path, "ipsm test", 1)
        target.unlink(missing_ok=True)
        came[outcome(lambda: f"history: {salvage(path, target, WHO).history}")] += 1
        if target.exists():
            with open_to_read(target) as register:
                assert proving.findings(register.db) == [], (SEED, time)
        assert path.read_bytes() == spoilt, (SEED, time)
    assert came["RegisterDamaged"] > TIMES / 2, came  # the control: most of them are spoilt
    assert came["history: True"] and came["history: False"], came
