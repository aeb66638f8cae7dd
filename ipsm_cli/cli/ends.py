"""How a command ends that is not done: refused, interrupted, or fallen over a bug."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from ipsm_cli.cli import places
from ipsm_cli.core import errors
from ipsm_cli.store import register as store
from ipsm_cli.store.commit import stands

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.core.doubt import Doubt
    from ipsm_cli.store.change import Pen


def tell(counter: Counter, error: BaseException) -> int:
    """Says what stopped the command and answers its exit code."""
    if isinstance(error, errors.IpsmError):
        return refuse(counter, error)
    return confess(counter, error) if isinstance(error, Exception) else interrupted(counter)


def refuse(counter: Counter, error: errors.IpsmError) -> int:
    """One sentence on stderr: what happened, where, what to do next."""
    facts = {**error.facts}
    if isinstance(error, errors.DoubtfulEntry):
        doubts = cast("tuple[Doubt, ...]", facts["doubts"])
        facts["doubts"] = " ".join(counter.sentence(each.key, **each.facts) for each in doubts)
    counter.say(counter.sentence(type(error).__name__, **facts))
    _tell_step(counter)
    if counter.debug:
        _print_trace(error)
    return error.exit_code


def interrupted(counter: Counter) -> int:
    """Says whether what the command was changing is in the register, and in which entry."""
    counter.say("")  # after the ^C of the terminal
    try:
        saved = [pen for pen in counter.pens if _stands(counter, pen)]
    except errors.IpsmError:  # the disk does not even answer
        counter.say(counter.sentence("interrupted.unsure"))
    else:
        for pen in saved:
            key = "interrupted.saved" if pen.note is None else "interrupted.noted"
            counter.say(counter.sentence(key, entry=pen.entry))
        if not saved:
            counter.say(
                counter.sentence("interrupted.unchanged" if counter.changing else "interrupted")
            )
    _tell_step(counter)
    return 130


def confess(counter: Counter, error: Exception) -> int:
    """A bug: no trace, no values, a log file that names only places in the program."""
    kept = places.write_down(error, counter.now)
    counter.say(counter.sentence("bug", log=str(kept or "-")))
    _tell_step(counter)
    if counter.debug:
        _print_trace(error)
    return 1


def _stands(counter: Counter, pen: Pen) -> bool:
    """Ctrl-C may come before or after COMMIT, and only the register knows which."""
    if pen.entry is None:
        return False
    with store.open_to_read(counter.place.path) as register:
        return stands(register.db, pen.entry, pen.sealed)


def _tell_step(counter: Counter) -> None:
    """Which step of several stopped: the last line of what went wrong."""
    if counter.step is not None:
        place, count, step = counter.step
        counter.say(counter.sentence("run.stopped", place=place, count=count, step=step))


def _print_trace(error: BaseException) -> None:
    import traceback  # only with --debug

    traceback.print_exception(error)
