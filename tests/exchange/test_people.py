"""Workers found by what a cell calls them; several in one cell."""

from __future__ import annotations

import pytest
from exchange.import_ground import SITI_NIK, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.people import People, pieces_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", (2,)),
        ("#2", (2,)),
        ("0321010001", (1,)),
        (SITI_NIK, (1,)),
        ("Bu Siti Aminah, S.Sos", (1,)),
        ("SITI AMINAH", (1,)),
        ("siti am", (1,)),
        ("Mohamad Yusup", (4,)),
        ("Siti Aminah, Dadang", (1, 2)),
        ("Siti Aminah, S.Sos., M.Si; Pak Dadang", (1, 2)),
        ("Siti Aminah dan Dadang Suhendar", (1, 2)),
        ("Dadang/Siti Komariah & Yusuf", (2, 3, 4)),
        ("1. Siti Aminah\n2. Dadang", (1, 2)),
        ("- Siti Aminah\n- Dadang", (1, 2)),
    ],
)
def test_who_is_meant(ground: Ground, text: str, expected: tuple[int, ...]) -> None:
    assert People(ground.db).workers(text) == expected


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("Siti", errors.AmbiguousWorker),
        ("Dadang Suhednar", errors.SimilarWorker),
        ("Zainuddin", errors.UnknownWorker),
        ("99", errors.UnknownWorker),
        ("Dadang, Dadang Suhendar", errors.WorkerTwice),
    ],
)
def test_nobody_is_guessed(ground: Ground, text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        People(ground.db).workers(text)


def test_candidates_are_named(ground: Ground) -> None:
    with pytest.raises(errors.AmbiguousWorker) as refused:
        People(ground.db).worker("siti")
    assert refused.value.facts["candidates"] == (
        "1 Siti Aminah (Pakansari)",
        "3 Siti Komariah (Pakansari)",
    )


def test_pieces_of_one_cell() -> None:
    assert pieces_of("1) Ani, S.Pd.\n2) Budi dan Cici") == ["Ani", "Budi", "Cici"]
    assert pieces_of(" ") == []
