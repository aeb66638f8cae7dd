"""Titles and notes round a table."""

from __future__ import annotations

from typing import Any

from ipsm_cli.render.frame import bold, folded, frame


def test_frame(recap: Any, look: Any) -> None:
    noted = recap._replace(notes=(("note.example", {"name": "Siti", "date": "2026-11-05"}),))
    text = frame(noted, ["body"], look("en"))
    assert text.split("\n") == [
        "Activities of October 2026",
        "",
        "body",
        "",
        "“Siti” has not reported by 5 November 2026.",
        "",
    ]


def test_a_narrow_screen_folds_title_and_notes(recap: Any, look: Any) -> None:
    assert frame(recap, ["x"], look("en", width=12)).startswith("Activities\nof October\n2026\n\nx")
    assert folded("satu dua", look()) == ["satu dua"]


def test_bold_only_with_colour(look: Any) -> None:
    assert bold("a", look()) == "a"
    assert bold("a", look(colour=True)) == "\x1b[1ma\x1b[0m"
