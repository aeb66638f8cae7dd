"""What a summary leaves out of its numbers, said below each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.reports import measures

if TYPE_CHECKING:
    import sqlite3

    from ipsm_cli.core.question import Question
    from ipsm_cli.core.table import Say


def notes(db: sqlite3.Connection, question: Question) -> tuple[Say, ...]:
    """How many voided activities the question would have counted; nothing where there are none."""
    count = measures.voided(db, question)
    return (("note.voided", {"count": count}),) if count else ()
