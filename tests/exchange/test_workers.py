"""Sheets of workers coming in: new, known by their ids or names, corrected, doubtful."""

from __future__ import annotations

from exchange.import_ground import SITI_NIK, Ground
from exchange.test_activities import faults

from ipsm_cli.core import errors

HEAD = (
    "No",
    "Nama Lengkap",
    "NIK",
    "L/P",
    "Tempat, Tgl Lahir",
    "No HP/WA",
    "Desa/Kel",
    "Pendidikan",
)
EUIS = (
    1,
    "Hj. Euis Nurhayati, S.Pd",
    None,
    "P",
    "Bogor, 2 Mei 1979",
    81298765432,
    "Cibinong",
    "S1",
)
ASEP = (2, "Asep Saepudin", "3201011203800007", "L", "Bogor/12-03-1980", "0813 1111 2222",
        "Pabuaran", "SMA")  # fmt: skip


def test_new_workers_come_in(ground: Ground) -> None:
    plan = ground.bring("workers", HEAD, EUIS, ASEP)
    assert plan.counts == (2, 0, 0, 0)
    assert ground.rows(
        "SELECT name, title_front, title_back, nik, sex, birth_place, birth_date, phone, education"
        " FROM worker WHERE number > 4"
    ) == [
        ("Euis Nurhayati", "Hj.", "S.Pd", None, "P", "Bogor", "1979-05-02", "+6281298765432", "08"),
        ("Asep Saepudin", None, None, "3201011203800007", "L", "Bogor", "1980-03-12",
         "+6281311112222", "05"),
    ]  # fmt: skip
    assert ground.rows("SELECT desa FROM duty WHERE worker > 4") == [
        ("32.01.01.1001",),
        ("32.01.01.1002",),
    ]
    assert ground.rows("SELECT status FROM standing WHERE worker > 4") == [("aktif",), ("aktif",)]
    assert ground.bring("workers", HEAD, EUIS, ASEP).counts == (0, 0, 2, 0)


def test_a_worker_is_known_by_nik_then_member_number_then_name(ground: Ground) -> None:
    head = ("Nama", "NIK", "No Anggota", "JK", "Pekerjaan")
    plan = ground.bring(
        "workers",
        head,
        ("SITI AMINAH", SITI_NIK, None, "P", "Guru"),
        ("dadang suhendar", None, None, "L", "Petani"),
        ("Siti Komariah", None, "0321010009", "P", None),
    )
    assert plan.counts == (0, 3, 0, 0)
    assert ground.rows("SELECT name, main_job, member_number FROM worker ORDER BY number") == [
        ("Siti Aminah", "Guru", "0321010001"),
        ("Dadang Suhendar", "Petani", None),
        ("Siti Komariah", None, "0321010009"),
        ("Muhammad Yusuf", None, None),
    ]


def test_ids_of_two_workers_in_one_row_are_refused(ground: Ground) -> None:
    with ground.pen() as pen:
        pen.update("worker", (2,), {"member_number": "0321010002"})
    row = ("Siti Aminah", SITI_NIK, "0321010002", "P")
    plan = ground.bring("workers", ("Nama", "NIK", "No Anggota", "JK"), row)
    assert faults(plan) == [(2, "", "IdentityDisagrees")]


def test_one_worker_twice_in_a_sheet_is_refused_the_second_time(ground: Ground) -> None:
    plan = ground.bring("workers", HEAD, ASEP, (3, *ASEP[1:]))
    assert plan.counts == (1, 0, 0, 1)
    assert faults(plan) == [(3, "", "RowTwice")]


def test_a_name_corrected_at_the_counter_is_still_known(ground: Ground) -> None:
    from ipsm_cli.records import workers

    ground.bring("workers", HEAD, EUIS)
    with ground.pen() as pen:
        workers.edit(pen, 5, {"name": "Euis Nurhayatin"}, desas=None, keep=lambda _: "x")
    assert ground.bring("workers", HEAD, EUIS).counts == (0, 0, 1, 0)
    assert ground.one("SELECT COUNT(*) FROM worker") == 5


