"""Empty forms of a month, one sheet a worker with her name on it; filled, the import takes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ipsm_cli.core.document import Choice, Document, Letterhead, Sheet
from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange.headings import fields
from ipsm_cli.exchange.template import STAMP, codes_page, column_of, listed_choices

if TYPE_CHECKING:
    from ipsm_cli.codes.codebook import Codes

LINES = 25  # to fill in: what fits on a page
KIND = "activities"


class Someone(NamedTuple):
    """The worker whose form it is."""

    number: int
    name: str
    member_number: str | None
    desa: tuple[str, ...]  # codes of the villages on duty


def month_forms(
    people: Sequence[Someone],
    month: str,
    codes: Codes,
    villages: Mapping[str, str],
    language: str,
) -> Document:
    """The workbook: a sheet each, and a page of the codes that its lists offer."""
    asked = [field for field in fields(KIND).values() if field.monthly]
    listed, spans = listed_choices(asked, codes, villages, language)
    columns = (Column("line", "ordinal"), *map(column_of, asked))
    choices = tuple(Choice(key, len(people), "label", *span) for key, span in spans.items())
    sheets = [
        Sheet(
            _form(one, month, columns), landscape=True, choices=choices, spare=LINES, name=one.name
        )
        for one in people
    ]
    title = sheets[0].table.title
    return Document(Letterhead(), title, None, (), (*sheets, codes_page(listed)), STAMP)


def _form(one: Someone, month: str, columns: tuple[Column, ...]) -> Table:
    """Without a member number the register's own number says who it is."""
    about: tuple[tuple[Column, Any], ...] = (
        (Column("name"), one.name),
        (Column("member_number", "id"), one.member_number or f"#{one.number}"),
        (Column("work_area", "code", "village"), one.desa),
        (Column("month", "month"), month),
    )
    return Table("month_form", columns, [], ("title.month_form", {}), about=about)
