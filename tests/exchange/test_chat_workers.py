from __future__ import annotations

from collections.abc import Iterator

import pytest
from exchange.chat_ground import branch

from ipsm_cli.exchange.chat import Message
from ipsm_cli.exchange.chat_workers import Known, named

SITI, DADANG, KOMARIAH, UJANG, EUIS, YUSUF = range(1, 7)


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    with branch(tmp_path_factory.mktemp("branch") / "ipsm.db") as found:
        yield found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Siti Aminah", [SITI]),
        ("Pak Dadang", [DADANG]),
        ("Bu Siti Aminah, S.Sos., Dadang", [SITI, DADANG]),
        ("1. Ujang 2. Euis", [UJANG, EUIS]),
        ("Ujang & Euis dan Dadang", [UJANG, EUIS, DADANG]),
        ("Siti Komariah (ketua); Euis (anggota)", [KOMARIAH, EUIS]),
        ("PSM Pabuaran Dadang", [DADANG]),
        ("Moh. Yusuf", [YUSUF]),
        ("Dadang, dadang suhendar", [DADANG]),
        ("siti aminah 081234567890", [SITI]),
    ],
)
def test_names_that_are_sure(text: str, numbers: list[int], known: Known) -> None:
    found = named(Message("", None, "", {"worker": text}), known)
    assert found[:3] == (numbers, "sure", "")


@pytest.mark.parametrize(
    ("text", "numbers", "why"),
    [
        ("Dadang Suhender", [DADANG], "like_name"),
        ("Dadang, Pak Slamet", [DADANG], "names_left"),
        ("Dadang dkk", [DADANG], "names_left"),
        ("Dadang dan Siti", [DADANG], "names_left"),
    ],
)
def test_names_that_are_guessed(text: str, numbers: list[int], why: str, known: Known) -> None:
    found = named(Message("", None, "", {"worker": text}), known)
    assert found[:3] == (numbers, "guess", why)


@pytest.mark.parametrize(
    ("text", "why"), [("Siti", "several"), ("Slamet", "unknown"), ("123", "unreadable")]
)
def test_names_that_are_missing(text: str, why: str, known: Known) -> None:
    found = named(Message("", None, "", {"worker": text}), known)
    assert found[:3] == (None, "missing", why)


@pytest.mark.parametrize(
    ("sender", "numbers"),
    [
        ("Siti Aminah", [SITI]),
        ("PSM Euis Pakansari", [EUIS]),
        ("+62 812-3456-7890", [SITI]),
        ("+62 812‐3456‐7890", [SITI]),
        ("+62 812-0000-0000", None),
        ("Anda", None),
        ("", None),
    ],
)
def test_the_sender_where_nobody_is_named(
    sender: str, numbers: list[int] | None, known: Known
) -> None:
    found = named(Message(sender, None, "", {}), known)
    why = "sender" if numbers else "no_label"
    assert (found.value, found.why) == (numbers, why)


def test_the_labels_of_names_in_their_order(known: Known) -> None:
    fields = {"name": "Euis", "worker": "Dadang", "team": "Ujang"}
    assert named(Message("Siti Aminah", None, "", fields), known).value == [DADANG, UJANG]
    assert named(Message("Siti Aminah", None, "", {"name": "Euis"}), known).value == [EUIS]
