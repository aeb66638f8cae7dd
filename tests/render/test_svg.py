from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from ipsm_cli.core.table import Column
from ipsm_cli.render.svg import bar, picture

AREAS = tuple(zip("LK<&", ("LH", "KD", "PP", "KP"), strict=True))
BAND = Column("band", "band", "area", parts=AREAS)
SPARK = Column("spark", "spark")


def test_a_bar_is_as_long_as_its_share() -> None:
    assert 'width="50"' in bar(5, 10)
    assert 'width="0.6"' in bar(1, 1_000_000)
    assert 'width="0"' in bar(0, 10) and 'width="0"' in bar(3, 0)


def test_what_cannot_be_seen_is_said() -> None:
    assert 'aria-label="3, 0, 5"' in picture(SPARK, (3, 0, 5))
    assert 'aria-label="L 3, K 0, &lt; 1, &amp; 2"' in picture(BAND, (3, 0, 1, 2))


def test_nothing_is_drawn_of_nothing() -> None:
    assert picture(SPARK, None) == picture(SPARK, (0, 0)) == picture(BAND, (0, 0, 0, 0)) == ""


@given(st.tuples(*[st.integers(0, 10_000)] * 4))
def test_drawings_are_well_formed_and_inside(values: tuple[int, ...]) -> None:
    for column in (SPARK, BAND):
        if drawn := picture(column, values):
            svg = ElementTree.fromstring(drawn)
            for rect in svg.iter("rect"):
                right = float(rect.get("x", "0")) + float(rect.get("width", "0"))
                assert 0 < right <= float(svg.get("width", "0"))
            letters = [text.text for text in svg.iter("text")]
            if column is BAND:
                known = [letter for letter, _ in AREAS]
                assert letters == [x for x, n in zip(known, values, strict=True) if n]
