"""What must hold of a row that an undo brings back: nothing came into its time or place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ipsm_cli.codes.codebook import Codes
from ipsm_cli.records import board, honors, letters, papers, photos, signatories

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen

TABLES = frozenset(
    {*papers.PAPERS, "term", "seat", "signatory", "letter", "honor", "payment", "photo"}
)


def check(pen: Pen, table: str, key: tuple[Any, ...]) -> None:
    """No paper, term, seat, signatory or amount of honor comes back into the time of another, no
    second letter to its paper, no second payment of a month, no photo twice.

    Raises PapersMeet, TermsMeet, SeatTaken, SignatoriesMeet, HonorsMeet, PaperHasLetter,
    PaidBefore, PhotoTwice.
    """
    if table in papers.PAPERS:
        papers.check_again(pen, table, key[0])
    elif table in ("term", "seat"):
        board.check_again(pen, Codes(), table, key[0])
    elif table == "signatory":
        signatories.check_again(pen, key[0])
    elif table == "letter":
        letters.check_again(pen, key[0])
    elif table in ("honor", "payment"):
        honors.check_again(pen, table, key[0])
    elif table == "photo":
        photos.check_again(pen, key[0])
