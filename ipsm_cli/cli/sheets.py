"""Workbooks and csv files of others taken in: a plan first, then all of it or nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ipsm_cli.cli import fields, plans, streams, tree, values
from ipsm_cli.cli.command import Showing, Writing, counter_of, taking
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.showing import show as show_table
from ipsm_cli.core import errors
from ipsm_cli.core.question import Question

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.exchange.foreign import Foreign
    from ipsm_cli.exchange.job import Asked, Job
    from ipsm_cli.exchange.plan import Plan

app = tree.beside()

STDIN = "-"
TEXTS = ("csv", "tsv")
READING = (
    Field("sheet", values.line),
    Field("map", values.line, many=True),
    Field("profile", values.line),
    Field("save_profile", values.line),
    Field("as", values.line, choices=lambda _: [(form, "") for form in TEXTS]),
    Field("encoding", values.line),
    Field("delimiter", values.line),
)
KIND = fields.coded("kind")
Source = Annotated[str, typer.Argument()]
Strict = Annotated[bool, typer.Option("--strict")]
Force = Annotated[bool, typer.Option("--force")]
Large = Annotated[bool, typer.Option("--large")]


@app.command(cls=taking(Writing, *READING))
def workers(
    ctx: typer.Context,
    source: Source,
    strict: Strict = False,
    force: Force = False,
    large: Large = False,
) -> None:
    """A sheet of workers."""
    counter = counter_of(ctx)
    _bring(counter, "workers", source, strict=strict, force=force, large=large)


@app.command(cls=taking(Writing, *READING, KIND))
def activities(
    ctx: typer.Context,
    source: Source,
    strict: Strict = False,
    force: Force = False,
    large: Large = False,
    kind_by_words: Annotated[bool, typer.Option("--kind-by-words")] = False,
) -> None:
    """A sheet of activities."""
    counter = counter_of(ctx)
    told = {"strict": strict, "force": force, "large": large, "by_words": kind_by_words}
    _bring(counter, "activities", source, **told)


@app.command("list", cls=Showing)
def list_batches(ctx: typer.Context) -> None:
    """The files that came in."""
    counter = counter_of(ctx)
    from ipsm_cli.reports import batches  # each command loads its own report

    with counter.look() as desk:
        question = Question(today=desk.today.isoformat())
        show_table(counter, batches.table(batches.read(desk.db, question, desk.codes)))


def _bring(
    counter: Counter,
    kind: str,
    source: str,
    *,
    strict: bool,
    force: bool,
    large: bool,
    by_words: bool = False,
) -> None:
    from ipsm_cli.cli import ask, safeguard  # a person is asked before a whole file goes in
    from ipsm_cli.exchange import job as jobs
    from ipsm_cli.exchange import profiles

    foreign = _read(counter, source, large)
    for key, facts in foreign.notes:
        counter.tell(key, **facts)
    with counter.look() as desk:
        asked = _asked(counter, desk, kind, foreign.file, force=force, by_words=by_words)
    if source != STDIN:
        asked = asked._replace(folder=Path(source).absolute().parent)
    job = jobs.prepare(foreign, asked)
    del foreign
    plan, new, changed = None, 0, 0
    if strict or not (counter.yes or counter.dry_run):
        plan, _ = _run(counter, job, write=False)
        if strict and plan.refused:
            plans.leave(counter, plan, _beside(source))
            raise errors.ImportStrict(refused=len(plan.refused), rows=plan.rows)
        new, changed = plan.counts[:2]
        if plan.writes:
            ask.make_sure(counter, "ask.import", new=new, changed=changed)
    safeguard.before(counter, new + changed if plan is not None else len(job.records))
    save = counter.typed.get("save_profile")
    content = profiles.Profile(save or "", kind, maps=asked.maps).content() if save else ""
    done, totals = _run(counter, job, plan=plan, write=not counter.dry_run, save=(save, content))
    _finish(counter, done, totals, source)


def _read(counter: Counter, source: str, large: bool) -> Foreign:
    """The file, or what comes from stdin."""
    from ipsm_cli.exchange import foreign  # the reading library: only where a file is read
    from ipsm_cli.exchange.limits import LARGE, LIMITS

    typed = counter.typed
    told: dict[str, Any] = {key: typed.get(key) for key in ("sheet", "encoding", "delimiter")}
    told["limits"] = LARGE if large else LIMITS
    form = (typed.get("as") or "").lower() or None
    if form not in (None, *TEXTS):
        raise errors.UnknownForm(form=form, forms=TEXTS)
    if source == STDIN:
        data = sys.stdin.buffer.read()
        return foreign.read_foreign(data, "stdin", form=form, **told)
    return foreign.read_path(Path(source), form=form, **told)


def _asked(
    counter: Counter, desk: Desk, kind: str, file: str, *, force: bool, by_words: bool
) -> Asked:
    """What the options say, read by the open register."""
    from ipsm_cli.exchange import job as jobs  # loaded by _bring already
    from ipsm_cli.exchange import profiles

    typed = counter.typed
    named = typed.get("profile")
    doubtless = counter.yes or counter.can_ask
    if (save := typed.get("save_profile")) and any(one.name == save for one in profiles.built_in()):
        raise errors.BuiltInProfile(name=save)
    return jobs.Asked(
        kind,
        typed.get("sheet"),
        profiles.read_pairs(typed.get("map") or []),
        profiles.find(desk.db, named, kind) if named else None,
        desk.codes.read("kind", typed["kind"], desk.language) if typed.get("kind") else None,
        by_words,
        counter.words("import.kept", file=file) if doubtless else None,
        force,
    )


def _run(
    counter: Counter,
    job: Job,
    *,
    write: bool,
    plan: Plan | None = None,
    save: tuple[str | None, str] = (None, ""),
) -> tuple[Plan, tuple[Any, ...]]:
    """One pass over the rows, told as a plan the first time; and the register's totals before and
    after. Raises PlanChanged where the register has moved on since ``plan``."""
    from ipsm_cli.exchange import bringing  # json and sealing, for writers only: 2 ms
    from ipsm_cli.records import profiles

    kind = job.asked.kind
    trying = plan is None and not write
    with counter.change(f"import {kind}", try_out=trying) as desk:
        before = bringing.totals(desk.db, kind)
        with _progress(counter, job) as tick:
            done = bringing.bring_in(
                desk.pen, job, desk.codes, desk.today, counter.words.language, tick, write=write
            )
        plans.tell_once(counter, done, plan)
        if save[0] and not trying:
            profiles.save(desk.pen, save[0], kind, save[1])
        return done, (*before, *bringing.totals(desk.db, kind))


def _finish(counter: Counter, plan: Plan, totals: tuple[Any, ...], source: str) -> None:
    """Says what became of the file. Raises ImportPartly, ImportNothing."""
    new, changed, same, refused = plan.counts
    if plan.writes:
        counter.done("import.done", file=plan.file, new=new, changed=changed, same=same)
        if not counter.dry_run:
            rows, people, rows_after, people_after = totals
            key = "import.totals" if plan.people_in_file is not None else "import.rows"
            facts = {"rows": rows, "rows_after": rows_after}
            counter.tell(key, **facts, people=people, people_after=people_after)
    elif not refused:
        counter.tell("import.nothing_new", file=plan.file, same=same)
    if refused:
        plans.end_refused(counter, plan, _beside(source))


def _beside(source: str) -> Path:
    """Beside which file the refused rows are left."""
    return Path("stdin" if source == STDIN else source)


@contextmanager
def _progress(counter: Counter, job: Job) -> Iterator[Callable[[int], None]]:
    """A bar where a person watches."""
    if counter.quiet or not streams.is_terminal(sys.stderr):
        yield lambda _: None
        return
    from ipsm_cli.render.progress import progress  # only on a terminal

    label = counter.sentence("import.progress", file=job.file)
    with progress(label, 2 * len(job.records), sys.stderr) as tick:
        yield tick
