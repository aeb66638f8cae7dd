"""What an import would do, told to a person: counts, examples, and every reason in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ipsm_cli import render
from ipsm_cli.core import errors
from ipsm_cli.render.files import safe_file_name, write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.exchange.plan import Plan, Refusal

SHOWN = 3  # refused rows shown; all of them stand in the file of the refused
_RUNS = 12  # runs of row numbers shown


def tell(counter: Counter, plan: Plan) -> None:
    """The plan on stderr."""
    counter.tell(
        "plan.head" if plan.sheet else "plan.head_text",
        kind=f"word.import.{plan.kind}",
        file=plan.file,
        sheet=plan.sheet,
        line=str(plan.heading_row),
        rows=plan.rows,
    )
    new, changed, same, refused = plan.counts
    counter.tell(
        "plan.counts", new=new, changed=changed, same=same, refused=refused, warned=plan.warned
    )
    for sort in ("new", "changed", "warned", "same"):
        for one in plan.examples.get(sort, ()):
            counter.tell(
                f"plan.{sort}" if one.record or sort == "new" else "plan.doubted",
                line=str(one.row),
                what=one.what,
                number=one.record,
                fields=tuple(counter.sentence(f"col.{field}") for field in one.fields),
            )
    for gone, name, number, now in plan.became:
        facts = {"name": name or "noun.worker", "number": number, "now": now}
        counter.tell("plan.became", gone=gone, **facts)
    for refusal in plan.refused[:SHOWN]:
        counter.tell("plan.refused", line=str(refusal.row), reason=_seen(counter, refusal))
    if (more := len(plan.refused) - SHOWN) > 0:
        counter.tell("plan.more", count=more)
    if plan.unknown:
        counter.tell("plan.unknown", headings=plan.unknown)
    if plan.left:
        counter.tell("plan.left", lines=_runs(plan.left))
    if plan.people_in_file is not None:
        counter.tell("plan.people", people=plan.people_in_file, new=plan.people_new or 0)


def reason(counter: Counter, error: errors.IpsmError) -> str:
    """A refusal as a sentence."""
    facts = dict(error.facts)
    if isinstance(error, errors.BrokenCell):
        return counter.sentence(str(facts["reason"]), detail=facts["detail"])
    if isinstance(error, errors.MissingCell):
        facts["field"] = counter.sentence(str(facts["field"]))
    if isinstance(error, errors.DoubtfulEntry):
        told = error.facts["doubts"]
        facts["doubts"] = " ".join(counter.sentence(one.key, **one.facts) for one in told)  # type: ignore[attr-defined]
    return counter.sentence(type(error).__name__, **facts)


def tell_once(counter: Counter, plan: Plan, before: Plan | None) -> None:
    """Tells the plan unless a person has seen it ``before``; raises PlanChanged where she has seen
    another, for the register has moved on since."""
    if before is None:
        tell(counter, plan)
    elif (before.counts, before.examples) != (plan.counts, plan.examples):
        raise errors.PlanChanged


def end_refused(counter: Counter, plan: Plan, beside: Path) -> None:
    """The end of a file of which rows were refused. Raises ImportPartly, ImportNothing."""
    if not counter.dry_run:
        leave(counter, plan, beside)
    _, _, same, refused = plan.counts
    stopped = errors.ImportPartly if plan.writes or same else errors.ImportNothing
    raise stopped(refused=refused, rows=plan.rows)


def leave(counter: Counter, plan: Plan, beside: Path) -> None:
    """The refused rows in a file of their own."""
    path = write_rejected(counter, plan, beside)
    counter.tell("import.rejected", file=str(path), refused=len(plan.refused))


def _seen(counter: Counter, refusal: Refusal) -> str:
    """All faults of a row, each with its column and what stands there."""
    told = []
    for fault in refusal.faults:
        because = reason(counter, fault.error)
        if fault.column and fault.value:
            place = {"column": fault.column, "value": fault.value}
            because = counter.sentence("plan.fault", reason=because, **place)
        told.append(because)
    return " ".join(told)


def write_rejected(counter: Counter, plan: Plan, source: Path) -> Path:
    """Puts the refused rows beside the file they come from, or here where nothing can be written;
    an earlier such file, which somebody may be correcting, is left alone."""
    from ipsm_cli.exchange import rejected  # only where rows were refused

    reasons = [
        " ".join(reason(counter, fault.error) for fault in one.faults) for one in plan.refused
    ]

    def label(list_name: str, code: str) -> str:
        if list_name == rejected.FOREIGN:
            return code
        return counter.label(counter.words, list_name, code)

    look = render.Look(counter.words, label)
    shown = render.show_table(rejected.table(plan, reasons), render.Form.xlsx, look)
    data = cast("bytes", shown)
    for path in _free(source):
        if not path.exists() or path.read_bytes() == data:
            write_whole(path, data, force=False)
            return path
    raise errors.FileExists(file=str(source))


def _free(source: Path) -> list[Path]:
    """The names that the file of refused rows may have, in their order."""
    import os  # loaded already
    from pathlib import Path  # loaded already

    stem = safe_file_name(source.name.rsplit(".", 1)[0] if "." in source.name else source.name)
    stem = stem.split(".rejected")[0]
    folder = source.parent if os.access(source.parent, os.W_OK) else Path.cwd()
    return [
        folder / f"{stem}.rejected{f'-{number}' if number > 1 else ''}.xlsx"
        for number in range(1, 1000)
    ]


def _runs(rows: tuple[int, ...]) -> str:
    """``45, 47–50``: row numbers in runs."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    told = [str(one) if one == last else f"{one}–{last}" for one, last in runs[:_RUNS]]
    return ", ".join(told) + (" …" if len(runs) > _RUNS else "")
