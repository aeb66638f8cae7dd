"""Facts made ready for a sentence: dates, codes and nouns as a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from ipsm_cli.core.names import mask_ids, show
from ipsm_cli.core.records import Coded
from ipsm_cli.text import Words

Label = Callable[[Words, str, str], str]
NUMBERS = {
    "number",
    "by",
    "activity",
    "other",
    "gone",
    "seat",
    "entry",
    "known",
}  # of records: never 1.971
MONTHS = {"month", "first_month", "last_month"}
TYPED = {"text", "words"}  # facts that repeat what was typed, as it was typed
# as the history names records: worker 12, month 2026-10
_RECORD = re.compile(r"([a-z]+) ([0-9]{1,9}|[0-9]{4}-[0-9]{2})\Z")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])\Z")
# what was typed may look like a date and be none: 2026-18-07
_ISO = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])\Z")


def sentence(words: Words, label: Label, key: str, facts: Mapping[str, Any]) -> str:
    """The sentence of ``key``; text that came from people is made harmless, no NIK is in it."""
    ready: dict[str, Any] = {}
    for name, fact in facts.items():
        if name in TYPED:
            ready[name] = mask_ids(show(str(fact)))
        elif name in MONTHS and _MONTH.match(str(fact)):
            ready[name] = words.month(str(fact))
        elif name in NUMBERS and not isinstance(fact, tuple):
            ready[name] = mask_ids(str(fact))  # an id typed where a number is asked for
        else:
            ready[name] = _ready(words, label, fact)
    told = words(key, **ready)
    if told.startswith(str(ready.get("file", "\0"))):  # a name stands as the disk has it
        return told
    return told[:1].upper() + told[1:]


def _ready(words: Words, label: Label, fact: Any) -> Any:
    if isinstance(fact, Coded):
        return label(words, fact.list, fact.code)
    if isinstance(fact, tuple):
        return tuple(_ready(words, label, item) for item in fact)
    if isinstance(fact, str):
        if fact.startswith(("noun.", "word.")) and fact in words:
            return words(fact)
        if (record := _RECORD.match(fact)) and f"noun.{record[1]}" in words:
            return f"{words(f'noun.{record[1]}')} {record[2]}"
        if _ISO.match(fact):
            return words.date(fact)
        return mask_ids(show(fact))
    return fact
