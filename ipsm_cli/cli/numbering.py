"""The letter that a paper goes out with: registered once, before the paper is made."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from ipsm_cli.cli import exporting

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.core.export_profile import ExportProfile
    from ipsm_cli.core.period import Period
    from ipsm_cli.records.letters import Given, LetterFields


def opened(counter: Counter, profile: ExportProfile) -> AbstractContextManager[Desk]:
    """The register for one export: to write in where a number is asked for."""
    if "number" in counter.typed:
        return counter.change(f"export {profile.name} --number")
    return counter.look()


def give(
    counter: Counter, desk: Desk, profile: ExportProfile, period: Period, day: str | None
) -> Given | None:
    """Registers the paper's letter where a number is asked for and it has none yet."""
    if "number" not in counter.typed:
        return None
    from ipsm_cli.records import letters  # json and sealing, for writers only: 2 ms
    from ipsm_cli.reports import letters as sent  # of one paper in many
    from ipsm_cli.reports import settings

    if sent.of_paper(desk.db, profile.name, period.name):
        return None
    subject = exporting.title_of(counter, desk, profile, period)[:120]
    pattern = settings.said(desk.db, desk.codes, "letter_number")
    paper: LetterFields = {"paper": profile.name, "period": period.name}
    return letters.add(desk.pen, pattern, {"date": day, "subject": subject, **paper})
