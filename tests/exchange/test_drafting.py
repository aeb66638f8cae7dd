from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from exchange.chat_ground import MESSAGES, TODAY, branch
from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.names import clean_text
from ipsm_cli.exchange import chat, drafting
from ipsm_cli.exchange.chat_workers import Known

CIBINONG, PABUARAN, KARADENAN = "32.01.01.1006", "32.01.01.1012", "32.01.01.1002"
PAKANSARI, TENGAH, CIRIMEKAR = "32.01.01.1007", "32.01.01.1008", "32.01.01.1011"
PONDOK_RAJEG = "32.01.01.1001"
SITI, DADANG, KOMARIAH, UJANG, EUIS, YUSUF = range(1, 7)

# by hand: date, kind, workers, desa, people, minutes, cost of every report of a file
ReadAs = tuple[str | None, str | None, list[int] | None, str | None, int | None, int | None, Any]
EXPECTED: dict[str, list[ReadAs]] = {
    "01-issue-one-line": [("2026-11-24", "KD01", [SITI], PABUARAN, 25, None, None)],
    "02-bold-and-pictures": [("2026-11-22", "LH01", [UJANG, EUIS], KARADENAN, 40, 210, None)],
    "03-android-export": [
        ("2026-11-24", "KD04", [SITI], None, 1, None, None),
        ("2026-11-23", "PP09", [SITI], PAKANSARI, 32, None, None),
    ],
    "04-iphone-export": [("2026-11-24", "LH03", [UJANG], TENGAH, 15, None, None)],
    "05-english-phone": [("2026-11-24", "PP12", [EUIS], CIBINONG, 50, None, None)],
    "06-several-in-one": [
        ("2026-11-16", "PP01", [DADANG], PABUARAN, None, None, None),
        ("2026-11-19", "KP05", [DADANG, KOMARIAH], None, 18, None, None),
        ("2026-11-21", "KP15", [DADANG], KARADENAN, None, None, None),
    ],
    "07-common-head": [
        ("2026-11-23", "KD09", [KOMARIAH], PAKANSARI, 3, None, None),
        ("2026-11-23", "KD06", [KOMARIAH], PAKANSARI, 2, None, None),
    ],
    "08-typos": [("2026-11-18", "PP04", [DADANG, UJANG], KARADENAN, 120, None, None)],
    "09-numbered": [("2026-11-20", "KD09", [SITI, YUSUF], CIBINONG, 4, None, None)],
    "10-hours": [("2026-11-12", "KP13", [EUIS], None, 30, 240, 1_500_000)],
    "11-duration": [("2026-11-14", "LH04", [EUIS], PAKANSARI, 20, 150, 150_000)],
    "12-other-unit": [("2026-11-13", "KD01", [UJANG], CIRIMEKAR, 75, None, None)],
    "13-about-and-range": [
        ("2026-11-10", "KD15", [KOMARIAH], None, 60, None, None),
        ("2026-11-11", "LH01", [KOMARIAH], TENGAH, None, None, None),
    ],
    "14-wrong-weekday": [("2026-11-24", "PP13", [SITI], PABUARAN, 10, None, None)],
    "15-future-and-two-digits": [
        (None, "LH05", [SITI], None, 10, None, None),
        ("2025-03-05", "PP09", [SITI], None, 10, None, None),
    ],
    "16-unknown-names": [
        ("2026-11-11", "KD14", [DADANG], KARADENAN, 250, None, None),
        ("2026-11-11", "LH01", None, None, 20, None, None),
    ],
    "17-hari-apart-from-tanggal": [("2026-11-17", "KD02", [YUSUF], TENGAH, 35, None, None)],
    "18-several-days": [("2026-11-15", "LH10", [UJANG, DADANG, EUIS], KARADENAN, 1250, None, None)],
    "19-no-date": [(None, "KD04", [SITI], None, 1, None, None)],
    "20-date-in-heading": [("2026-11-09", "PP07", [EUIS], None, 6, None, None)],
    "21-ids-masked": [("2026-11-23", "KD05", [SITI], None, 1, 120, None)],
    "22-other-labels": [("2026-11-05", "KD10", [YUSUF], None, 1, None, None)],
    "23-fancy-letters": [("2026-11-03", "KD03", [DADANG], PONDOK_RAJEG, None, None, None)],
    "24-chatter-only": [],
    "25-hostile": [("2026-11-24", "LH01", [SITI], None, None, None, None)],
    "26-blank-between-fields": [("2026-11-03", "PP02", [SITI, DADANG], KARADENAN, 45, None, None)],
}
READ = ("date", "kind", "workers", "desa", "people", "minutes", "cost")

# what is not told plainly, and why
GUESSED = {
    "03-android-export": (1, {"date": "sent_on", "workers": "sender", "desa": "in_text"}),
    "04-iphone-export": (0, {"date": "sent_on", "workers": "sender"}),
    "07-common-head": (1, {"date": "above", "workers": "above"}),
    "12-other-unit": (0, {"people": "in_text"}),
    "13-about-and-range": (0, {"people": "about"}),
    "14-wrong-weekday": (0, {"date": "weekday"}),
    "15-future-and-two-digits": (1, {"date": "two_digits"}),
    "16-unknown-names": (0, {"workers": "names_left"}),
    "17-hari-apart-from-tanggal": (0, {"workers": "like_name"}),
    "18-several-days": (0, {"date": "several_days"}),
    "20-date-in-heading": (0, {"date": "in_text"}),
}
MISSING = {
    "06-several-in-one": (0, {"people": "other_unit"}),
    "13-about-and-range": (1, {"people": "range"}),
    "15-future-and-two-digits": (0, {"date": "future"}),
    "16-unknown-names": (1, {"workers": "several", "desa": "no_label"}),
    "19-no-date": (0, {"date": "no_label"}),
    "25-hostile": (0, {"people": "unreadable", "cost": "unreadable"}),
}


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    with branch(tmp_path_factory.mktemp("branch") / "ipsm.db") as found:
        yield found


