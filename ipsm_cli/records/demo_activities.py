"""The activities of a demo branch: uneven by area, village, worker and season, as real ones are."""

from __future__ import annotations

from itertools import accumulate
from random import Random
from typing import Any, NamedTuple, cast

from ipsm_cli.core.columns import ActivityFields
from ipsm_cli.core.period import Period
from ipsm_cli.core.records import Part, Served
from ipsm_cli.records.demo_calendar import Calendar
from ipsm_cli.records.demo_people import Person
from ipsm_cli.records.demo_pieces import Kind, Pieces, rows

_TRIES = 30  # draws before a pool counts as away


class Plan(NamedTuple):
    """An activity to be recorded on ``day`` (ISO), and perhaps voided on a later one."""

    day: str
    fields: ActivityFields
    area: str
    parts: list[Part]
    served: list[Served]
    partners: list[str]
    voided_on: str | None
    void_reason: str


class _Pool(NamedTuple):
    """Workers to draw from, each as likely as she is busy."""

    people: list[Person]
    weights: list[float]  # running sums


class Planner:
    """Draws the activities of a period; ``ranked`` are the villages (code, name), busiest first.

    ``people`` are the workers who may take part; one of them at least is never away.
    """

    def __init__(
        self,
        rng: Random,
        pieces: Pieces,
        people: list[Person],
        ranked: list[tuple[str, str]],
        period: Period,
    ) -> None:
        self.rng = rng
        self.pieces = pieces
        self.calendar = Calendar(period)
        self._kind_weights = list(accumulate(kind.weight for kind in pieces.kinds))
        self._villages = ranked
        self._shares = list(accumulate(float(row["share"]) for row in rows("villages")))
        self._everyone = _pool(people)
        self._on_duty = {
            code: pool
            for code, _ in ranked
            if (pool := _pool([person for person in people if code in person.desas])).people
        }

    def plans(self, count: int) -> list[Plan]:
        """``count`` activities in the order of recording."""
        return sorted((self._plan() for _ in range(count)), key=lambda plan: plan.day)

    def _plan(self) -> Plan:
        rng, pieces, rates = self.rng, self.pieces, self.pieces.rates
        kind = rng.choices(pieces.kinds, cum_weights=self._kind_weights)[0]
        day = rng.choices(self.calendar.days, cum_weights=self.calendar.weights(kind))[0]
        where = rng.choice(kind.where)
        village = None
        if pieces.in_village.intersection(kind.where):
            village = rng.choices(self._villages, cum_weights=self._shares)[0]
        people = rng.randint(*kind.people) if kind.people else None
        quantity = people if kind.one_each else None
        if kind.quantity:
            quantity = rng.randint(*kind.quantity)
        ppks = rng.choice(kind.ppks) if kind.ppks else ""
        blanks = self._blanks(village, people, quantity)
        fields = {
            "date": day,
            "kind": kind.code,
            "desa": village[0] if village else None,
            "place": rng.choice(pieces.places[where]).format_map(blanks),
            **self._words(kind, where, blanks),
            "quantity": quantity,
            "unit": kind.unit if quantity else None,
            "minutes": rng.randrange(kind.minutes[0], kind.minutes[1] + 1, 15),
            **self._money(kind),
            **self._programme(kind, ppks),
        }
        recorded = self.calendar.later(day, rng.choices(pieces.delays[0], pieces.delays[1])[0])
        voided = rng.random() < rates["void"]
        return Plan(
            recorded,
            cast(ActivityFields, fields),
            kind.area,
            self._parts(kind, day, village[0] if village else ""),
            self._served(kind, people, ppks) if people else [],
            self._partners(kind),
            self.calendar.later(recorded, rng.randint(1, 12)) if voided else None,
            rng.choice(pieces.void_reasons) if voided else "",
        )

    def _blanks(
        self, village: tuple[str, str] | None, people: int | None, quantity: int | None
    ) -> dict[str, str]:
        blanks = {"rt": f"{self.rng.randint(1, 8):02}", "rw": f"{self.rng.randint(1, 16):02}"}
        if village:
            blanks["desa"] = village[1]
        if people:
            blanks["orang"] = str(people)
        if quantity:
            blanks["jumlah"] = str(quantity)
        return blanks

    def _words(self, kind: Kind, where: str, blanks: dict[str, str]) -> dict[str, str | None]:
        """Description, and on some activities what came of it, what hindered, what follows."""
        found: dict[str, str | None] = {}
        for column in ("description", "result", "constraint", "follow_up"):
            sentences = self.pieces.sentences.get((kind.code, column), ())
            fitting = [sentence for sentence in sentences if sentence.fits(where, blanks)]
            written = self.rng.random() < self.pieces.rates.get(column, 1)
            if fitting and written:
                found[column] = self.rng.choice(fitting).text.format_map(blanks)
        return found

    def _money(self, kind: Kind) -> dict[str, Any]:
        if not kind.cost or self.rng.random() >= self.pieces.rates["cost"]:
            return {}
        thousands = self.rng.randrange(kind.cost[0], kind.cost[1] + 1, 5)
        return {"cost": thousands * 1000, "fund_source": self.rng.choice(kind.funds)}

    def _programme(self, kind: Kind, ppks: str) -> dict[str, Any]:
        found: dict[str, Any] = {"basic_need": kind.basic_need or None}
        if kind.programmes:
            found["programme"] = self.rng.choice(kind.programmes)
        group = self.pieces.ppks.get(ppks)
        if group and group.spm and kind.basic_need:
            met = self.rng.random() < self.pieces.rates["spm"]
            found["spm_service"] = group.spm if met else None
        return found

    def _parts(self, kind: Kind, day: str, village: str) -> list[Part]:
        """The lead comes from the village where somebody of it serves, the others mostly."""
        own = self._on_duty.get(village, self._everyone)
        taken: list[Person] = []
        for place in range(self.rng.randint(*kind.workers)):
            pool = own if place == 0 or self.rng.random() < 0.5 else self._everyone
            person = self._draw(pool, day, taken)
            if person is not None:
                taken.append(person)
        parts = [kind.lead] + [kind.others] * (len(taken) - 1)
        return [Part(person.number, part) for person, part in zip(taken, parts, strict=True)]

    def _draw(self, pool: _Pool, day: str, taken: list[Person]) -> Person | None:
        for _ in range(_TRIES):
            person = self.rng.choices(pool.people, cum_weights=pool.weights)[0]
            if person not in taken and person.serves(day):
                return person
        left = [p for p in self._everyone.people if p not in taken and p.serves(day)]
        return left[0] if left else None

    def _partners(self, kind: Kind) -> list[str]:
        if not kind.partners or self.rng.random() >= self.pieces.rates["partner"]:
            return []
        most = min(2, len(kind.partners))
        return self.rng.sample(kind.partners, self.rng.randint(1, most))

    def _served(self, kind: Kind, people: int, ppks: str) -> list[Served]:
        """The people by PPKS kind, sex and age, by sex only, as one total, or not counted."""
        styles = ("count_by_kind", "count_by_sex", "count_plain", "count_none")
        style = self.rng.choices(styles, [self.pieces.rates[style] for style in styles])[0]
        if style == "count_none":
            return []
        if style == "count_by_sex":
            men = round(people * self.rng.uniform(0.25, 0.6))
            return [Served("", sex, "", n) for sex, n in (("L", men), ("P", people - men)) if n]
        if style == "count_plain" or not (ppks or kind.ages):
            return [Served("", "", "", people)]
        counts: dict[tuple[str, str, str], int] = {}
        for _ in range(people):
            key = self._somebody(kind, ppks)
            counts[key] = counts.get(key, 0) + 1
        return [Served(*key, n) for key, n in sorted(counts.items())]

    def _somebody(self, kind: Kind, ppks: str) -> tuple[str, str, str]:
        """PPKS kind, sex and age of one of the people."""
        if not ppks:
            return "", self.rng.choice(("L", "P")), self.rng.choice(kind.ages)
        if self.rng.random() < self.pieces.rates["second_kind"]:
            ppks = self.rng.choice(kind.ppks)
        group = self.pieces.ppks[ppks]
        return ppks, self.rng.choice(group.sexes), self.rng.choice(group.ages)


def _pool(people: list[Person]) -> _Pool:
    return _Pool(people, list(accumulate(person.energy for person in people)))
