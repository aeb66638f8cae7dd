"""ipsm export: a profile's paper as whole files, for a person or for cron; a command a profile."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from ipsm_cli.cli import (
    complete,
    exporting,
    fields,
    handing,
    numbering,
    paper,
    places,
    tree,
    values,
)
from ipsm_cli.cli.command import Exporting, Showing, counter_of, taking
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.codes import offices
from ipsm_cli.core import errors, names
from ipsm_cli.core.export_profile import DECREE, FORMS, ExportProfile, in_language
from ipsm_cli.core.period import Period
from ipsm_cli.core.table import Column, Table
from ipsm_cli.exchange import export_profiles
from ipsm_cli.render import manifest

DATE = Field("date", values.day)
PLACE = Field("place", values.line)
KNOWING = Field(
    "knowing",
    lambda desk, text: offices.read(desk.codes, text),
    choices=fields.of_list("office"),
)
BY = fields.coded("by", "office")
NUMBER = Field("number", values.line, flag=True)
FORM = Field("form", values.line, choices=lambda _: [(form, "") for form in FORMS])
INCLUDE_NIK = Field("include_nik", values.line, flag=True)
INCLUDE_ACCOUNT = Field("include_account", values.line, flag=True)
WORKER = fields.ONE_WORKER
EACH = Field("each", values.line, flag=True)
PHOTOS = Field("photos", lambda _, text: Path(os.path.expanduser(names.clean_path(text))))


class Exports(tree.Group):
    """The profiles as commands: those shipped, then the branch's own where there is a register."""

    def list_commands(self, ctx: Any) -> list[str]:
        return [*export_profiles.shipped(), *super().list_commands(ctx), *self._own(ctx)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if (command := super().get_command(ctx, cmd_name)) is not None:
            return command
        if cmd_name in export_profiles.shipped():
            return _command(export_profiles.built_in(cmd_name))
        if ctx is None or (ctx.resilient_parsing and cmd_name not in self._own(ctx)):
            return None
        with ctx.obj.look() as desk:
            if cmd_name not in export_profiles.own(desk.db):
                return None
            return _command(export_profiles.find(desk.db, cmd_name))

    def about(self, ctx: Any, name: str) -> str:
        """What the list of commands says of the branch's own profile."""
        with ctx.obj.look() as desk:
            title = export_profiles.find(desk.db, name).title or name
        return in_language(title, ctx.obj.words.language)

    def _own(self, ctx: Any) -> list[str]:
        """None without a register: its trouble is told where one of them is wanted."""
        if ctx is None:
            return []
        try:
            with ctx.obj.look() as desk:
                return export_profiles.own(desk.db)
        except errors.IpsmError:
            return []


app = tree.group(Exports)


@app.command(cls=Showing)
def verify(ctx: typer.Context, folder: Annotated[str, typer.Argument()] = ".") -> None:
    counter = counter_of(ctx)
    where = Path(os.path.expanduser(folder))
    count, found = manifest.findings(where)
    if found or counter.format or counter.output:  # a document that is asked for is made
        columns = (Column("file", "id"), Column("finding", "word"), Column("step", "word"))
        rows = [(one.detail, f"finding.{one.what}", f"step.{one.what}") for one in found]
        show_table(counter, Table("verify", columns, rows, ("title.verify", {})))
    if found:
        raise errors.FilesDiffer(folder=str(where), count=len(found))
    counter.tell("verify.agree", folder=str(where), count=count)


def _command(profile: ExportProfile) -> Any:
    """The command that makes the files of one profile, with the options that it has a use for."""

    def export(
        ctx: typer.Context,
        period: Annotated[
            str, typer.Argument(click_type=complete.Word(fields.periods))
        ] = profile.period,
        into: Annotated[str, typer.Option("--into")] = ".",
    ) -> None:
        _export(counter_of(ctx), profile, period, Path(os.path.expanduser(into)))

    made = typer.Typer()
    made.command(profile.name, cls=taking(Exporting, *_fields(profile)))(export)
    return tree.build(made.registered_commands[0])


def _fields(profile: ExportProfile) -> Sequence[Field]:
    return (
        FORM,
        *_of_signing(profile),
        *((NUMBER,) if profile.letterhead else ()),
        *((WORKER,) if profile.per_worker else ()),
        *((EACH,) if profile.per_worker == "sheets" else ()),
        *paper.narrowing(profile),
        *((PHOTOS,) if paper.holds_photos(profile) else ()),
        *((INCLUDE_NIK,) if paper.holds_nik(profile) else ()),
        *((INCLUDE_ACCOUNT,) if paper.holds_account(profile) else ()),
    )


def _of_signing(profile: ExportProfile) -> Sequence[Field]:
    if not profile.signatures:
        return ()
    return (BY,) if DECREE in profile.signing else (DATE, PLACE, KNOWING)


def _export(counter: Counter, profile: ExportProfile, typed: str, folder: Path) -> None:
    with numbering.opened(counter, profile) as desk:
        period = exporting.period_of(desk, profile, typed)
        told = fields.read(_fields(profile), desk, counter.typed)
        how = _how(told)
        if told.get("each") or (how.worker and profile.per_worker):
            profile = profile._replace(per_worker="files")  # named after the worker
        letter = numbering.give(counter, desk, profile, period, how.day)
        form = told["form"].lower() if told.get("form") else None
        made = exporting.build(counter, desk, profile, period, how, form)
        package = handing.Package(profile.name, period.name, made)
        new = handing.missing(counter, folder, package)  # a refusal takes the letter back
    if new and (how.include_nik or how.include_account):
        _write_down(counter, profile, period, how, new)
    handing.put(counter, folder, package)
    if paper.wants_nik(profile) and not how.include_nik:
        counter.tell("export.nik_empty")
    if letter:
        counter.tell("letter.added", number=letter.number, letter=letter.text)
    key, into = "export.done" if new else "export.same", places.folder_told(folder)
    counter.tell(key, files=len(made), into=into)
    handing.check_whole(package)


def _how(told: dict[str, Any]) -> paper.How:
    return paper.How(
        day=told.get("date"),
        place=told.get("place"),
        knowing=told.get("knowing"),
        by=told.get("by"),
        worker=told.get("worker"),
        desa=told.get("desa"),
        status=told.get("status"),
        folders=(told["photos"],) if told.get("photos") else (),
        include_nik=bool(told.get("include_nik")),
        include_account=bool(told.get("include_account")),
    )


def _write_down(
    counter: Counter,
    profile: ExportProfile,
    period: Period,
    how: paper.How,
    files: Sequence[str],
) -> None:
    """Whole ids or accounts leave the register: the history says so before the file is there."""
    from ipsm_cli.records import history  # json and sealing, for writers only: 2 ms

    asked = [field.option for field in (INCLUDE_NIK, INCLUDE_ACCOUNT) if getattr(how, field.name)]
    with counter.change(" ".join(["export", profile.name, *asked])) as desk:
        history.disclose(desk.pen, f"{period.name}: {', '.join(files)}")
