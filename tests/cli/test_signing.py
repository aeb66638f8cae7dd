"""Who signs: the one in office on the day, said as it is printed; nobody is guessed."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.desk import Desk
from ipsm_cli.cli.signing import decreeing, signatures
from ipsm_cli.render import Look
from ipsm_cli.render.cells import say
from ipsm_cli.store.register import open_to_read
from ipsm_cli.text import Words

DAY = "2026-10-31"


@pytest.fixture
def signing(register: Path) -> Callable[..., list[str]]:
    """The lines of each who signs, as they are printed."""

    def lines(day: str = DAY, knowing: str | None = None, *words: str) -> list[str]:
        with open_to_read(register) as opened:
            desk = Desk(opened.db, datetime.date(2026, 11, 24), "id")
            look = Look(Words("id"), partial(desk.codes.label, language="id"))
            found = signatures(desk, day, knowing, *([words] if words else []))
            return [
                " | ".join([say(one.function, look), one.name, *(say(x, look) for x in one.below)])
                for one in found
            ]

    return lines


def test_a_branch_that_keeps_neither_board_nor_signatories(signing: Any) -> None:
    assert signing() == ["Camat Cibinong | ", "Ketua | Tati Hartati", "Sekretaris | Rina Wati"]


def test_the_board_of_the_day(ipsm: Any, signing: Any) -> None:
    ipsm("board", "begin-term", "--since", "1/7/2022", "--until", "30/6/2027")
    assert signing()[1:] == ["Ketua | ", "Sekretaris | "]  # empty seats are not guessed
    ipsm("board", "set", "KET", "siti aminah", "--since", "1/1/2026")
    ipsm("board", "set", "SEK", "--outside", "Rina Wati, S.Sos", "--since", "1/1/2026")
    ipsm("board", "set", "BEN", "dadang", "--since", "1/1/2026")
    assert signing()[1:] == ["Ketua | Siti Aminah", "Sekretaris | Rina Wati, S.Sos"]
    assert signing("2025-12-31")[1:] == ["Ketua | ", "Sekretaris | "]
    assert signing(DAY, "none", "chair", "treasurer") == [
        "Ketua | Siti Aminah",
        "Bendahara | Dadang Suhendar",
    ]


def test_a_signatory_stands_in_for_a_board_that_is_not_kept(ipsm: Any, signing: Any) -> None:
    words = ("signatory", "add", "--office", "ketua", "--name", "Ani", "--since", "1/1/2026")
    assert ipsm(*words).code == 0
    assert signing()[1] == "Ketua | Ani"
    assert signing("2025-01-01")[1:] == ["Ketua | ", "Sekretaris | Rina Wati"]


def test_what_is_printed_of_a_signatory(ipsm: Any, signing: Any) -> None:
    words = ("signatory", "add", "--office", "camat", "--name", "Dra. Rini, M.Si")
    ipsm(*words, "--rank", "Pembina Tk. I", "--nip", "197001011995031001")
    below = "Pembina Tk. I | NIP 19700101 199503 1 001"
    assert signing()[0] == f"Camat Cibinong | Dra. Rini, M.Si | {below}"
    acting = ("signatory", "add", "--office", "camat", "--acting", "plt", "--name", "Budi")
    ipsm(*acting, "--since", "1/10/2026", "--until", "31/10/2026")
    assert signing()[0] == "Plt. Camat Cibinong | Budi"
    assert signing("2026-11-01")[0].startswith("Camat Cibinong | Dra. Rini")
    ipsm("signatory", "edit", "2", "--title", "Camat Cibinong Raya")
    assert signing()[0] == "Plt. Camat Cibinong Raya | Budi"


def test_nobody_in_office_that_day(ipsm: Any, signing: Any) -> None:
    words = ("signatory", "add", "--office", "camat", "--name", "Rini", "--since", "1/11/2026")
    ipsm(*words)
    assert signing()[0] == "Camat Cibinong | "


def test_who_countersigns_as_the_branch_and_the_paper_want(ipsm: Any, signing: Any) -> None:
    ipsm("setting", "set", "knowing", "dinas sosial, lurah")
    assert signing()[:2] == ["Kepala Dinas Sosial Kabupaten Bogor | ", "Lurah | "]
    assert signing(DAY, "CAMAT")[0] == "Camat Cibinong | "
    assert len(signing(DAY, "none")) == 2
    ipsm("setting", "set", "knowing", "none")
    assert len(signing()) == 2


@pytest.mark.parametrize(
    ("by", "desa", "office", "name"),
    [
        (None, None, "." * 40, ""),
        (None, "32.01.01.1007", "Lurah Pakansari", ""),  # of several lurah none is guessed
        (None, "32.01.02.2001", "Kepala Desa Wanaherang", ""),
        ("CAMAT", "32.01.01.1007", "Camat Cibinong", "Contoh Satu"),
        ("DINSOS", None, "Kepala Dinas Sosial Kabupaten Bogor", ""),
    ],
)
def test_who_makes_a_decree(
    ipsm: Any, register: Path, by: str | None, desa: str | None, office: str, name: str
) -> None:
    for word, who in (("camat", "Contoh Satu"), ("lurah", "Contoh Dua")):
        told = ("--name", who, "--since", "1/1/2020")
        assert ipsm("signatory", "add", "--office", word, *told).code == 0
    with open_to_read(register) as opened:
        desk = Desk(opened.db, datetime.date(2026, 11, 24), "id")
        look = Look(Words("id"), partial(desk.codes.label, language="id"))
        found = decreeing(desk, DAY, by, desa)
        assert (say(found.function, look), found.name, found.above) == (office, name, None)
