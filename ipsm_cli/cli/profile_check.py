"""Whether a profile can be kept: its name, its words, and that what it asks for is there."""

from __future__ import annotations

import json
from typing import Any

from ipsm_cli.cli import paper
from ipsm_cli.cli.desk import Desk
from ipsm_cli.core import errors
from ipsm_cli.core.export_profile import name_of, read
from ipsm_cli.core.names import clean
from ipsm_cli.core.period import read_period
from ipsm_cli.core.question import Question
from ipsm_cli.exchange import export_profiles, profile_files, profiles
from ipsm_cli.exchange.profile_files import Given

COMMANDS = ("verify",)  # of the export, which no profile of it may be called


def checked(desk: Desk, given: Given) -> Given:
    """The profile as the register keeps it, its words read by the branch's codes.

    Raises BuiltInProfile, ProfileOfOtherSort, and what reading its parts raises.
    """
    of_export = given.kind == export_profiles.KIND
    name = name_of(given.name) if of_export else clean(given.name, 60)
    taken = {one.name for one in profiles.built_in()} | {*export_profiles.shipped(), *COMMANDS}
    if name.casefold() in taken:
        raise errors.BuiltInProfile(name=name)
    for one in _own(desk):
        if one.name.casefold() == name.casefold() and (one.name, one.kind) != (name, given.kind):
            raise errors.ProfileOfOtherSort(name=one.name, sort=f"word.{_sort_word(one.kind)}")
    given = given._replace(name=name, built_in=False)
    return _export(desk, given) if of_export else _import(desk, given)


def replaces(desk: Desk, given: Given) -> bool:
    """Whether another profile of the name would be lost."""
    return any(one.name == given.name and one.content != given.content for one in _own(desk))


def _own(desk: Desk) -> list[Given]:
    return [one for one in profile_files.every(desk.db) if not one.built_in]


def _sort_word(kind: str) -> str:
    return kind if kind == export_profiles.KIND else f"import.{kind}"


def _import(desk: Desk, given: Given) -> Given:
    one = profile_files.of_import(given)

    def kinds(told: Any) -> dict[str, str]:
        read_code = desk.codes.read
        return {key: read_code("kind", text, desk.language) for key, text in told.items()}

    defaults = {**one.defaults, **kinds({k: v for k, v in one.defaults.items() if k == "kind"})}
    one = one._replace(words=kinds(one.words), defaults=defaults)
    return given._replace(content=json.loads(one.content()))


def _export(desk: Desk, given: Given) -> Given:
    """This month's paper is made on trial, for its reports, columns and filters; one for each
    worker is tried on the first, where there is one.
    """
    profile = read(given.name, given.content)
    question = Question(desk.today.isoformat(), read_period("this-month", desk.today))
    if profile.per_worker:
        from ipsm_cli.reports import workers  # of papers for each worker

        lines = workers.read(desk.db, question._replace(period=None), desk.codes)
        if not lines:
            return given
        question = question._replace(worker=lines[0].number)
    paper.sheets(desk, profile, question, desk.language, paper.How())
    return given
