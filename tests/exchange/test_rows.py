"""Which rows are records, and which are only paper."""

from __future__ import annotations

from typing import Any

from exchange.import_ground import HEAD, VISIT, sheet

from ipsm_cli.exchange import layout, rows

N = None


def read(*table: Any, kind: str = "activities") -> tuple[list[int], tuple[int, ...]]:
    grid, where = layout.find(sheet(*table).grids, kind, file="x")
    found = rows.records(grid, where, kind)
    return [number for number, _ in found.records], found.left


def test_totals_and_signatures_are_no_records() -> None:
    table = (
        HEAD,
        VISIT,
        (),
        VISIT,
        ("JUMLAH", N, N, N, N, 10, 14),
        (),
        (N, N, N, N, "Cibinong, 31 Maret 2026"),
        ("Mengetahui,", N, N, N, "Ketua IPSM"),
        (),
        ("Tati Hartati", N, N, N, "Rina Wati"),
        ("NIP. 196507011985032001",),
    )
    assert read(*table) == ([2, 4], (5, 7, 8, 10, 11))


def test_a_row_that_counts_the_columns_is_none() -> None:
    assert read(HEAD, (1, 2, 3, 4, 5, 6, 7), VISIT) == ([3], (2,))
    assert read(HEAD, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"), VISIT) == ([3], (2,))


def test_the_headings_of_the_next_page_are_none() -> None:
    assert read(HEAD, VISIT, HEAD, VISIT) == ([2, 4], (3,))


def test_an_example_is_none() -> None:
    head = ("No", "Nama", "L/P")
    assert read(head, ("contoh", "Siti", "P"), (1, "Ani", "P"), kind="workers") == ([3], (2,))


def test_a_row_with_something_of_a_record_is_one() -> None:
    assert read(HEAD, ("05/03/2026",), (N, N, "Rapat", N, "Ani")) == ([2, 3], ())


def test_who_signs_below_does_not_hide_records_further_down() -> None:
    table = (HEAD, VISIT, (N, N, N, N, "Ketua"), (N, N, N, N, "Rina"), VISIT)
    assert read(*table) == ([2, 5], (3, 4))


def test_photos_end_the_records() -> None:
    table = (
        HEAD,
        VISIT,
        (),
        ("B. DOKUMENTASI LAPANGAN",),
        (N, N, N, N, "Senam lansia"),
        (N, "Kerja bakti", N, "Rapat"),
    )
    assert read(*table) == ([2], (4, 5, 6))
