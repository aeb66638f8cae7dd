"""Facts as a reader expects them inside a sentence."""

from __future__ import annotations

import errno

import pytest

from ipsm_cli.cli.speech import sentence
from ipsm_cli.core.records import Coded
from ipsm_cli.text import Words


def label(words: Words, list_name: str, code: str) -> str:
    return f"{list_name}/{code}/{words.language}"


def said(key: str, language: str = "id", **facts: object) -> str:
    return sentence(Words(language), label, key, facts)


def test_dates_are_written_out() -> None:
    assert "1 Oktober 2026" in said("FutureDate", day="2026-10-01", today="2026-09-30")
    assert "1 October 2026" in said("FutureDate", "en", day="2026-10-01", today="2026-09-30")


def test_both_readings_of_a_date_are_written_out() -> None:
    told = said("AmbiguousDate", text="5/10", readings=("2026-05-10", "2026-10-05"))
    assert "10 Mei 2026, 5 Oktober 2026" in told


def test_a_month_is_called_by_its_name() -> None:
    facts = {"paper": "month", "letter": "1/IPSM", "number": 1}
    for period, expected in (("2026-10", "Oktober 2026"), ("2026-Q3", "2026-Q3")):
        told = said("PaperHasLetter", period=period, **facts)
        assert told.startswith(f"Laporan bulanan {expected} sudah")


@pytest.mark.parametrize("text", ["2026-18-07", "2026-00-07", "2026-01-00", "2026-01-32"])
def test_what_only_looks_like_a_date_is_told_as_it_is(text: str) -> None:
    """A sheet may hold it, and a month that is none has no name."""
    assert text in said("plan.fault", column="Tanggal", value=text, reason="x")


def test_a_code_is_its_label() -> None:
    assert "worker_status/cuti/id" in said("StillActive", status=Coded("worker_status", "cuti"))


@pytest.mark.parametrize(("language", "noun"), [("id", "PSM"), ("en", "worker")])
def test_nouns_are_in_the_readers_language(language: str, noun: str) -> None:
    assert noun in said("NoSuchRecord", language, kind="noun.worker", number=7)
    told = said("StandsOnIt", language, number=7, later=("worker 12",))
    assert f"{noun} 12" in told


def test_numbers_are_grouped() -> None:
    assert "1.234" in said("CountsDisagree", total=1234, sum=5)


def test_what_is_known_instead_is_listed() -> None:
    assert "title, form" in said("UnknownProfilePart", place="nma", known=("title", "form"))


def test_a_sentence_begins_with_a_capital_a_file_as_the_disk_has_it() -> None:
    assert said("file_same", file="dinas.json").startswith("dinas.json ")
    assert said("MissingValue", name="nama").startswith("Nama ")


def test_nothing_in_a_name_is_obeyed() -> None:
    told = said("DuplicateNik", number=1, name="A\x1b[31m\u202eB\nC")
    assert "\x1b" not in told and "\u202e" not in told and "\n" not in told


def test_no_sentence_holds_an_id() -> None:
    told = said("ExtraWords", words="x 3201014107850003 3201 0141 0785 0003")
    assert "3201014107850003" not in told and "0785" not in told and "320101***" in told


def test_what_was_typed_is_repeated_as_it_was_typed() -> None:
    assert "“2026-13-45”" in said("UnreadableDate", text="2026-13-45")
    assert "“2026-02-31”" in said("UnreadableDate", text="2026-02-31")
    assert "“worker 12”" in said("UnknownWorker", text="worker 12")


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_trouble_of_the_system_is_told_in_words(language: str) -> None:
    words = Words(language)
    for number in (errno.ENOTDIR, errno.ENAMETOOLONG, errno.EROFS, errno.ELOOP, errno.EMFILE):
        code = errno.errorcode[number]
        told = said("CannotWrite", language, file="x", trouble=code)
        assert words(f"trouble.{code}") in told and code not in told
    disk = said("CommitUnsure", language, file="x", trouble="SQLITE_IOERR_FSYNC")
    assert words("trouble.EIO") in disk and "SQLITE" not in disk
    assert "(ESRCH)" in said("RegisterUnreachable", language, file="x", trouble="ESRCH")
