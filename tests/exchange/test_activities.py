"""Sheets of activities coming in: once, twice, corrected, refused, taken back."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from exchange.import_ground import HEAD, VISIT, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange.plan import Plan

RAPAT = ("12/03/2026", "KP05", "Rapat rutin", None, "Siti Aminah, Dadang", None, None)
BANSOS = (date(2026, 3, 20), "PP04", "Pendampingan bansos", "Cibinong", "Dadang", 20, 30)
SHEET = (HEAD, VISIT, RAPAT, BANSOS)


def faults(plan: Plan) -> list[tuple[int, str, str]]:
    return [
        (one.row, fault.column, type(fault.error).__name__)
        for one in plan.refused
        for fault in one.faults
    ]


def test_a_sheet_comes_in(ground: Ground) -> None:
    plan = ground.bring("activities", *SHEET)
    assert plan.counts == (3, 0, 0, 0)
    assert (plan.people_in_file, plan.people_new) == (62, 62)
    assert ground.rows(
        "SELECT number, date, area, kind, description, desa, people, people_l, people_p,"
        " recorded_on FROM activity"
    ) == [
        (1, "2026-03-05", "KD", "KD09", "Kunjungan lansia", "32.01.01.1007", 12, 5, 7,
         "2026-11-24"),
        (2, "2026-03-12", "KP", "KP05", "Rapat rutin", None, None, None, None, "2026-11-24"),
        (3, "2026-03-20", "PP", "PP04", "Pendampingan bansos", "32.01.01.1001", 50, 20, 30,
         "2026-11-24"),
    ]  # fmt: skip
    assert ground.rows("SELECT activity, worker, part, place FROM participant") == [
        (1, 1, "pelaksana", 1),
        (2, 1, "pelaksana", 1),
        (2, 2, "pendamping", 2),
        (3, 2, "pelaksana", 1),
    ]
    assert ground.rows("SELECT kind, file, added, changed, same, refused FROM batch") == [
        ("activities", "maret.xlsx", 3, 0, 0, 0)
    ]
    assert ground.one("SELECT command FROM action ORDER BY number DESC") == "import activities"


def test_the_same_sheet_again_changes_nothing(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    before = list(ground.db.iterdump())
    plan = ground.bring("activities", *SHEET)
    assert plan.counts == (0, 0, 3, 0) and not plan.writes
    other = ground.bring("activities", *SHEET, file="rekap setahun.xlsx")
    assert other.counts == (0, 0, 3, 0)
    assert list(ground.db.iterdump()) == before


def test_a_mere_plan_changes_nothing_and_says_what_will_be(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    before = list(ground.db.iterdump())
    rows = (HEAD, VISIT, (*RAPAT[:5], 3, 4), (*VISIT[:2], "Lain", *VISIT[3:]), ("x", *VISIT[1:]))
    plan = ground.bring("activities", *rows, write=False)
    assert list(ground.db.iterdump()) == before
    done = ground.bring("activities", *rows)
    assert (plan.counts, plan.examples) == (done.counts, done.examples)
    assert done.counts == (1, 1, 1, 1)


def test_a_corrected_row_corrects_its_record(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    fixed = (*VISIT[:2], "Kunjungan lansia sakit", *VISIT[3:5], 6, 7)
    plan = ground.bring("activities", HEAD, fixed, RAPAT, BANSOS)
    assert plan.counts == (0, 1, 2, 0)
    assert plan.examples["changed"][0].fields == ("description", "people")
    assert ground.rows("SELECT description, people_l, people FROM activity WHERE number = 1") == [
        ("Kunjungan lansia sakit", 6, 13)
    ]
    assert ground.bring("activities", HEAD, fixed, RAPAT, BANSOS).counts == (0, 0, 3, 0)


def test_an_earlier_version_brings_the_earlier_words_back(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    ground.bring("activities", HEAD, (*VISIT[:2], "Lain", *VISIT[3:]), RAPAT, BANSOS)
    assert ground.bring("activities", *SHEET).counts == (0, 1, 2, 0)
    assert ground.one("SELECT description FROM activity WHERE number = 1") == "Kunjungan lansia"


def test_what_the_secretary_corrected_is_not_undone_by_the_old_sheet(ground: Ground) -> None:
    from ipsm_cli.records import activities

    ground.bring("activities", *SHEET)
    with ground.pen() as pen:
        activities.edit(pen, 1, {"description": "Kunjungan Bu Icih", "date": "2026-03-06"})
    assert ground.bring("activities", *SHEET).counts == (0, 0, 3, 0)
    assert ground.one("SELECT description FROM activity WHERE number = 1") == "Kunjungan Bu Icih"


def test_a_corrected_day_is_known_by_its_place_in_the_sheet(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    moved = ("13/03/2026", *RAPAT[1:])
    plan = ground.bring("activities", HEAD, VISIT, moved, BANSOS)
    assert plan.counts == (0, 1, 2, 0)
    assert plan.examples["changed"][0].fields == ("date",)
    assert ground.one("SELECT date FROM activity WHERE number = 2") == "2026-03-13"
    assert ground.bring("activities", HEAD, VISIT, moved, BANSOS).counts == (0, 0, 3, 0)
    elsewhere = ("14/03/2026", *RAPAT[1:])
    plan = ground.bring("activities", HEAD, VISIT, elsewhere, BANSOS, file="lain.xlsx")
    assert plan.counts == (1, 0, 2, 0)  # another file: a day of its own


def test_an_inserted_row_is_new_and_the_others_stay(ground: Ground) -> None:
    second = (*VISIT[:2], "Kunjungan kedua", *VISIT[3:])
    ground.bring("activities", HEAD, VISIT, second)
    between = (*VISIT[:2], "Kunjungan di antaranya", *VISIT[3:])
    plan = ground.bring("activities", HEAD, VISIT, between, second)
    assert plan.counts == (1, 0, 2, 0)
    told = ground.rows("SELECT description FROM activity ORDER BY number")
    assert [text for (text,) in told] == [
        "Kunjungan lansia",
        "Kunjungan kedua",
        "Kunjungan di antaranya",
    ]


def test_undo_takes_the_whole_batch_back(ground: Ground) -> None:
    before = ground.dump()
    ground.bring("activities", *SHEET)
    after = ground.dump()
    ground.bring("activities", HEAD, (*VISIT[:5], 9, 9), ("13/03/2026", *RAPAT[1:]), BANSOS)
    ground.undo()
    assert ground.dump() == after
    ground.undo()
    assert ground.dump() == before
    assert ground.bring("activities", *SHEET).counts == (3, 0, 0, 0)


def test_good_rows_go_in_and_bad_ones_say_why(ground: Ground) -> None:
    rows = (
        HEAD,
        VISIT,
        ("5 Maret", "KD09", "Tanpa tahun", None, "Dadang", 1, 1),
        ("06/03/2026", "KD99", "Kode salah", None, "Dadang", 1, 1),
        ("06/03/2026", "KD09", "Siapa", None, "Siti", 1, 1),
        ("06/03/2026", "KD09", "Belum PSM", None, "Yusuf", 1, 1),
        ("06/03/2026", "KD09", "Tanpa PSM", None, None, 1, 1),
        (46086, "KD09", "Angka", None, "Dadang", 1, 1),
        VISIT,
        ("25/11/2026", "KD09", "Besok", None, "Dadang", 1, 1),
    )
    plan = ground.bring("activities", *rows)
    assert plan.counts == (1, 0, 0, 8)
    assert faults(plan) == [
        (3, "Tanggal", "DateWithoutYear"),
        (4, "Jenis kegiatan", "UnknownCode"),
        (5, "Nama PSM", "AmbiguousWorker"),
        (6, "", "NotActiveThen"),
        (7, "Nama PSM", "MissingCell"),
        (8, "Tanggal", "SerialDate"),
        (9, "", "RowTwice"),
        (10, "Tanggal", "FutureDate"),
    ]
    assert plan.refused[1].cells == list(rows[3])
    assert ground.one("SELECT refused FROM batch") == 8


def test_people_that_do_not_add_up_are_refused(ground: Ground) -> None:
    head = (*HEAD, "Jumlah")
    plan = ground.bring("activities", head, (*VISIT, 11), (*BANSOS, 60))
    assert faults(plan) == [(2, "", "CountsDisagree")]
    assert ground.rows("SELECT sex, n FROM served ORDER BY sex") == [("", 10), ("L", 20), ("P", 30)]


def test_what_was_typed_by_hand_is_not_doubled(ground: Ground) -> None:
    more = {"desa": "32.01.01.1007", "description": "Kunjungan lansia"}
    ground.activity("2026-03-05", 1, **more)
    with ground.pen() as pen:
        from ipsm_cli.core.records import Served
        from ipsm_cli.records import activities

        activities.edit(pen, 1, {}, served=[Served("", "L", "", 5), Served("", "P", "", 7)])
    plan = ground.bring("activities", HEAD, (*VISIT[:5], None, None))
    assert plan.counts == (0, 0, 1, 0)
    like = ground.bring("activities", HEAD, (*VISIT[:2], "Kunjungan lain", *VISIT[3:]))
    assert like.counts == (1, 0, 0, 0) and like.warned == 1
    assert like.examples["warned"][0].record == 1


def test_the_kind_comes_from_the_command_the_profile_or_the_words(ground: Ground) -> None:
    from ipsm_cli.exchange.profiles import Profile

    head = ("Tanggal", "Uraian", "PSM")
    rows = (head, ("05/03/2026", "Kegiatan posyandu balita", "Dadang"))
    assert ground.bring("activities", *rows, kind_code="KD09", write=False).counts[0] == 1
    profile = Profile("p", "activities", words={"posyandu": "PP09"}, defaults={"kind": "KD09"})
    other = ("06/03/2026", "Rapat warga", "Dadang")
    ground.bring("activities", *rows, other, profile=profile)
    assert ground.rows("SELECT kind FROM activity ORDER BY number") == [("PP09",), ("KD09",)]
    guessed = ("07/03/2026", "penyaluran sembako", "Dadang")
    unclear = ("08/03/2026", "macam-macam", "Dadang")
    plan = ground.bring("activities", head, guessed, unclear, by_words=True, file="b.xlsx")
    assert plan.counts == (1, 0, 0, 1)
    assert ground.one("SELECT kind FROM activity ORDER BY number DESC") == "KD01"


def test_the_monthly_layout_of_one_worker(ground: Ground) -> None:
    from ipsm_cli.exchange import profiles

    rows: tuple[Any, ...] = (
        ("LAPORAN BULANAN PSM",),
        ("Nama", ":", "Siti Aminah"),
        ("Nomor Induk", ":", "0321010001"),
        ("Wilayah kerja", ":", "Pakansari"),
        ("Bulan", ":", "Maret 2026"),
        (),
        ("No", "Hari/tanggal", "Tempat", "Aktivitas yang dilakukan", "Kendala"),
        (1, "Kamis, 5", "Balai desa", "Rapat posyandu", "-"),
        (2, "9 Maret", "Rumah warga", "Kunjungan", "Hujan"),
        (3, "9 April 2026", "Rumah warga", "Kunjungan", "-"),
        (),
        (None, None, None, "Pakansari, 31 Maret 2026"),
        (None, None, None, "Siti Aminah"),
    )
    profile = profiles.find(ground.db, "epsks", "activities")
    plan = ground.bring("activities", *rows, profile=profile, kind_code="KD09")
    assert plan.counts == (2, 0, 0, 1)
    assert faults(plan) == [(10, "Hari/tanggal", "DateOutsideMonth")]
    assert ground.rows('SELECT date, place, description, "constraint", desa FROM activity') == [
        ("2026-03-05", "Balai desa", "Rapat posyandu", None, "32.01.01.1007"),
        ("2026-03-09", "Rumah warga", "Kunjungan", "Hujan", "32.01.01.1007"),
    ]
    assert ground.rows("SELECT DISTINCT worker FROM participant") == [(1,)]
    assert plan.left == (12, 13)


def test_a_closed_month_stays_as_it_is(ground: Ground) -> None:
    from ipsm_cli.records import closing

    with ground.pen() as pen:
        closing.close(pen, "2026-03")
    plan = ground.bring("activities", *SHEET)
    assert plan.counts == (0, 0, 0, 3)
    assert isinstance(plan.refused[0].faults[0].error, errors.MonthClosed)


def test_a_voided_record_is_not_corrected_by_a_sheet(ground: Ground) -> None:
    from ipsm_cli.records import activities

    ground.bring("activities", *SHEET)
    with ground.pen() as pen:
        activities.void(pen, 1, "tercatat dua kali")
    assert ground.bring("activities", *SHEET).counts == (0, 0, 3, 0)
    fixed = ground.bring("activities", HEAD, (*VISIT[:5], 9, 9), RAPAT, BANSOS)
    assert fixed.counts == (0, 0, 2, 1)
    assert isinstance(fixed.refused[0].faults[0].error, errors.AlreadyVoid)


def test_another_visit_of_the_day_is_no_correction(ground: Ground) -> None:
    ground.bring("activities", *SHEET)
    second = (*VISIT[:2], "Kunjungan sore", *VISIT[3:])
    plan = ground.bring("activities", HEAD, second, file="tambahan.xlsx")
    assert plan.counts == (1, 0, 0, 0) and plan.warned == 1
    assert plan.examples["warned"][0].record == 1
    fixed = (*VISIT[:5], 9, 9)  # the same words, other counts
    assert ground.bring("activities", HEAD, fixed, file="lain.xlsx").counts == (0, 1, 0, 0)
    version = (HEAD, fixed, (*RAPAT[:2], "Rapat bulanan", *RAPAT[3:]), BANSOS)
    assert ground.bring("activities", *version, file="maret revisi.xlsx").counts == (0, 1, 2, 0)


PHOTOS = "SELECT activity, place, file, caption FROM photo ORDER BY activity, place"


def test_photos_come_with_their_activities(ground: Ground, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg", "c.jpg"):
        (tmp_path / name).touch()
    head, told = (*HEAD, "Foto"), {"folder": tmp_path}
    sheet = (head, (*VISIT, "a.jpg; b.jpg"), (*RAPAT, "ada"), (*BANSOS, "z.jpg"))
    plan = ground.bring("activities", *sheet, write=False, **told)
    assert plan.counts == (2, 0, 0, 1) and ground.rows(PHOTOS) == []
    plan = ground.bring("activities", *sheet, **told)
    assert plan.counts == (2, 0, 0, 1)
    assert faults(plan) == [(4, "Foto", "PhotoNotThere")]
    assert ground.rows(PHOTOS) == [(1, 1, "a.jpg", None), (1, 2, "b.jpg", None)]
    before = list(ground.db.iterdump())
    assert ground.bring("activities", *sheet[:3], **told).counts == (0, 0, 2, 0)
    assert ground.bring("activities", HEAD, VISIT, RAPAT).counts == (0, 0, 2, 0)
    assert list(ground.db.iterdump()) == before


def test_a_photo_that_was_forgotten_comes_later(ground: Ground, tmp_path: Path) -> None:
    for name in ("a.jpg", "b.jpg"):
        (tmp_path / name).touch()
    head, told = (*HEAD, "Foto"), {"folder": tmp_path}
    ground.bring("activities", head, (*VISIT, "a.jpg"), (*RAPAT, None), **told)
    plan = ground.bring("activities", head, (*VISIT, "b.jpg"), (*RAPAT, "b.jpg"), **told)
    assert plan.counts == (0, 2, 0, 0)
    assert plan.examples["changed"][0].fields == ("photos",)
    assert [row[:3] for row in ground.rows(PHOTOS)] == [
        *((1, 1, "a.jpg"), (1, 2, "b.jpg"), (2, 1, "b.jpg")),
    ]
    fixed = (*VISIT[:5], 9, 9, "b.jpg")
    plan = ground.bring("activities", head, fixed, (*RAPAT, "b.jpg"), **told)
    assert plan.counts == (0, 1, 1, 0)
    assert plan.examples["changed"][0].fields == ("people",)
