"""Facts made ready for a sentence: dates, codes and nouns as a reader expects them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
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
MONTHS = {"month", "first_month", "last_month", "period"}
TYPED = {"text", "words"}  # facts that repeat what was typed, as it was typed
# patterns are compiled where a fact needs one: 0.4 ms that few commands have to pay
_OF_RECORD = r"[0-9]{1,9}|[0-9]{4}-[0-9]{2}"  # as the history names them: worker 12, month 2026-10
_MONTH = r"[0-9]{4}-(?:0[1-9]|1[0-2])"


def sentence(words: Words, label: Label, key: str, facts: Mapping[str, Any]) -> str:
    """The sentence of ``key``; text that came from people is made harmless, no NIK is in it."""
    ready: dict[str, Any] = {}
    for name, fact in facts.items():
        if name in TYPED:
            ready[name] = mask_ids(show(str(fact)))
        elif name in MONTHS and re.fullmatch(_MONTH, str(fact)):
            ready[name] = words.month(str(fact))
        elif name in NUMBERS and not isinstance(fact, tuple):
            ready[name] = mask_ids(str(fact))  # an id typed where a number is asked for
        elif name == "paper" and f"word.paper.{fact}" in words:
            ready[name] = words(f"word.paper.{fact}")
        elif name == "trouble":
            ready[name] = _trouble(words, str(fact))
        else:
            ready[name] = _ready(words, label, fact)
    told = words(key, **ready)
    if told.startswith(str(ready.get("file", "\0"))):  # a name stands as the disk has it
        return told
    return told[:1].upper() + told[1:]


def _trouble(words: Words, code: str) -> str:
    """The system's trouble in words; its code only where there are none for it."""
    kind = "EIO" if code.startswith("SQLITE_IOERR") else code
    return words(f"trouble.{kind}") if f"trouble.{kind}" in words else words("trouble", code=code)


def _ready(words: Words, label: Label, fact: Any) -> Any:
    if isinstance(fact, Coded):
        return label(words, fact.list, fact.code)
    if isinstance(fact, tuple):
        return tuple(_ready(words, label, item) for item in fact)
    if isinstance(fact, str):
        if fact.startswith(("noun.", "word.")) and fact in words:
            return words(fact)
        kind, _, name = fact.partition(" ")
        if f"noun.{kind}" in words and re.fullmatch(_OF_RECORD, name):
            return f"{words(f'noun.{kind}')} {name}"
        if _is_day(fact):
            return words.date(fact)
        return mask_ids(show(fact))
    return fact


def _is_day(fact: str) -> bool:
    """Whether it is an ISO day; what was typed may look like one and be none: 2026-18-07."""
    if len(fact) != 10 or fact[4] != "-" or fact[7] != "-":
        return False
    try:
        date.fromisoformat(fact)
    except ValueError:
        return False
    return True
