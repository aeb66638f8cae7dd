"""The guard against formulas: what is guarded, and that undoing it gives back every text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.guard import guard, undo_guard


@pytest.mark.parametrize(
    ("text", "guarded"),
    [
        ("Siti", "Siti"),
        ("", ""),
        ("a=1", "a=1"),
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-", "'-"),
        ("@SUM(1)", "'@SUM(1)"),
        ("\t=1", "'\t=1"),
        ("\rx", "'\rx"),
        (" x", " x"),
        ("\n=1", "'\n=1"),
        ("\u00a0 =1", "'\u00a0 =1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("''=1", "'''=1"),
        ("'Aisyah", "'Aisyah"),
        ("'", "'"),
    ],
)
def test_guard(text: str, guarded: str) -> None:
    assert guard(text) == guarded
    assert undo_guard(guarded) == text


@given(st.text(st.sampled_from("'=+-@\t\r\n a1;\u00a0")) | st.text())
def test_undo_guard_is_exact(text: str) -> None:
    assert undo_guard(guard(text)) == text
