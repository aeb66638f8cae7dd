"""Values as a person reads them: numbers, dates, money, labels, bars, cleaned of control codes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.names import show
from ipsm_cli.core.records import Coded
from ipsm_cli.render.bars import LONGEST, bar_column, draw_band, draw_spark

if TYPE_CHECKING:
    from ipsm_cli.core.table import Column, Say, Table
    from ipsm_cli.render import Look
    from ipsm_cli.text import Words

_ASIDE = "\u00a0" * 16
FIGURES = frozenset({"spark", "band"})  # kinds whose values are tuples drawn as one
RIGHT = frozenset(
    {"ordinal", "number", "figure", "hours", "money", "rupiah", "share"}
)  # kinds that stand at the right


class Shown(NamedTuple):
    """A table's screen columns as texts; ``columns`` hold one text a row, lists are parallel."""

    headings: list[str]
    columns: list[list[str]]
    totals: list[str] | None
    right: list[bool]
    drawn: list[bool]  # bars and their like, which are never folded

    def rows(self) -> list[tuple[str, ...]]:
        """The rows' texts; none for a table without rows."""
        return list(zip(*self.columns, strict=True))


def _record(_: Column, value: str, look: Look) -> str:
    noun, _space, number = value.partition(" ")
    return show(f"{look.words(f'noun.{noun}')} {number}")


def _heading(_: Column, value: str, look: Look) -> str:
    key = f"col.{value}"
    return look.words(key) if key in look.words else show(value)


def _paper(_: Column, value: str, look: Look) -> str:
    """A branch's own papers are called as the branch has named them."""
    key = f"word.paper.{value}"
    return look.words(key) if key in look.words else show(value)


def _dated(value: str, look: Look) -> str:
    before, day = value[:-10], value[-10:]
    is_day = len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdigit()
    return show(before) + look.words.date(day) if is_day else show(value)


def _in_months(column: Column, value: str, look: Look) -> str:
    code, *months = value.split(" ")
    label, named = show(look.label(column.list, code)), map(look.words.short_month, months)
    return look.words("render.in_months", label=label, months=", ".join(named)) if months else label


TEXTS: dict[str, Callable[[Column, Any, Look], str]] = {
    "text": lambda _, value, __: show(value),
    "id": lambda _, value, __: show(value),
    "ordinal": lambda _, value, __: str(value),
    "number": lambda _, value, look: look.words.number(value, 2),
    "figure": lambda _, value, look: look.words.number(value, 2),
    "bar": lambda _, value, look: look.words.number(value),
    "spark": lambda _, value, look: look.words.number(value),
    "band": lambda _, value, look: look.words.number(value),
    "hours": lambda _, value, look: look.words.number(value / 60, 2),
    "money": lambda _, value, look: look.words.money(value),
    "rupiah": lambda _, value, look: look.words.number(value),
    "share": lambda _, value, look: look.words(
        "render.share", value=look.words.number(value * 100, 1)
    ),
    # signatures have room when they stand left and right in turn
    "signature": lambda _, value, __: f"{'' if value % 2 else _ASIDE}{value}.",
    "date": lambda _, value, look: look.words.date(value),
    "dated": lambda _, value, look: _dated(value, look),
    "day": lambda _, value, look: look.words.long_date(value),
    "month": lambda _, value, look: look.words.month(value),
    "period": lambda _, value, look: period_text(value, look.words),
    "code": lambda column, value, look: show(look.label(column.list, value)),
    "in_months": _in_months,
    "coded": lambda _, value, look: show(look.label(*value.split(":", 1))),
    "moment": lambda _, value, look: f"{look.words.date(value[:10])} {value[11:16]}",
    "record": _record,
    "heading": _heading,
    "paper": _paper,
    "word": lambda _, value, look: look.words(f"word.{value}"),
}


def unknown(look: Look) -> str:
    """What stands for a value that nobody knows."""
    return "–" if look.unicode else "-"


def text_of(column: Column, value: Any, look: Look) -> str:
    """One value as text. A bar gives its number: ``lay_out`` draws, for it needs the column."""
    if value is None or value == ():
        if column.blank is not None:
            return show(column.blank)
        return look.words(column.none) if column.none else unknown(look)
    if isinstance(value, Coded):
        return show(look.label(value.list, value.code))
    if isinstance(value, tuple):
        return ", ".join(text_of(column, item, look) for item in value)
    return TEXTS[column.kind](column, value, look)


def heading(column: Column, look: Look) -> str:
    """The column's heading: ``head`` as its list says, else the sentence ``col.<key>``.

    Raises KeyError where there is no such sentence.
    """
    if column.called:
        return show(column.called)
    if not column.head:
        said = look.words(f"col.{column.key}")
        return f"{said} (Rp)" if column.kind == "rupiah" else said
    if column.parts and column.kind not in FIGURES:
        return column.head
    if column.list == "period":
        return period_text(column.head, look.words)
    if column.list == "short_period":
        return look.words.short_month(column.head) if "-" in column.head else column.head
    if column.list == "word":
        return look.words(f"word.{column.head}")
    return show(look.label(column.list, column.head) if column.list else column.head)


