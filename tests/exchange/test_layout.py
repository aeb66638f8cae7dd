"""Where the table is found: letterheads, headings of two lines, several sheets, what is missing."""

from __future__ import annotations

from typing import Any

import pytest
from exchange.import_ground import HEAD, VISIT, book, sheet

from ipsm_cli.core import errors
from ipsm_cli.exchange import layout

N = None
LETTERHEAD = (
    ("IKATAN PEKERJA SOSIAL MASYARAKAT", N, N),
    ("KECAMATAN CIBINONG", N, N),
    (),
    ("LAPORAN KEGIATAN BULAN MARET 2026", N, N),
    (),
)


def find(*rows: Any, kind: str = "activities", **more: Any) -> layout.Layout:
    return layout.find(sheet(*rows).grids, kind, file="x.xlsx", **more)[1]


def places(found: layout.Layout) -> dict[str, int]:
    return {key: head.place for key, head in found.columns.items()}


WORKER_SHAPES: tuple[tuple[tuple[Any, ...], dict[str, int]], ...] = (
    ((("Nama PSM", "L/P"), ("A", "L")), {"name": 0, "sex": 1}),
    ((("NO", "NAMA LENGKAP", "JK", "No. KTP/NIK", "HP/WA"), (1, "A", "L")),
     {"number": 0, "name": 1, "sex": 2, "nik": 3, "phone": 4}),
    ((("No.", "Nama Anggota", "Jenis Kelamin\n(L/P)", "Tempat, Tgl Lahir"), (1, "A", "L")),
     {"number": 0, "name": 1, "sex": 2, "birth": 3}),
    ((("nama_psm", "jenis_kelamin", "pendidikan_terakhir", "nik_no_ktp"), ("A", "L")),
     {"name": 0, "sex": 1, "education": 2, "nik": 3}),
    ((("No", "Nama", "Jns Kel", "Alamat", N, N, N, "Desa/Kel"),
      (N, N, N, "Jalan", "RT", "RW", "Desa", N), (1, "A", "L")),
     {"number": 0, "name": 1, "sex": 2, "home_street": 3, "home_rt": 4, "home_rw": 5,
      "home_desa": 6, "desa": 7}),
)  # fmt: skip

ACTIVITY_SHAPES: tuple[tuple[tuple[Any, ...], dict[str, int]], ...] = (
    ((HEAD, VISIT),
     {"date": 0, "kind": 1, "description": 2, "desa": 3, "workers": 4, "people_l": 5,
      "people_p": 6}),
    ((("No", "Hari/Tanggal", "Jenis", "Petugas", "Jumlah Penerima Manfaat", N, N),
      (N, N, N, N, "L", "P", "Jumlah"), (1, "x", "KD09", "A", 1, 2, 3)),
     {"number": 0, "date": 1, "kind": 2, "workers": 3, "people_l": 4, "people_p": 5, "people": 6}),
    ((("No", "Tgl Kegiatan", N, "Kode", "Nama PSM"), (1, "x", N, "KD09", "A")),
     {"number": 0, "date": 1, "kind": 3, "workers": 4}),
)  # fmt: skip


@pytest.mark.parametrize(("rows", "expected"), WORKER_SHAPES)
def test_a_sheet_of_workers_is_found_under_a_letterhead(
    rows: tuple[Any, ...], expected: dict[str, int]
) -> None:
    assert places(find(*rows, kind="workers")) == expected
    below = find(*LETTERHEAD, *rows, kind="workers")
    assert places(below) == expected
    assert below.first == find(*rows, kind="workers").first + len(LETTERHEAD)


@pytest.mark.parametrize(("rows", "expected"), ACTIVITY_SHAPES)
def test_a_sheet_of_activities_is_found_under_a_letterhead(
    rows: tuple[Any, ...], expected: dict[str, int]
) -> None:
    assert places(find(*LETTERHEAD, *rows)) == expected


def test_columns_that_no_field_takes_are_named() -> None:
    rows = (*HEAD, "Cuaca", N), (*VISIT, "ada", "tanpa judul")
    assert find(*rows).unknown == ("Cuaca", "I")
    assert find(*rows, maps={"Cuaca": "-"}).unknown == ("I",)


def test_a_heading_is_said_to_mean_a_field() -> None:
    rows = ("Tanggal", "Kode", "Kader"), ("x", "KD09", "A")
    with pytest.raises(errors.MissingColumns) as refused:
        find(*rows)
    assert refused.value.facts["columns"] == ("workers",)
    assert places(find(*rows, maps={"kader ": "workers"}))["workers"] == 2
    with pytest.raises(errors.HeadingMissing):
        find(*rows, maps={"Relawan": "workers"})
    with pytest.raises(errors.UnknownField):
        find(*rows, maps={"Kader": "werker"})


def test_two_columns_for_one_field_are_refused() -> None:
    rows = ("Tanggal", "Kode", "PSM", "Petugas"), ("x", "KD09", "A", "B")
    with pytest.raises(errors.DuplicateHeading) as refused:
        find(*rows)
    assert refused.value.facts == {"field": "workers", "headings": ("PSM", "Petugas")}
    assert places(find(*rows, maps={"Petugas": "-"}))["workers"] == 2


def test_the_one_sheet_with_a_table_is_taken() -> None:
    rows = [HEAD, VISIT]
    grids = book(("Sampul", [("Laporan",)]), ("Maret", rows)).grids
    assert layout.find(grids, "activities", file="x")[1].sheet == "Maret"
    two = book(("Maret", rows), ("April", rows)).grids
    with pytest.raises(errors.SeveralSheets) as refused:
        layout.find(two, "activities", file="x")
    assert refused.value.facts["sheets"] == ("Maret", "April")
    assert layout.find(two, "activities", file="x", sheet="april")[1].sheet == "April"
    with pytest.raises(errors.SheetMissing):
        layout.find(two, "activities", file="x", sheet="Mei")


def test_a_hidden_sheet_is_only_read_when_it_is_named() -> None:
    hidden = book(("Maret", [HEAD, VISIT])).grids[0]._replace(hidden=True)
    with pytest.raises(errors.NoTable):
        layout.find([hidden], "activities", file="x")
    assert layout.find([hidden], "activities", file="x", sheet="Maret")


def test_our_own_list_needs_nothing_but_its_identity() -> None:
    assert places(find(("uid", "cost"), ("u", "5"))) == {"uid": 0, "cost": 1}
    assert find(("uid", "cost"), ("u", "5")).plain
    assert not find(("Kode unik", "Biaya"), ("u", "5")).plain
