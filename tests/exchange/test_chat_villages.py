from __future__ import annotations

import pytest

from ipsm_cli.exchange.chat_villages import village

VILLAGES = {
    "32.01.01.1001": "Pondok Rajeg",
    "32.01.01.1006": "Cibinong",
    "32.01.01.1008": "Tengah",
    "32.01.01.1012": "Pabuaran",
    "32.01.01.1013": "Pabuaran Mekar",
}


@pytest.mark.parametrize(
    ("text", "code", "why"),
    [
        ("Pabuaran", "32.01.01.1012", ""),
        ("Kel. Pabuaran Mekar RT 02/05", "32.01.01.1013", ""),
        ("PONDOKRAJEG", "32.01.01.1001", ""),
        ("Cibinong", "32.01.01.1006", ""),
        ("Pabuaran, Kec. Cibinong", "32.01.01.1012", ""),
        ("Pabuaran dan Tengah", None, "several"),
        ("Sukamaju", None, "unknown"),
    ],
)
def test_a_village_under_its_label(text: str, code: str | None, why: str) -> None:
    found = village({"desa": text}, VILLAGES)
    assert (found.value, found.why) == (code, why)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Balai RW 05 Pabuaran", "32.01.01.1012"),
        ("Kantor Kel. Cibinong", "32.01.01.1006"),
        ("Pasar Cibinong", None),  # the kecamatan has that name, too
        ("Jl. Tengah No. 5", None),
        ("Pabuaranku", None),
        ("Pabuaran Mekar", "32.01.01.1013"),
    ],
)
def test_a_village_in_the_place(text: str, code: str | None) -> None:
    found = village({"place": text}, VILLAGES)
    assert (found.value, found.how) == (code, "guess" if code else "missing")


def test_a_branch_without_villages() -> None:
    assert village({"desa": "Pabuaran"}, {})[:3] == (None, "missing", "unknown")
    assert village({"place": "Pabuaran"}, {}).value is None