def test_a_corrected_row_corrects_its_worker(ground: Ground) -> None:
    ground.bring("workers", HEAD, EUIS, ASEP)
    fixed = (*ASEP[:5], "081311113333", "Pabuaran, Cibinong", "SMA")
    plan = ground.bring("workers", HEAD, EUIS, fixed)
    assert plan.counts == (0, 1, 1, 0)
    assert plan.examples["changed"][0].fields == ("phone", "desa")
    assert ground.bring("workers", HEAD, EUIS, fixed).counts == (0, 0, 2, 0)
    assert ground.bring("workers", HEAD, EUIS, ASEP).counts == (0, 1, 1, 0)


def test_bad_rows_say_why(ground: Ground) -> None:
    plan = ground.bring(
        "workers",
        HEAD,
        (1, "Ani", 3201014107850003, "P", None, None, None, None),
        (2, "Budi", "3201014107850000", "L", None, None, None, None),
        (3, None, None, "L", None, "081234567899", None, None),
        (4, "Cici", None, None, None, None, "Sukamaju", None),
        (5, "Deden", None, "L", "Bogor, 1 Mei 2015", None, None, None),
    )
    assert plan.counts == (0, 0, 0, 5)
    assert faults(plan) == [
        (2, "NIK", "NikAsNumber"),
        (3, "NIK", "NikSerial"),
        (4, "Nama Lengkap", "MissingCell"),
        (5, "Desa/Kel", "UnknownVillage"),
        (6, "", "TooYoung"),
    ]


def test_doubtful_workers_need_a_reason(ground: Ground) -> None:
    row = (1, "Siti Aminah", None, "P", "Bogor, 1 Juli 1986", "081234567890", "Pakansari", None)
    plan = ground.bring("workers", HEAD, row)
    assert faults(plan) == [(2, "", "DoubtfulEntry")]
    kept = ground.bring("workers", HEAD, row, keep="impor maret.xlsx")
    assert kept.counts == (1, 0, 0, 0) and kept.warned == 1
    assert ground.one("SELECT kept_reason FROM worker WHERE number = 5") == "impor maret.xlsx"


def test_a_status_is_not_changed_by_a_sheet(ground: Ground) -> None:
    head = ("Nama", "JK", "Status")
    plan = ground.bring("workers", head, ("Dadang Suhendar", "L", "cuti"), ("Ani", "P", "calon"))
    assert plan.counts == (1, 0, 0, 1)
    assert faults(plan) == [(2, "", "StatusByImport")]
    assert ground.one("SELECT status FROM standing WHERE worker = 5") == "calon"


def test_a_damaged_column_of_niks_is_refused(ground: Ground) -> None:
    import pytest

    head = ("Nama", "L/P", "NIK")
    rows = [(f"Orang {n}", "L", f"32010112038000{n % 3}0") for n in range(12)]
    with pytest.raises(errors.NikColumnDamaged) as refused:
        ground.bring("workers", head, *rows)
    assert refused.value.facts == {"count": 12, "rows": 12}
    assert ground.bring("workers", head, *rows, force=True).rows == 12


def test_the_form_of_2013(ground: Ground) -> None:
    from ipsm_cli.exchange import profiles

    head = [
        "nama_psm",
        "jenis_kelamin",
        "pendidikan_terakhir",
        "nik_no_ktp",
        "alamat_rumah",
        "no_hp",
        "email",
        "mulai_aktif",
        "legalitas_sertifikat",
        "jenis_diklat_yg_diikuti",
        "pendampingan",
    ]
    row = (
        "Asep Saepudin",
        "L",
        "3",
        "3201011203800007",
        "Jl. Raya 5",
        "0",
        "",
        "2011",
        "1",
        "2",
        "2",
    )
    profile = profiles.find(ground.db, "psks-2013")
    plan = ground.bring("workers", head, row, profile=profile, file="psks.csv")
    assert plan.counts == (1, 0, 0, 0)
    assert plan.unknown == ("legalitas_sertifikat", "jenis_diklat_yg_diikuti", "pendampingan")
    assert ground.rows("SELECT education, phone, active_since FROM worker WHERE number = 5") == [
        ("05", None, "2011")
    ]


def test_undo_takes_the_whole_batch_back(ground: Ground) -> None:
    before = ground.dump()
    ground.bring("workers", HEAD, EUIS, ASEP)
    ground.undo()
    assert ground.dump() == before
