from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import settings


def test_what_nobody_chose_is_the_lists_own(small: Any, codes: Codes) -> None:
    assert settings.values(small.db, codes) == {
        "minimum": 1,
        "recognition_years": 2,
        "recognition_activities": 1,
        "recognition_hours": 1,
        "recognition_areas": 10,
        "recognition_months": 5,
        "backup_daily": 14,
        "backup_weekly": 8,
        "backup_monthly": 24,
        "backup_age": 14,
    }


def test_what_was_chosen_holds(kept: Any, codes: Codes, well_said: Any) -> None:
    first, *rest = settings.read(kept.db, codes)
    assert (first, first.value) == (("minimum", 2, 1), 2)
    assert not any(setting.chosen for setting in rest)
    table = settings.table((first,))
    assert table.rows == [("minimum", "minimum", 2, 1, None)]
    well_said(table, codes)


def test_settings_of_words(filled: Any, codes: Codes, well_said: Any) -> None:
    db = filled()
    usual = "{seq:03}/IPSM/{roman_month}/{year}"
    assert settings.said(db, codes, "letter_number") == usual
    assert [text.value for text in settings.texts(db, codes)] == [usual, "", ""]
    db.execute("INSERT INTO setting VALUES ('knowing', 'CAMAT')")
    assert settings.said(db, codes, "knowing") == "CAMAT"
    table = settings.table((), settings.texts(db, codes))
    assert table.rows[1] == ("knowing", "knowing", None, None, "CAMAT")
    assert table.rows[2][-1] is None
    well_said(table, codes)


def test_a_default_is_within_its_bounds(codes: Codes) -> None:
    for code in codes.all("setting"):
        if code.extra["holds"]:
            continue
        least, default, most = (int(code.extra[x]) for x in ("least", "default", "most"))
        assert least <= default <= most
