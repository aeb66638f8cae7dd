"""Who is paid honor (tali asih) for which months, and what stands against the other months.

A month is paid once its last day has come, when the worker was active on that day, held an
appointment that carries honor on it, reported at least as many activities as the branch wants, has
an account that nobody else has, is not perhaps registered twice, and was not paid for it before.
Each month is judged alone, each worker too.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from ipsm_cli.codes import alike
from ipsm_cli.core.names import with_titles
from ipsm_cli.core.period import Period
from ipsm_cli.reports import reporting, service, settings
from ipsm_cli.reports.duplicates import people_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from ipsm_cli.codes import Codes
    from ipsm_cli.core.question import Question

DUE, PAID = "due", "paid"


class Account(NamedTuple):
    bank: str
    account: str  # whole: it is masked where it is shown
    holder: str


class Verdict(NamedTuple):
    """What some months of one worker come to. A month may have several things against it."""

    verdict: str  # code of the list honor_verdict
    months: tuple[str, ...]
    amount: int  # rupiah to be paid, 0 unless the months are due
    other: int | None = None  # the worker who has the same account or may be the same person


class Line(NamedTuple):
    """One worker who served on a day of the period."""

    number: int
    name: str  # with titles
    desa: tuple[str, ...]  # villages on duty on the last day
    account: Account | None
    verdicts: tuple[Verdict, ...]

    def of(self, code: str) -> Verdict | None:
        return next((one for one in self.verdicts if one.verdict == code), None)

    @property
    def held(self) -> tuple[Verdict, ...]:
        """What stands against the months that are neither to be paid nor paid."""
        return tuple(one for one in self.verdicts if one.verdict not in (DUE, PAID))


def told(verdicts: Iterable[Verdict], months: Iterable[str]) -> tuple[str, ...]:
    """The verdicts as values of a column ``in_months``: with their months where they are not for
    all of these."""
    whole = tuple(months)
    return tuple(
        one.verdict if one.months == whole else " ".join((one.verdict, *one.months))
        for one in verdicts
    )


def others(verdicts: Iterable[Verdict]) -> tuple[int, ...]:
    """The workers with whom something is shared, each once."""
    return tuple(dict.fromkeys(one.other for one in verdicts if one.other is not None))


class Eligible(NamedTuple):
    """By village, then name."""

    period: Period
    minimum: int  # activities a month
    amounts: dict[str, int]  # rupiah, by month; a month without amount is left out
    lines: tuple[Line, ...]

    @property
    def due(self) -> int:
        """Rupiah to be paid."""
        return sum(verdict.amount for line in self.lines for verdict in line.verdicts)


def read(db: sqlite3.Connection, question: Question, codes: Codes) -> Eligible:
    """Every worker who served on a day of the period, as the question narrows them."""
    this_month = question.today[:7]
    period = question.period or Period(this_month, this_month, this_month)
    case = _Case(db, question._replace(period=period), codes, period)
    found = []
    desas = service.duties(db, period.last_day())
    rows = db.execute(
        "SELECT number, title_front, name, title_back FROM worker ORDER BY search, number"
    ).fetchall()
    for number, *printed in rows:
        duty = desas.get(number, ())
        if number not in case.serving or question.worker not in (None, number):
            continue
        if question.desa is not None and question.desa not in duty:
            continue
        account = case.accounts.get(number)
        found.append(
            Line(number, with_titles(*printed), duty, account, tuple(case.verdicts(number)))
        )
    found.sort(key=lambda line: question.desa or (line.desa or ("~",))[0])
    return Eligible(period, case.minimum, case.amounts, tuple(found))


class _Case:
    """What speaks for and against each worker in each month of a period."""

    def __init__(
        self, db: sqlite3.Connection, question: Question, codes: Codes, period: Period
    ) -> None:
        self.months = period.months()
        whole = question._replace(worker=None, desa=None)
        self.done = reporting.counts(db, whole, "month")
        self.minimum = settings.values(db, codes)["minimum"]
        self.serving = _serving(db, codes, period)
        days = {month: Period(month, month, month).last_day() for month in self.months}
        kinds = [c.code for c in codes.all("appointment_kind") if c.extra["honor"] == "1"]
        self.running = {month for month, day in days.items() if day > question.today}
        self.active = {month: service.active_on(db, day) for month, day in days.items()}
        self.appointed = {month: _appointed(db, kinds, day) for month, day in days.items()}
        self.amounts = _amounts(db, self.months)
        self.paid = _paid(db, period)
        rows = db.execute("SELECT worker, bank, account, holder FROM account ORDER BY worker")
        self.accounts = {worker: Account(*rest) for worker, *rest in rows}
        self.sharing = self._sharing()
        self.doubles = _doubles(db, self.serving)

    def verdicts(self, worker: int) -> Iterator[Verdict]:
        """In the order of ``_against``, the months that are paid or due first."""
        paid = self.paid.get(worker, set())
        open_months = [month for month in self.months if month not in paid]
        against = {month: self._against(worker, month) for month in open_months}
        due = tuple(month for month in open_months if not any(against[month].values()))
        if due:
            yield Verdict(DUE, due, sum(self.amounts[month] for month in due))
        if paid:
            yield Verdict(PAID, tuple(sorted(paid)), 0)
        others = {"same_account": self.sharing, "double": self.doubles}
        for code in against[open_months[0]] if open_months else ():
            months = tuple(month for month in open_months if against[month][code])
            if months:
                yield Verdict(code, months, 0, others.get(code, {}).get(worker))

    def _against(self, worker: int, month: str) -> dict[str, bool]:
        done = self.done.get(worker, {}).get(month, 0)
        running = month in self.running  # what its last day will find nobody knows yet
        against = {
            "not_active": worker not in self.active[month],
            "no_sk": worker not in self.appointed[month],
            "no_report": done == 0,
            "below_minimum": 0 < done < self.minimum,
            "no_amount": month not in self.amounts,
            "no_account": worker not in self.accounts,
            "same_account": worker in self.sharing,
            "double": worker in self.doubles,
        }
        known = {code: stands and not running for code, stands in against.items()}
        return {"not_over": running, **known}

    def _sharing(self) -> dict[int, int]:
        """Who has an account with whom: digits alone tell, for banks are written in many ways."""
        held = {worker: self.accounts[worker].account for worker in self.serving & {*self.accounts}}
        often = Counter(held.values())
        shared = [(worker, account) for worker, account in held.items() if often[account] > 1]
        return {
            worker: min(other for other, same in shared if same == account and other != worker)
            for worker, account in shared
        }


def _serving(db: sqlite3.Connection, codes: Codes, period: Period) -> set[int]:
    """The workers who served or were on leave on a day of the period."""
    serving = {c.code for c in codes.all("worker_status") if c.extra["service"] == "serving"}
    rows = db.execute(
        """SELECT s.worker, s.status FROM service s
           WHERE s.since <= ? AND NOT EXISTS (
               SELECT 1 FROM service t
               WHERE t.worker = s.worker AND t.since > s.since AND t.since <= ?)
           ORDER BY s.worker""",
        (period.last_day(), period.first_day()),
    )
    return {worker for worker, status in rows if status in serving}


def _appointed(db: sqlite3.Connection, kinds: list[str], day: str) -> set[int]:
    """Who holds an appointment of one of the kinds on a day."""
    rows = db.execute(
        "SELECT worker, kind FROM appointment WHERE since <= ? AND (until IS NULL OR until >= ?)"
        " ORDER BY worker",
        (day, day),
    )
    return {worker for worker, kind in rows if kind in kinds}


def _amounts(db: sqlite3.Connection, months: list[str]) -> dict[str, int]:
    rows = db.execute("SELECT since, until, amount FROM honor ORDER BY since").fetchall()
    return {
        month: amount
        for month in months
        for since, until, amount in rows
        if since <= month <= (until or month)
    }


def _paid(db: sqlite3.Connection, period: Period) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for worker, month in db.execute(
        "SELECT worker, month FROM payment WHERE month BETWEEN ? AND ? ORDER BY worker, month",
        (period.first, period.last),
    ):
        found.setdefault(worker, set()).add(month)
    return found


def _doubles(db: sqlite3.Connection, serving: set[int]) -> dict[int, int]:
    """Who may be whom: two with a NIK each are two people, for no NIK stands twice."""
    people = [person for person in people_of(db) if person.number in serving]
    known = {person.number for person in people if person.nik}
    apart = db.execute("SELECT one, other FROM not_same ORDER BY one, other").fetchall()
    found: dict[int, int] = {}
    for pair in alike.pairs(people, apart):
        if not {pair.one, pair.other} <= known:
            found.setdefault(pair.one, pair.other)
            found.setdefault(pair.other, pair.one)
    return found
