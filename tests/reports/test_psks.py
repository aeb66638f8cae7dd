"""The PSKS form of 2013: our workers in its codes."""

from __future__ import annotations

from typing import Any

import pytest

from ipsm_cli.core.period import Period
from ipsm_cli.core.question import Question
from ipsm_cli.reports import psks

OCTOBER = Question("2026-11-24", Period("2026-10", "2026-10", "2026-10"))


def lines(db: Any, codes: Any, question: Question = OCTOBER) -> dict[int, psks.Line]:
    return {line.number: line for line in psks.read(db, question, codes).lines}


def test_who_serves_at_the_end_of_the_period(filled: Any, codes: Any, well_said: Any) -> None:
    db = filled()
    found = lines(db, codes)
    assert list(found) == [2, 1]  # by name; 3 left on the 16th, 4 is a candidate, 5 comes later
    assert found[1] == (
        *(1, "Siti Aminah", "2", "0", None, "08123456789", None, None),
        *("0", "0", "0"),
    )
    assert lines(db, codes, OCTOBER._replace(worker=2)).keys() == {2}
    well_said(psks.table(psks.read(db, OCTOBER, codes)), codes)


def test_the_home_in_one_line(filled: Any, codes: Any) -> None:
    db = filled()
    db.execute(
        "UPDATE worker SET home_street = 'Jl. Mawar 3', home_rt = '001', home_rw = '002',"
        " home_desa = '32.01.01.1007' WHERE number = 1"
    )
    assert lines(db, codes)[1].address == "Jl. Mawar 3, RT 001/RW 002, Pakansari"


# as the form's own page has them
EDUCATION = {
    "01": "0",
    "02": "0",
    "03": "1",
    "04": "2",
    "05": "3",
    "06": "4",
    "07": "4",
    "08": "5",
    "09": "5",
    "10": "5",
    "98": "6",
    "99": "0",
}


@pytest.mark.parametrize("ours", EDUCATION)
def test_education(filled: Any, codes: Any, ours: str) -> None:
    db = filled()
    db.execute("UPDATE worker SET education = ? WHERE number = 1", (ours,))
    assert lines(db, codes)[1].education == EDUCATION[ours]


TRAININGS = [
    ([], ("0", "0")),
    ([("dasar", "Bimtek dasar PSM")], ("1", "7")),
    ([("lanjutan", "Bimtek"), ("dasar", "Pendamping PKH")], ("2", "2")),
    ([("khusus", "Usaha KUBE"), ("tematik", "Manajemen kasus")], ("3", "1")),
    ([("tematik", "Pendampingan lansia (Aslut)")], ("0", "5")),
    ([("dasar", "Mengenal pkhusus")], ("1", "7")),  # a word is a whole word
]


@pytest.mark.parametrize(("trainings", "form"), TRAININGS)
def test_trainings(filled: Any, codes: Any, trainings: Any, form: tuple[str, str]) -> None:
    rows = [
        {"worker": 1, "since": f"2025-0{place}-01", "level": level, "training": name}
        for place, (level, name) in enumerate(trainings, 1)
    ]
    found = lines(filled(training=rows), codes)[1]
    assert (found.certificate, found.training) == form


ROLES = [
    ([("SEMBAKO", None)], "6"),
    ([("PKH", "2026-09-30")], "0"),
    ([("KUBE", None), ("PKH", None)], "2"),
    ([("RTLH", None)], "7"),
]


@pytest.mark.parametrize(("roles", "form"), ROLES)
def test_companion_roles(filled: Any, codes: Any, roles: Any, form: str) -> None:
    rows = [
        {"worker": 1, "since": f"2025-0{place}-01", "programme": programme, "until": until}
        for place, (programme, until) in enumerate(roles, 1)
    ]
    assert lines(filled(role=rows), codes)[1].companion == form
