"""A profile's page: what it reads or makes, a line for each thing it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ipsm_cli.core.export_profile import in_language
from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange.export_profiles import KIND
from ipsm_cli.exchange.profile_files import Given

Line = tuple[str, str, str]
COLUMNS = (Column("sort", "word"), Column("theirs", "id"), Column("ours", "id"))


def page(given: Given, language: str) -> Table:
    """What is told: the sort of thing, in its receiver's or sender's words, and in ours."""
    told = _of_export(given.content, language) if given.kind == KIND else _of_import(given.content)
    return Table("profile", COLUMNS, list(told), ("title.profile", {"name": given.name}))


def _of_import(told: dict[str, Any]) -> Iterator[Line]:
    for heading, field in told.get("maps", {}).items():
        yield "profile.map", heading, field
    for field, theirs in told.get("codes", {}).items():
        for code, ours in theirs.items():
            yield "profile.code", f"{field}: {code}", ours
    for field, ours in told.get("coarse", {}).items():
        for code, other in ours.items():
            yield "profile.coarse", f"{field}: {other}", code
    for field, text in told.get("defaults", {}).items():
        yield "profile.default", field, text
    for word, kind in told.get("words", {}).items():
        yield "profile.word", word, kind
    if told.get("sheet"):
        yield "profile.sheet", told["sheet"], ""


# parts of the paper as a whole
_WHOLE = (
    *("title", "form", "period", "monthly"),
    *("letterhead", "signatures", "signing", "per_worker"),
)


def _of_export(told: dict[str, Any], language: str) -> Iterator[Line]:
    for key in _WHOLE:
        if key in told:
            yield f"profile.{key}", _text(told[key], language), ""
    for key, value in told.get("csv", {}).items():
        yield "profile.csv", key, _text(value, language)
    for sheet in told["sheets"]:
        yield "profile.report", _text(sheet.get("name", ""), language), sheet["report"]
        for key, value in sheet.get("filters", {}).items():
            yield "profile.filter", key, value
        for column in sheet.get("columns", ()):
            yield from _column({"key": column} if isinstance(column, str) else column, language)


def _column(told: dict[str, Any], language: str) -> Iterator[Line]:
    heading = _text(told.get("heading", ""), language)
    yield "profile.column", heading, told.get("key") or f"“{told['value']}”"
    for ours, theirs in told.get("codes", {}).items():
        yield "profile.code", theirs, f"{told.get('key')}: {ours}"
    if "none" in told:
        yield "profile.default", told["none"], told.get("key", "")


def _text(told: Any, language: str) -> str:
    """A text of a language; anything else as JSON has it."""
    if isinstance(told, (str, dict)):
        return in_language(told, language)
    return json.dumps(told)
