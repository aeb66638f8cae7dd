"""Sheets that name one whose entry has become part of another's."""

from __future__ import annotations

from typing import Any

import pytest
from exchange.import_ground import HEAD, Ground

from ipsm_cli.core import errors
from ipsm_cli.exchange import merged
from ipsm_cli.exchange.people import People
from ipsm_cli.exchange.plan import Became
from ipsm_cli.records import erasing, history, merging, workers

NIK, MEMBER = "3201016203800007", "0321010003"  # invented
KOMARIAH = Became(3, "Siti Komariah", 1, "Siti Aminah")


def merge(ground: Ground) -> None:
    """Siti Komariah (3), with a NIK and a member number, becomes part of Siti Aminah (1)."""
    with ground.pen() as pen:
        pen.update("worker", (3,), {"nik": NIK, "member_number": MEMBER})
    with ground.pen("worker merge") as pen:
        merging.merge(pen, 1, 3)


def register(ground: Ground, name: str, **more: Any) -> int:
    with ground.pen() as pen:
        fields: Any = {"name": name, "sex": "P", "active_since": "2020", **more}
        told: Any = {"desas": (), "status": "aktif", "active": True, "keep": lambda _: "ya"}
        return workers.add(pen, fields, **told)


def test_what_the_entry_was(ground: Ground) -> None:
    merge(ground)
    (gone,) = merged.read(ground.db)
    assert (gone.number, gone.into, gone.name, gone.search) == (
        3,
        1,
        *KOMARIAH[1:2],
        "siti komariah",
    )
    assert (gone.nik, gone.member_number, gone.birth_date) == (NIK, MEMBER, None)


@pytest.mark.parametrize(
    "text", ["3", "#3", NIK, MEMBER, "Siti Komariah", "Bu Siti Komariah, S.Sos", "siti kom"]
)
def test_she_is_found_as_whom_she_became(ground: Ground, text: str) -> None:
    merge(ground)
    people = People(ground.db)
    assert people.workers(text) == (1,)
    assert [*people.met] == [3]


def test_two_names_of_one_person_are_one(ground: Ground) -> None:
    merge(ground)
    assert People(ground.db).workers("Siti Komariah, Dadang dan Siti Aminah") == (1, 2)


def test_who_bears_the_name_now_comes_first(ground: Ground) -> None:
    merge(ground)
    number = register(ground, "Siti Komariah")
    people = People(ground.db)
    assert people.worker("Siti Komariah") == number and not people.met
    assert people.worker(MEMBER) == 1


def test_what_sounds_like_the_name_comes_after_it(ground: Ground) -> None:
    merge(ground)
    number = register(ground, "Sitti Qomariyah")
    people = People(ground.db)
    assert (people.worker("siti komariah"), people.worker("sitti qomariah")) == (1, number)


def test_an_undone_merge_leaves_nothing(ground: Ground) -> None:
    merge(ground)
    (last,) = ground.db.execute("SELECT MAX(number) FROM action").fetchone()
    with ground.pen("undo") as pen:
        history.undo(pen, last)
    assert merged.read(ground.db) == []
    assert People(ground.db).worker(NIK) == 3


def test_of_an_erased_one_the_number_is_left(ground: Ground) -> None:
    merge(ground)
    with ground.pen() as pen:
        workers.end(pen, 1, "2026-11-24", status="berhenti", reason="PS", note=None)
    with ground.pen("worker erase") as pen:
        erasing.erase(pen, 1, "permintaan sendiri", "(dihapus)")
    assert merged.read(ground.db) == [merged.Gone(3, 1)]
    people = People(ground.db)
    assert people.worker("3") == 1
    with pytest.raises(errors.UnknownWorker):
        people.worker(NIK)


ROWS = (
    HEAD,
    ("05/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "Siti Komariah", 5, 7),
    ("06/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "3", 5, 7),
    ("07/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "Siti Aminah, Siti Komariah", 5, 7),
    ("08/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "Dadang; Siti Komariah", 5, 7),
    ("09/03/2026", "KD09", "Kunjungan lansia", "Pakansari", "Siti Aminah", 5, 7),
)


def test_activities_of_before_are_known_again(ground: Ground) -> None:
    """Their keys hold the numbers of then."""
    assert ground.bring("activities", *ROWS).counts == (5, 0, 0, 0)
    merge(ground)
    again = ground.bring("activities", *ROWS)
    assert (again.counts, again.became) == ((0, 0, 5, 0), (KOMARIAH,))
    mended = [(*row[:-1], 9) if row[4] == "3" else row for row in ROWS]
    assert ground.bring("activities", *mended).counts == (0, 1, 4, 0)
    assert ground.bring("activities", *mended).counts == (0, 0, 5, 0)
    assert ground.one("SELECT people FROM activity WHERE date = '2026-03-06'") == 14
    assert ground.one("SELECT COUNT(*) FROM activity") == 5


def test_two_rows_of_one_day_are_two_activities(ground: Ground) -> None:
    """Both were there, hers and her other entry's; a third is new."""
    line = ("05/03/2026", "KD09", "Kunjungan lansia", "Pakansari")
    rows = [HEAD, (*line, "Siti Aminah", 1, 1), (*line, "Siti Komariah", 2, 2)]
    assert ground.bring("activities", *rows).counts == (2, 0, 0, 0)
    merge(ground)
    assert ground.bring("activities", *rows).counts == (0, 0, 2, 0)
    more = [*rows, (*line, "Dadang", 3, 3)]
    assert ground.bring("activities", *more).counts == (1, 0, 2, 0)


PEOPLE = (
    ("Nama", "L/P", "NIK", "Tanggal lahir", "HP"),
    ("Siti Aminah", "P", "", "01/07/1985", ""),
    ("Siti Komariah", "P", NIK, "22/03/1980", "081234567899"),
)


def test_a_list_of_workers_changes_nothing_of_whom_she_became(ground: Ground) -> None:
    merge(ground)
    plan = ground.bring("workers", *PEOPLE)
    assert (plan.counts, plan.became) == ((0, 0, 2, 0), (KOMARIAH,))
    assert ground.one("SELECT phone FROM worker WHERE number = 1") == "+6281234567890"


def test_a_list_that_came_before_is_known_again(ground: Ground) -> None:
    """Also where whom she became has taken her NIK over."""
    with ground.pen() as pen:
        pen.update("worker", (1,), {"nik": None})
    assert ground.bring("workers", *PEOPLE, keep="ya").counts == (0, 1, 1, 0)
    with ground.pen("worker merge") as pen:
        merging.merge(pen, 1, 3)
    assert ground.one("SELECT nik FROM worker WHERE number = 1") == NIK
    assert ground.bring("workers", *PEOPLE).counts == (0, 0, 2, 0)
    other = [PEOPLE[0], ("Siti Komariah", "P", NIK, "22/03/1980", "081299999999")]
    plan = ground.bring("workers", *other)
    assert (plan.counts, plan.became) == ((0, 0, 1, 0), (KOMARIAH,))
    assert ground.one("SELECT name FROM worker WHERE number = 1") == "Siti Aminah"


@pytest.mark.parametrize("more", [{"Desa": "Karadenan"}, {"L/P": "L"}, {"NIK": "3201011203800009"}])
def test_another_of_the_name_is_somebody_new(ground: Ground, more: dict[str, str]) -> None:
    merge(ground)
    told = {"Nama": "Siti Komariah", "L/P": "P", **more}
    assert ground.bring("workers", [*told], [*told.values()], keep="ya").counts == (1, 0, 0, 0)