def texts_of(
    column: Column, values: Sequence[Any], look: Look, *, lines: bool = False
) -> list[str]:
    """A column as texts, each distinct value formed once. ``lines`` keeps line ends."""
    if column.kind in ("text", "id") and not any(isinstance(value, tuple) for value in values):
        dash = unknown(look) if column.blank is None else show(column.blank)
        plain = [dash if value is None else value for value in values]
        whole = "".join(value for value in values if value is not None)
        if whole.isascii() and whole.isprintable():
            return plain
        if lines:
            return [show(text, lines=True) for text in plain]
    forms = {value: text_of(column, value, look) for value in set(values)}
    return [forms[value] for value in values]


def totals_of(columns: Sequence[Column], totals: Sequence[Any], look: Look) -> list[str]:
    """The totals as texts, the word for total in the first free column that holds no figures."""
    texts = [
        "" if value is None else text_of(column, value, look)
        for column, value in zip(columns, totals, strict=True)
    ]
    for place, column in enumerate(columns):
        if totals[place] is None and column.kind not in RIGHT | FIGURES | {"bar"}:
            texts[place] = look.words("render.total")
            break
    return texts


def lay_out(table: Table, look: Look) -> Shown:
    """The columns a screen shows (``screen`` True), as texts, with bars drawn.

    Only on a page do texts keep their line ends.
    """
    kept = [place for place, column in enumerate(table.columns) if column.screen]
    columns = [table.columns[place] for place in kept]
    by_column = list(zip(*table.rows, strict=True)) if table.rows else [()] * len(table.columns)
    values = [by_column[place] for place in kept]
    texts = [
        texts_of(column, them, look, lines=table.page)
        for column, them in zip(columns, values, strict=True)
    ]
    totals = None
    if table.totals is not None:
        totals = totals_of(columns, [table.totals[place] for place in kept], look)
    bars = [place for place, column in enumerate(columns) if column.kind == "bar"]
    for place in bars:
        total = totals[place] if totals else ""
        texts[place], total = bar_column(texts[place], values[place], total, len(bars), look)
        if totals:
            totals[place] = total
    for place, column in enumerate(columns):
        if column.kind in FIGURES:
            texts[place] = _figures(column, values[place], look)
            if totals and table.totals:
                totals[place] = _figures(column, [table.totals[kept[place]]], look)[0]
    return Shown(
        [heading(column, look) for column in columns],
        texts,
        totals,
        [column.kind in RIGHT for column in columns],
        [column.kind == "bar" or column.kind in FIGURES for column in columns],
    )


def _figures(column: Column, values: Sequence[Any], look: Look) -> list[str]:
    """Sparks or bands; None stays empty."""
    if column.kind == "spark":
        return [draw_spark(value or (), unicode=look.unicode) for value in values]
    letters = [letter for letter, _ in column.parts]
    cells = LONGEST if look.width is None else min(LONGEST, max(len(letters), look.width // 4))
    nothing = (0,) * len(letters)
    return [draw_band(value or nothing, letters, cells, unicode=look.unicode) for value in values]


def say(sentence: Say, look: Look) -> str:
    """A title or note as a sentence, its facts written as people do, cleaned."""
    key, facts = sentence
    return show(look.words(key, **{name: _fact(name, facts[name], look) for name in facts}))


def _fact(name: str, value: Any, look: Look) -> Any:
    """One fact, made ready for a sentence."""
    if isinstance(value, Coded):
        return show(look.label(value.list, value.code))
    if isinstance(value, tuple):
        if _is_say(value):
            return say(value, look)
        return (" " if all(map(_is_say, value)) else ", ").join(
            look.words.fact(_fact(name, item, look)) for item in value
        )
    if isinstance(value, str) and name.startswith("period"):
        return period_text(value, look.words)
    if isinstance(value, str) and name.startswith("date"):
        return look.words.date(value)
    return value


def _is_say(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and isinstance(value[1], dict)


def period_text(period: str, words: Words) -> str:
    """``2026-10``, ``2026-Q3``, ``2026-S1``, ``2026``, a day, or two with ``..`` between."""
    if ".." in period:
        first, _, last = period.partition("..")
        return words("render.range", first=period_text(first, words), last=period_text(last, words))
    if period[5:6] in ("Q", "S"):
        return words(f"render.{period[5:]}", year=period[:4])
    if len(period) == len("2026-10-31"):
        return words.date(period)
    return words.month(period) if len(period) == len("2026-10") else period
