"""SHA-256 of a text, for the seals of the history.

Python's own SHA-256 is taken where it can be had, as the standard library's ``random`` does:
``hashlib`` loads OpenSSL for it, 3 ms that every writing command would pay.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

try:
    from _sha2 import sha256  # type: ignore[import-not-found,unused-ignore]  # Python 3.12 on
except ImportError:
    try:
        from _sha256 import sha256  # type: ignore[import-not-found,unused-ignore]  # Python 3.11
    except ImportError:
        from hashlib import sha256


def seal_of(text: str) -> str:
    """64 hexadecimal digits."""
    return str(sha256(text.encode("utf-8")).hexdigest())


def seal_contents(salt: str | None, before: str | None, after: str | None) -> str:
    """The seal of a change's contents: its salt, the row before and the row after, as JSON."""
    return seal_of(f"{salt}\n{before}\n{after}")


def seal_all(
    salts: Iterable[str], befores: Iterable[str | None], afters: Iterable[str | None]
) -> list[str]:
    """``seal_contents`` of many changes."""
    return [
        sha256(f"{salt}\n{before}\n{after}".encode()).hexdigest()
        for salt, before, after in zip(salts, befores, afters, strict=True)
    ]


def begin_seal() -> Any:
    """A seal that grows: ``update(bytes)`` as often as wanted, then ``hexdigest()``."""
    return sha256()


def hasten() -> None:
    """For who seals by the thousand: OpenSSL's is twice as fast, and worth its 3 ms."""
    import hashlib  # see above

    global sha256
    sha256 = hashlib.sha256
