"""The data of the demo branch: known codes, sentences for every place, shares as planned."""

from __future__ import annotations

import pytest

from ipsm_cli.codes import Codes
from ipsm_cli.codes.region_tree import exists, within
from ipsm_cli.records import demo_pieces
from ipsm_cli.records.demo_pieces import Kind, Pieces, Sentence, many, rows, span

# file, column, list that the column's codes belong to
CODED = (
    ("kinds", "kind", "kind"),
    ("kinds", "ppks", "ppks"),
    ("kinds", "ages", "age_band"),
    ("kinds", "funds", "fund_source"),
    ("kinds", "programme", "programme"),
    ("kinds", "basic_need", "basic_need"),
    ("kinds", "partners", "partner"),
    ("kinds", "lead", "part"),
    ("kinds", "others", "part"),
    ("ppks", "ppks", "ppks"),
    ("ppks", "ages", "age_band"),
    ("ppks", "sexes", "sex"),
    ("ppks", "spm", "spm_service"),
    ("persons", "sex", "sex"),
    ("persons", "education", "education"),
    ("jobs", "sex", "sex"),
    ("jobs", "education", "education"),
    ("given", "sex", "sex"),
    ("family", "sex", "sex"),
    ("sexes", "sex", "sex"),
    ("stories", "status", "worker_status"),
    ("stories", "away_status", "worker_status"),
    ("stories", "away_reason", "end_reason"),
)


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    return demo_pieces.read_pieces(Codes())


@pytest.mark.parametrize(("file", "column", "list_name"), CODED)
def test_every_code_stands_in_its_list(file: str, column: str, list_name: str) -> None:
    used = {code for row in rows(file) for code in many(row[column])}
    known = {code.code for code in Codes().all(list_name) if code.active}
    assert used and used <= known


def test_cells_hold_words_and_ranges() -> None:
    assert many("") == ()
    assert many("a|b|a") == ("a", "b", "a")
    assert span("") is None
    assert span("3-12") == (3, 12)


def test_the_areas_weigh_what_the_field_does(pieces: Pieces) -> None:
    weights: dict[str, float] = {}
    for kind in pieces.kinds:
        weights[kind.area] = weights.get(kind.area, 0) + kind.weight
    assert {area: round(weight) for area, weight in weights.items()} == {
        "LH": 15,
        "KD": 40,
        "PP": 35,
        "KP": 10,
    }


def test_every_kind_can_be_described_wherever_it_is_done(pieces: Pieces) -> None:
    for kind in pieces.kinds:
        blanks = _blanks(kind)
        for where in kind.where:
            for column in ("description", "result"):
                sentences = pieces.sentences[kind.code, column]
                assert any(s.fits(where, blanks) for s in sentences), (kind.code, where, column)
            for place in pieces.places[where]:
                assert place.format_map({"rt": "", "rw": "", "desa": ""})


def test_every_sentence_fits_somewhere_and_names_only_known_blanks(pieces: Pieces) -> None:
    known = dict.fromkeys(("rt", "rw", "jumlah", "orang"), "")
    for kind in pieces.kinds:
        for (code, column), sentences in pieces.sentences.items():
            for sentence in sentences if code == kind.code else ():
                sentence.text.format_map(known)
                fitting = any(sentence.fits(where, _blanks(kind)) for where in kind.where)
                assert fitting, (code, column, sentence)
    assert len(pieces.sentences) >= 4 * len(pieces.kinds) - 10
    written = {s.text for sentences in pieces.sentences.values() for s in sentences}
    assert written == {row["text"] for row in rows("sentences")}


def _blanks(kind: Kind) -> dict[str, str]:
    counted = {"orang": kind.people, "jumlah": kind.quantity or (kind.one_each or None)}
    return {name: "7" for name, value in counted.items() if value}


def test_a_sentence_needs_its_place_and_its_count() -> None:
    sentence = Sentence("rumah", "{jumlah} KK di RW {rw}")
    assert sentence.fits("rumah", {"jumlah": "4"})
    assert not sentence.fits("rumah", {"orang": "4"})
    assert not sentence.fits("balai", {"jumlah": "4"})
    assert Sentence("", "Rapat").fits("balai", {})


def test_what_a_kind_is_made_of_agrees(pieces: Pieces) -> None:
    weeks = {row["days"] for row in rows("weekdays")}
    for kind in pieces.kinds:
        assert kind.days in weeks
        assert (kind.cost is None) == (not kind.funds), kind.code
        assert not (kind.ppks or kind.ages or kind.one_each) or kind.people, kind.code
        assert not (kind.quantity and kind.one_each), kind.code
        assert set(kind.ppks) <= pieces.ppks.keys()
        for first, last in filter(None, (kind.workers, kind.people, kind.quantity, kind.cost)):
            assert 0 < first <= last
        assert kind.workers[1] <= 4


def test_rates_are_shares(pieces: Pieces) -> None:
    assert all(0 < rate < 1 for rate in pieces.rates.values())
    styles = [rate for name, rate in pieces.rates.items() if name.startswith("count_")]
    assert len(styles) == 4 and round(sum(styles), 6) == 1


def test_places_of_the_map_are_real() -> None:
    region = next(row["value"] for row in rows("branch") if row["field"] == "region")
    assert len(rows("villages")) == len(within(region)) == 13
    assert sum(int(row["workers"]) for row in rows("villages")) == 20
    assert all(exists(row["region"]) for row in rows("births"))


def test_every_person_has_a_story() -> None:
    stories = {row["story"] for row in rows("stories")}
    told = [row["story"] for row in rows("persons")]
    assert set(told) <= stories and len(told) == 20
    assert len(set(told[:10])) == 6  # a small branch has all that befalls a large one