def drafts(name: str, known: Known) -> list[drafting.Incoming]:
    text = (MESSAGES / f"{name}.txt").read_text("utf-8")
    return [drafting.read(message, known) for message in chat.read(text).messages]


def test_every_file_has_its_expectation() -> None:
    assert {path.stem for path in MESSAGES.glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_messages_are_read_as_a_person_reads_them(name: str, known: Known) -> None:
    found = [tuple(draft.reading[key]["value"] for key in READ) for draft in drafts(name, known)]
    assert found == EXPECTED[name]


@pytest.mark.parametrize(
    ("how", "name"), [("guess", n) for n in GUESSED] + [("missing", n) for n in MISSING]
)
def test_what_is_unsure_says_why(how: str, name: str, known: Known) -> None:
    place, whys = (GUESSED if how == "guess" else MISSING)[name]
    reading = drafts(name, known)[place].reading
    assert {key: (reading[key]["how"], reading[key]["why"]) for key in whys} == {
        key: (how, why) for key, why in whys.items()
    }


def test_a_plain_report_is_sure_of_all_but_kind_and_village(known: Known) -> None:
    reading = drafts("02-bold-and-pictures", known)[0].reading
    sure = {key for key, entry in reading.items() if entry and entry["how"] == "sure"}
    told = {"date", "workers", "place", "people", "people_l", "people_p", "minutes"}
    assert sure == told | {"result", "follow_up", "description"}
    assert (reading["people_l"]["value"], reading["people_p"]["value"]) == (25, 15)
    assert reading["constraint"] == {"value": None, "how": "missing", "why": "no_label", "text": ""}


def test_nothing_that_was_written_is_lost(known: Known) -> None:
    def told(name: str) -> str:
        return str(drafts(name, known)[0].reading["description"]["value"])

    assert told("06-several-in-one") == "Verval DTSEN; Jumlah: 12 KK"
    assert told("12-other-unit").endswith("dibagikan kepada 75 lansia; Jumlah: 75 paket")
    assert told("22-other-labels") == (
        "Penjangkauan ODGJ; Mitra: Satpol PP, Puskesmas; Dasar surat: 400/12/XI/2026"
    )


def test_ids_stand_nowhere(known: Known) -> None:
    (draft,) = drafts("21-ids-masked", known)
    assert "320101" in draft.message
    for digits in ("4107450001", "0745 0009", "07450009"):
        assert digits not in repr(draft)


def test_a_message_is_the_same_when_it_is_told_again(known: Known) -> None:
    def told(text: str) -> list[str]:
        return [drafting.read(message, known).told for message in chat.read(text).messages]

    body = "Kegiatan: Kerja bakti\nHari/tgl: 24/11/2026\nPetugas: Ujang\n"
    plain = told(body)
    assert told(f"[24/11/26 20.15] Rina: *{body}") == told(f"25/11/26 07.00 - Siti: {body}")
    assert plain == told(body.replace("\n", "\r\n").replace("Kerja bakti", "Kerja  bakti"))
    assert plain != told(body.replace("Ujang", "Siti Aminah"))
    # without a day or a name of its own, the day it was sent and the sender make the difference
    leaning = "Kegiatan: Kerja bakti\nHari/tgl: hari ini\nTempat: RW 05\n"
    sent = [
        told(f"{head}{leaning}")
        for head in (
            "24/11/26 20.15 - Siti: ",
            "23/11/26 20.15 - Siti: ",
            "24/11/26 20.15 - Euis: ",
        )
    ]
    assert len({one for (one,) in sent}) == 3


def test_a_long_text_is_shortened_and_says_so(known: Known) -> None:
    text = f"Kegiatan: Kerja bakti\nUraian: {'panjang ' * 400}\nTempat: {'jauh ' * 40}"
    (message,) = chat.read(text).messages
    reading = drafting.read(message, known).reading
    told = reading["description"]
    assert (told["how"], told["why"], len(told["value"])) == ("guess", "long", 2000)
    assert (reading["place"]["value"], reading["place"]["why"]) == (None, "long")


LABELS = ("Kegiatan", "Hari/tgl", "Tempat", "Petugas", "Jumlah", "Jam", "Biaya", "Desa", "x")
LINES = st.tuples(st.sampled_from(LABELS), st.text(max_size=40)).map(": ".join)
HEADS = st.sampled_from(
    ["", "\n", "[24/11/26 20.15] Siti: ", "31/02/26 99.99 - x: ", "\u202e\x1b[2J"]
)


@given(st.lists(st.tuples(HEADS, st.one_of(LINES, st.text(max_size=60))), max_size=12))
def test_no_text_ends_it(known: Known, pieces: list[tuple[str, str]]) -> None:
    text = "\n".join(head + line for head, line in pieces)
    for message in chat.read(text).messages:
        draft = drafting.read(message, known)
        for entry in draft.reading.values():
            if isinstance(entry, dict) and isinstance(entry["value"], str):
                clean_text(entry["value"])
        assert (draft.reading["date"]["value"] or "") <= TODAY.isoformat()
