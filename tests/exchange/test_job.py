"""An import made ready: its table, its records, what stands above and beside them."""

from __future__ import annotations

import pytest
from exchange.import_ground import HEAD, VISIT, Ground, sheet

from ipsm_cli.core import errors
from ipsm_cli.exchange.job import Asked, columns_of, prepare
from ipsm_cli.exchange.profiles import Profile


def test_a_job_knows_its_table() -> None:
    job = prepare(sheet(("Bulan : Maret 2026",), HEAD, VISIT), Asked("activities"))
    assert (job.file, job.month, job.layout.heading_row) == ("maret.xlsx", "2026-03", 2)
    assert [row for row, _ in job.records] == [3]
    assert columns_of(job) == [
        "date",
        "kind",
        "desa",
        "description",
        "workers",
        "people_l",
        "people_p",
    ]


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(errors.NoRows):
        prepare(sheet(HEAD, ("JUMLAH", None, None, None, None, 0, 0)), Asked("activities"))


def test_headings_of_a_profile_may_be_missing_those_typed_may_not() -> None:
    profile = Profile("p", "activities", maps={"Kader": "workers", "Foto": "-"})
    rows = (("Tanggal", "Kode", "Kader"), ("05/03/2026", "KD09", "Dadang"))
    assert prepare(sheet(*rows), Asked("activities", profile=profile)).layout.columns["workers"]
    with pytest.raises(errors.HeadingMissing):
        prepare(sheet(*rows), Asked("activities", profile=profile, maps={"Foto": "-"}))


def test_a_kind_told_otherwise_needs_no_column(ground: Ground) -> None:
    rows = (("Tanggal", "PSM"), ("05/03/2026", "Dadang"))
    with pytest.raises(errors.MissingColumns):
        prepare(sheet(*rows), Asked("activities"))
    for asked in (
        Asked("activities", kind_code="KD09"),
        Asked("activities", by_words=True),
        Asked("activities", profile=Profile("p", "activities", words={"a": "KD09"})),
    ):
        assert prepare(sheet(*rows), asked).records


def test_few_ids_that_end_in_nought_are_no_damage() -> None:
    rows = [(f"Orang {n}", "L", "3201011203800010") for n in range(9)]
    assert prepare(sheet(("Nama", "L/P", "NIK"), *rows), Asked("workers")).records
    with pytest.raises(errors.NikColumnDamaged):
        prepare(sheet(("Nama", "L/P", "NIK"), *rows, rows[0]), Asked("workers"))
