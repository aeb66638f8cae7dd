"""One language at work: sentences by key, dates, numbers and money as its readers write them."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

LANGUAGES = ("id", "en")


def pick_language(asked: str | None, environ: Mapping[str, str], stored: str | None) -> str:
    """Screen language: --lang, IPSM_LANG, what ``init`` stored, the locale, else English."""
    for choice in (asked, environ.get("IPSM_LANG"), stored):
        if choice in LANGUAGES:
            return choice
    locale = environ.get("LC_ALL") or environ.get("LC_MESSAGES") or environ.get("LANG") or ""
    return "id" if locale.lower().startswith("id") else "en"


class Words:
    """The sentences and forms of one language (``id`` or ``en``)."""

    def __init__(self, language: str) -> None:
        module = import_module(f"ipsm_cli.text.{language}")  # one language is loaded, not both
        self.language = language
        self._sentences: Mapping[str, str] = module.SENTENCES
        self._days: tuple[str, ...] = module.DAYS
        self._months: tuple[str, ...] = module.MONTHS
        self._thousands, self._decimal = module.SEPARATORS

    def __call__(self, key: str, /, **facts: Any) -> str:
        """The sentence of ``key`` with its blanks filled. Raises KeyError for an unknown key."""
        sentence = self._sentences[key]
        if not facts:
            return sentence
        return sentence.format_map({name: self.fact(value) for name, value in facts.items()})

    def __contains__(self, key: str) -> bool:
        return key in self._sentences

    def fact(self, value: Any) -> str:
        """A fact inside a sentence: numbers with separators, tuples joined by commas."""
        if isinstance(value, bool) or value is None:
            return str(value)
        if isinstance(value, int):
            return self.number(value)
        if isinstance(value, float):
            return self.number(value, 2)
        if isinstance(value, tuple):
            return ", ".join(self.fact(item) for item in value)
        return str(value)

    def number(self, value: float, places: int = 0) -> str:
        """1.234,5 in Indonesian, 1,234.5 in English; ``places`` is the most decimals shown."""
        whole, _, rest = f"{value:,.{places}f}".partition(".")
        rest = rest.rstrip("0")
        whole = whole.replace(",", self._thousands)
        return f"{whole}{self._decimal}{rest}" if rest else whole

    def money(self, rupiah: int) -> str:
        """Rp 1.250.000"""
        return f"Rp {self.number(rupiah)}"

    def month(self, month: str) -> str:
        """``2026-03`` as Maret 2026."""
        return f"{self._months[int(month[5:7]) - 1]} {month[:4]}"

    def short_month(self, month: str) -> str:
        """``2026-03`` as Mar 2026."""
        return f"{self._months[int(month[5:7]) - 1][:3]} {month[:4]}"

    def date(self, iso: str) -> str:
        """``2026-03-03`` as 3 Maret 2026."""
        return f"{int(iso[8:10])} {self.month(iso[:7])}"

    def long_date(self, iso: str) -> str:
        """``2026-03-03`` as Selasa, 3 Maret 2026."""
        import datetime  # already loaded by typer; kept out of this room's own start

        day = self._days[datetime.date.fromisoformat(iso).weekday()]
        return f"{day}, {self.date(iso)}"
