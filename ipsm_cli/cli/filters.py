"""Which filters each report takes: the options of its own command, for summaries and profiles."""

from __future__ import annotations

from ipsm_cli.cli import fields, tracing

COMPARED = ("activities", "workers", "people", "people_l", "people_p", "hours", "cost")


def _by(*ways: str) -> fields.Field:
    """What a line may stand for; the first when nothing is typed."""
    return fields.chosen("by", lambda: ways)


# what is taken by summaries that count no activities, in place of the filters of the others
OWN = {
    "expiring": (fields.ONE_DESA, fields.ONE_WORKER, fields.WITHIN),
    "roster": (fields.ONE_DESA, fields.STATUS),
    "missing": (fields.ONE_DESA, fields.ONE_WORKER),
    "recognition": (fields.ONE_DESA, fields.ONE_WORKER),
    "honor": (fields.ONE_DESA, fields.ONE_WORKER),
    "targets": fields.FILTERS[:3],
    "term": (),
    "words": (),
}
# what some take beside the filters
MORE = {
    "balance": (_by("desa", "worker", "branch"),),
    "compare": (
        _by("area", "kind"),
        fields.AGAINST,
        fields.chosen("measure", lambda: COMPARED),
    ),
    "partners": (_by("partner", "programme"),),
    "constraints": (_by("activity", "constraint"),),
    "spm": (_by("service", "need"),),
    "pivot": tracing.PIVOT,
}
LISTS = {
    "activities": fields.FILTERS,
    "workers": (fields.ONE_DESA, fields.STATUS),
    "annex": (fields.ONE_DESA, fields.STATUS),
    **dict.fromkeys(("psks", "honor_due", "honor_refused"), (fields.ONE_DESA,)),
}


def of_summary(name: str) -> tuple[fields.Field, ...]:
    """The filters of a summary, in the order of its help."""
    return (*MORE.get(name, ()), *OWN.get(name, fields.FILTERS))


def of_report(name: str) -> tuple[fields.Field, ...]:
    """The filters of a report as ``reports.report`` takes it."""
    room, _, summary = name.partition(".")
    return of_summary(summary) if room == "summary" and summary else LISTS.get(name, ())
