"""The bar: nothing for short work, something for long work, nothing left behind it."""

from __future__ import annotations

import io

import pytest

from ipsm_cli.render import progress


def test_short_work_shows_nothing() -> None:
    stream = io.StringIO()
    with progress.progress("Membaca a.csv", 10, stream) as tick:
        for done in range(10):
            tick(done)
    assert stream.getvalue() == ""


def test_long_work_shows_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    stream = io.StringIO()
    stream.isatty = lambda: True  # type: ignore[method-assign]
    with progress.progress("Membaca [red]a[/].csv", 10, stream) as tick:
        tick(5)
        tick(99)
    assert "Membaca [red]a[/].csv" in stream.getvalue()
    assert "100%" in stream.getvalue() or "50%" in stream.getvalue()
