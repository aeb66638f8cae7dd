"""A row read as a whole: every fault in it is named, and what was read is remembered."""

from __future__ import annotations

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.headings import fields
from ipsm_cli.exchange.values import Told


def test_every_fault_of_a_row_is_named(ground: Ground) -> None:
    job, reader = ground.reader("activities", HEAD, VISIT)
    places = reader.places(job.layout, "activities")
    wrong = ("5 Maret", "KD99", "Rapat", "Pakansari", "Siapa", 5, "banyak")
    told, faults = reader.row(places, wrong)
    assert [(one.column, one.value) for one in faults] == [
        ("Tanggal", "5 Maret"),
        ("Jenis kegiatan", "KD99"),
        ("Nama PSM", "Siapa"),
        ("P", "banyak"),
    ]
    assert isinstance(faults[0].error, errors.DateWithoutYear)
    assert told["people_l"] == 5
    assert reader.row(places, wrong)[1] == faults  # the second time from memory
    short = reader.row(places, VISIT[:3])[0]
    assert short["workers"] is None


def test_codes_of_others_are_ours_by_the_profile(ground: Ground) -> None:
    _, reader = ground.reader("workers", ("Nama", "L/P"), ("A", "L"))
    reader.told = Told(reader.told.today, codes={"sex": {"1": "L"}, "nik": {"0": ""}})
    assert reader.read(fields("workers")["sex"], 1) == "L"
    assert reader.read(fields("workers")["nik"], "0") is None
