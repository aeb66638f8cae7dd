"""What lies on the desk while a command works: the open register and what reads words by it."""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ipsm_cli.codes.codebook import Codes

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from ipsm_cli.core.records import Branch
    from ipsm_cli.store.change import Pen


class Desk:
    """``pen`` is there only inside ``Counter.change``; before a register exists there is no ``db``.

    ``told`` holds what was typed so far, for a word that is read by another one.
    """

    db: sqlite3.Connection
    pen: Pen
    let_go: Callable[[], None]  # from here on a writer need not wait for us

    def __init__(self, db: sqlite3.Connection | None, today: datetime.date, language: str) -> None:
        if db is not None:
            self.db = db
        self.today = today
        self.language = language
        self.told: dict[str, Any] = {}
        self.let_go = lambda: None

    @property
    def is_open(self) -> bool:
        """Whether a register lies there."""
        return hasattr(self, "db")

    @cached_property
    def codes(self) -> Codes:
        """The shipped lists and the branch's own codes."""
        from ipsm_cli.reports import own_codes  # sentences of some refusals need no list

        return Codes(own_codes.read(self.db) if self.is_open else ())

    @cached_property
    def villages(self) -> dict[str, str]:
        """Names of the villages of the branch's area, by code."""
        from ipsm_cli.reports import own_codes  # many commands name no village

        return own_codes.villages(self.db)

    @cached_property
    def branch(self) -> Branch:
        from ipsm_cli.reports import branch  # only papers and its own page

        return branch.read(self.db)

    def name(self, number: int) -> str:
        """A worker's name, for a sentence."""
        from ipsm_cli.reports import find  # the search is not needed by most commands

        return find.worker_name(self.db, number)
