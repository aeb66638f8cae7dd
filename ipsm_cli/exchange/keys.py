"""By what a row of a foreign sheet is known again: its identity, and a digest of all it says.

Both stand in one key of the table ``imported``: ``identity.digest``. The identity is of what makes
it that record (day, kind, place, workers; or a person's ids); the digest is of everything else, so
that a row that says what it said is known without a look at the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import sqlite3

_STALE = "0"  # no digest: whatever a row with this identity says is compared anew
_BYTES = 9  # 72 bits: two of a million rows meet once in four billion registers


class Key(NamedTuple):
    """18 hexadecimal digits each."""

    identity: str
    digest: str

    def __str__(self) -> str:
        return f"{self.identity}.{self.digest}"


def key_of(identity: Iterable[Any], told: Iterable[Any]) -> Key:
    return Key(_hash(identity), _hash(told))


def _hash(values: Iterable[Any]) -> str:
    whole = repr(tuple(values)).encode("utf-8", "replace")
    return blake2b(whole, digest_size=_BYTES).hexdigest()


class Known:
    """The keys of one kind in the register, asked for by identity."""

    def __init__(self, db: sqlite3.Connection, kind: str) -> None:
        self._db = db
        self._kind = kind
        found = db.execute("SELECT 1 FROM imported WHERE kind = ? LIMIT 1", (kind,)).fetchone()
        self.is_new = found is None

    def records(self, identity: str) -> list[tuple[str, int]]:
        """Digest and record of every row that came with the identity, the oldest record first."""
        if self.is_new:
            return []
        rows = self._db.execute(
            "SELECT key, record FROM imported WHERE kind = ? AND key > ? AND key < ? ORDER BY key",
            (self._kind, f"{identity}.", f"{identity}/"),
        )
        found = [(key[len(identity) + 1 :], record) for key, record in rows]
        return sorted(found, key=lambda one: one[1])


def pair(rows: Sequence[str], records: Sequence[tuple[str, int]]) -> list[tuple[int, bool] | None]:
    """The record of each row of one identity, and whether the row says what it said.

    Rows are told by their digests: those that say the same find their record first, the others
    take what is left in its order; None for a row that is new.
    """
    by_digest = dict(records)
    found: list[tuple[int, bool] | None] = [
        (by_digest[digest], True) if digest in by_digest else None for digest in rows
    ]
    taken = {one[0] for one in found if one}
    left = iter(dict.fromkeys(record for _, record in records if record not in taken))
    for place, one in enumerate(found):
        if one is None and (record := next(left, None)) is not None:
            found[place] = (record, False)
    return found


def successors(known: Iterable[str], key: Key) -> tuple[list[str], list[str]]:
    """What becomes of a record's keys once it was corrected to ``key``: those that go, those new.

    Another identity that it came by is still known, but no longer says what the record says.
    """
    gone = [one for one in known if one != str(key)]
    others = {one.partition(".")[0] for one in gone} - {key.identity}
    return gone, [str(key), *sorted(f"{other}.{_STALE}" for other in others)]


def grouped(identities: Sequence[str]) -> dict[str, list[int]]:
    """The places of the rows of each identity, in their order."""
    groups: dict[str, list[int]] = defaultdict(list)
    for place, identity in enumerate(identities):
        groups[identity].append(place)
    return groups
