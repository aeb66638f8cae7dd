"""A seal is the SHA-256 that everybody knows."""

from __future__ import annotations

import hashlib

import pytest

from ipsm_cli.store import seal
from ipsm_cli.store.seal import seal_of


def test_the_published_example() -> None:
    """FIPS 180-2, B.1."""
    assert seal_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize("text", ["", "Ñoño 数", "x" * 100_000])
def test_the_same_as_openssl_says(text: str) -> None:
    assert seal_of(text) == hashlib.sha256(text.encode()).hexdigest()


def test_in_haste_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "sha256", seal.sha256)  # what is changed here is put back
    begun, before = seal.begin_seal(), seal_of("abc")
    seal.hasten()
    assert seal_of("abc") == before and seal.sha256 is hashlib.sha256
    begun.update(b"abc")  # one that was begun goes on
    assert begun.hexdigest() == before


def test_many_contents_are_sealed_as_one_is() -> None:
    """The form is a promise: histories that are there are proven by it."""
    salts, befores, afters = ("a", "b"), (None, '{"n":1}'), ('{"n":1}', None)
    known = [
        hashlib.sha256(text).hexdigest() for text in (b'a\nNone\n{"n":1}', b'b\n{"n":1}\nNone')
    ]
    assert seal.seal_all(salts, befores, afters) == known
    assert list(map(seal.seal_contents, salts, befores, afters)) == known
