"""Asking at a terminal: one question a line, Tab where there is a list, ``<`` to go back."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ipsm_cli.cli import streams
from ipsm_cli.cli.fields import Field, Typed
from ipsm_cli.cli.values import NOTHING
from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.names import show

if TYPE_CHECKING:
    from ipsm_cli.cli.counter import Counter
    from ipsm_cli.cli.desk import Desk

BACK = "<"
LIST = "?"


def fill(
    counter: Counter, fields: Sequence[Field], typed: Typed, defaults: Typed | None = None
) -> Typed:
    """What was typed, with what is missing asked for when a person sits there.

    ``defaults`` (an earlier record's words) are offered to a person and taken as they are in a
    script. Raises MissingValue for the first required field when nobody can be asked.
    """
    known = (defaults or {}) | typed
    if not _must_ask(counter, fields, typed if counter.can_ask else known):
        return known
    with counter.look() as desk:
        desk.let_go()  # answers take their time
        return Form(counter, desk).run(fields, typed, defaults or {})


def fill_bare(
    counter: Counter, desk: Desk, fields: Sequence[Field], typed: Typed, *, explain: bool = True
) -> Typed:
    """As ``fill``, before there is a register; without ``explain`` the keys were told before."""
    if not _must_ask(counter, fields, typed):
        return typed
    return Form(counter, desk).run(fields, typed, {}, explain=explain)


def _must_ask(counter: Counter, fields: Sequence[Field], typed: Typed) -> bool:
    missing = [field for field in fields if field.required and not typed.get(field.name)]
    if missing and not counter.can_ask:
        raise errors.MissingValue(name=missing[0].option)
    return bool(missing)


class Form:
    """The questions of one record. ``desk`` reads the answers."""

    def __init__(self, counter: Counter, desk: Desk) -> None:
        self._counter = counter
        self._desk = desk

    def run(
        self, fields: Sequence[Field], typed: Typed, defaults: Typed, *, explain: bool = True
    ) -> Typed:
        """Asks each field that is asked and not typed yet; answers everything typed."""
        told = self._desk.told = defaults | typed
        left = [field for field in fields if field.asked and not typed.get(field.name)]
        if explain:
            self._counter.tell("ask.how")
        place = 0
        while place < len(left):
            field = left[place]
            shown = told.get(field.name) or field.default
            answer = self._one(field, shown)
            if answer == BACK:
                place = max(0, place - 1)
                continue
            told[field.name] = _split(answer) if field.many else (answer or None)
            place += 1
        return told

    def _one(self, field: Field, shown: Any) -> str:
        """One answer that can be read, or BACK."""
        default = ", ".join(shown) if isinstance(shown, list) else str(shown or "")
        label = self._counter.words(field.question)
        choices = list(field.choices(self._desk)) if field.choices else []
        while True:
            answer = prompt(label, default, [typed for typed, _ in choices])
            if answer == BACK:
                return answer
            if answer == LIST and choices:
                for code, meaning in choices:
                    print(f"  {show(code):<12} {show(meaning)}", file=sys.stderr)
                continue
            if answer in NOTHING and field.required:
                self._counter.tell("ask.required")
                continue
            if self._readable(field, answer):
                return answer

    def _readable(self, field: Field, answer: str) -> bool:
        for piece in _split(answer) if field.many else [answer]:
            if piece in NOTHING:
                continue
            try:
                value = field.read(self._desk, piece)
            except errors.IpsmError as error:  # at a prompt the same question comes again
                from ipsm_cli.cli import ends  # for an answer that cannot be

                ends.refuse(self._counter, error)
                return False
            self._repeat(field, piece, value)
        return True

    def _repeat(self, field: Field, typed: str, value: Any) -> None:
        """Says what was understood, where that is more than what was typed."""
        if not field.means or value is None:
            return
        words = self._counter.words
        if field.means == "day":
            meaning = words.long_date(value)
        elif field.means == "worker":
            meaning = f"{value.worker} {self._desk.name(value.worker)}"
        elif field.means == "region":
            meaning = _described(value)
        else:
            meaning = self._counter.label(words, field.means, value)
        if meaning.casefold() != typed.casefold():
            self._counter.tell("ask.means", meaning=meaning)


def _described(code: str) -> str:
    from ipsm_cli.codes import region_tree  # 0.3 ms, for a place that is asked for

    region = region_tree.get(code)
    return region_tree.described(region) if region else code


def prompt(label: str, default: str, choices: Sequence[str]) -> str:
    """One line from the person; Enter takes the default."""
    shown = f"{label} [{show(default)}]: " if default else f"{label}: "
    above, _, last = shown.rpartition("\n")
    _offer(choices)
    screen = sys.stdout if streams.is_terminal(sys.stdout) else sys.stderr
    if above:  # a line editor knows one line only
        print(above, file=screen)
    if screen is sys.stdout:
        answer = input(last)
    else:
        print(last, end="", file=screen, flush=True)
        answer = input()
    return answer.strip() or default


def confirm(counter: Counter, key: str, **facts: Any) -> bool:
    """A yes or no; Enter is no."""
    screen = sys.stdout if streams.is_terminal(sys.stdout) else sys.stderr
    question = streams.folded(counter.sentence(key, **facts), screen, counter.environ)
    answer = prompt(question, "", ())
    return answer.casefold() in ("y", "ya", "yes")


def make_sure(counter: Counter, key: str, **facts: Any) -> None:
    """What touches much is asked before it is done. Raises NeedsYes without a person, Declined."""
    if counter.yes or counter.dry_run:
        return
    if not counter.can_ask:
        raise errors.NeedsYes(question=counter.sentence(key, **facts))
    if not confirm(counter, key, **facts):
        raise errors.Declined


def reason_for(counter: Counter, doubts: Sequence[Doubt]) -> str:
    """Shows what looks wrong and asks whether and why to keep it. Raises DoubtfulEntry on no."""
    for doubt in doubts:
        counter.tell(doubt.key, **doubt.facts)
    if not confirm(counter, "ask.keep"):
        raise errors.DoubtfulEntry(doubts=tuple(doubts))
    return prompt(counter.words("ask.keep_reason"), counter.words("kept_default"), ())


def _split(answer: str) -> list[str]:
    return [piece.strip() for piece in answer.replace(";", ",").split(",") if piece.strip()]


def _offer(choices: Sequence[str]) -> None:
    """Tab completes from ``choices``; Windows has no readline and does without."""
    try:
        import readline  # a terminal's line editor, not needed without one
    except ImportError:
        return

    def complete(text: str, state: int) -> str | None:
        matching = [word for word in choices if word.casefold().startswith(text.casefold())]
        return matching[state] if state < len(matching) else None

    readline.set_completer_delims(",;")
    readline.set_completer(complete)
    libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if libedit else "tab: complete")
