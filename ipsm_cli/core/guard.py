"""The sign that keeps a text of a csv file from being run as a formula, put on and taken off."""

from __future__ import annotations

import re

# What spreadsheets skip before they look for a formula, and what they take for the start of one.
# A text with ' before such a beginning is guarded too, so that undoing is exact. A phone number
# (+62…) is guarded like any other text.
FORMULA = re.compile("'*[\\s\\x00\u200b-\u200f\u2060\ufeff]*?[=+\\-@\t\r＝＋－＠]")


def guard(text: str) -> str:
    """The text with a leading ``'`` when a spreadsheet might take it for a formula."""
    return "'" + text if FORMULA.match(text) else text


def undo_guard(text: str) -> str:
    """The text as it was before ``guard``: ``undo_guard(guard(text)) == text`` for every text."""
    return text[1:] if text.startswith("'") and FORMULA.match(text, 1) else text
