"""The counter itself: what one command was told, and its way to register, screen and person."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipsm_cli.cli import places, speech, streams, watching
from ipsm_cli.cli.desk import Desk
from ipsm_cli.codes.codebook import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.doubt import Doubt
from ipsm_cli.core.records import Who
from ipsm_cli.store import heads
from ipsm_cli.store import register as store
from ipsm_cli.text import LANGUAGES, Words, pick_language

if TYPE_CHECKING:
    from ipsm_cli.store.change import Pen

_PATIENCE = 10.0  # seconds a person waits for another writer
_CRON_PATIENCE = 60.0  # seconds a script waits


class Counter:
    """Options common to the commands, filled by the command line; see ``cli/command.py``."""

    def __init__(self, environ: Mapping[str, str], now: datetime.datetime, words: Words) -> None:
        self.environ = environ
        self.words = words
        self.now = now
        self.today = now.date()
        self.file: str | None = None
        self.lang: str | None = None
        self.format: str | None = None
        self.output: str | None = None
        self.columns: str | None = None
        self.typed: dict[str, Any] = {}  # options of the command's own fields
        self.quiet = self.yes = self.no_input = self.dry_run = False
        self.no_color = self.force = self.debug = False
        # place, count and name (sentence key) of the step that a command of several is at
        self.step: tuple[int, int, str] | None = None
        self._entry: int | None = None  # number of the history entry just written
        self.changing = False  # a change has begun that nobody was told of yet
        self.pens: list[Pen] = []  # which may have written it
        self._codes = Codes()  # the branch's own ones too, once its register was open
        self.desk: Desk | None = None
        self.copy: heads.Copy | None = None  # what is wrong with this copy of the register

    @classmethod
    def open(cls, argv: Sequence[str], environ: Mapping[str, str]) -> Counter:
        """A counter that already speaks: the language is needed before the words are parsed."""
        streams.prepare()
        asked = _value_of(argv, "--lang")
        stored = None
        if asked not in LANGUAGES and environ.get("IPSM_LANG") not in LANGUAGES:
            place = places.register_place(_value_of(argv, "--file"), environ)
            stored = store.language_of(place.path)
        words = Words(pick_language(asked, environ, stored))
        counter = cls(environ, datetime.datetime.now().astimezone(), words)
        counter.debug = "--debug" in argv
        # a profile is a command: it is looked for before the words behind its name are read
        counter.file = _value_of(argv, "--file")
        return counter

    # --- the register

    @property
    def place(self) -> places.Place:
        return places.register_place(self.file, self.environ)

    @contextmanager
    def look(self) -> Iterator[Desk]:
        """The register, open for looking."""
        with (
            store.open_to_read(self.place.path, self.patience) as register,
            self._desk(register) as desk,
        ):
            desk.let_go = register.let_go
            watching.look(self, register.db)
            yield desk

    @contextmanager
    def change(
        self, command: str, *, try_out: bool = False, any_copy: bool = False
    ) -> Iterator[Desk]:
        """The register, open for one change; what the desk's pen writes is committed at the end,
        unless it is only tried out. ``any_copy``: also to one that a person has to decide on.

        Raises CopyBehind, CopyParted.
        """
        self.changing = True
        with store.open_to_write(self.place.path, f"ipsm {command}", self.patience) as register:
            watching.clear_away(self)
            with (
                self._desk(register) as desk,
                register.change(self.who(command), dry_run=self.dry_run or try_out) as pen,
            ):
                self.pens.append(pen)
                if not any_copy:
                    watching.refuse(self, register.db)
                desk.pen = pen
                yield desk
                # what is read after the end could fail, and belie it
                uid = heads.uid_of(register.db)
            self._entry = pen.entry
            if not (self.dry_run or try_out):
                watching.wrote(self, pen, uid, anew=any_copy)

    @property
    def patience(self) -> float:
        return _PATIENCE if streams.is_terminal(sys.stdin) else _CRON_PATIENCE

    def who(self, command: str) -> Who:
        at = self.now.isoformat(timespec="seconds")
        return Who(self._actor(), command, at, self.today.isoformat())

    def _actor(self) -> str:
        for variable in ("IPSM_ACTOR", "LOGNAME", "USER", "LNAME", "USERNAME"):
            if named := self.environ.get(variable):
                return named.encode("utf-8", "replace").decode("utf-8")[:80]
        try:
            import pwd  # Windows has none; getpass would ask it too, and costs 0.5 ms more

            return pwd.getpwuid(os.getuid()).pw_name
        except (ImportError, KeyError):  # a system account without a name
            return "?"

    @contextmanager
    def _desk(self, register: store.Register) -> Iterator[Desk]:
        self.desk = Desk(register.db, self.today, self.words.language)
        try:
            yield self.desk
        finally:
            self._codes = vars(self.desk).get("codes", self._codes)  # if they were read at all
            self.desk = None

    # --- words for people

    def label(self, words: Words, list_name: str, code: str) -> str:
        """The label of a code; the branch's own villages and codes while its register is open."""
        if list_name == "village":
            if self.desk is not None and code in self.desk.villages:
                return self.desk.villages[code]
            from ipsm_cli.codes import region_tree  # 0.3 ms, for villages of others

            return found.name if (found := region_tree.get(code)) else code
        if self.desk is not None:
            self._codes = self.desk.codes
        return self._codes.label(list_name, code, words.language)

    def sentence(self, key: str, **facts: Any) -> str:
        return speech.sentence(self.words, self.label, key, facts)

    def tell(self, key: str, **facts: Any) -> None:
        """Talk: on stderr, silent with --quiet."""
        if not self.quiet:
            self.say(self.sentence(key, **facts))

    def say(self, text: str) -> None:
        """A sentence on stderr, folded between words where a terminal is narrower."""
        streams.say(streams.folded(text, sys.stderr, self.environ))

    def done(self, key: str, *, answer: object = None, **facts: Any) -> None:
        """Says what a write did and how to take it back; a script reads ``answer`` on stdout."""
        if self.dry_run:
            self.tell("dry_run", told=self.sentence(key, **facts))
            return
        self.tell(key, **facts)
        self.tell("undo_way", entry=str(self._entry))
        self.changing, self.pens = False, []
        self.answer(answer)

    def done_once(self, key: str, **facts: Any) -> None:
        """Says what was founded: nothing to take back, nothing for a script to read."""
        if self.dry_run:
            self.tell("dry_run", told=self.sentence(key, **facts))
        else:
            self.tell(key, **facts)

    @staticmethod
    def answer(answer: object) -> None:
        """A record's number for a script; a person has read it in the sentence."""
        if answer is not None and not streams.is_terminal(sys.stdout):
            streams.answer(str(answer))

    @property
    def can_ask(self) -> bool:
        """Whether a person sits there: a terminal on stdin and no --no-input."""
        return not self.no_input and streams.is_terminal(sys.stdin)

    def keep(self, doubts: Sequence[Doubt]) -> str:
        """A script's reason to keep what is doubtful: --yes with or without --reason."""
        if not self.yes:
            raise errors.DoubtfulEntry(doubts=tuple(doubts))
        for doubt in doubts:
            self.tell(doubt.key, **doubt.facts)
        return self.typed.get("reason") or self.words("kept_default")

    @property
    def output_path(self) -> Path | None:
        return None if self.output in (None, "-") else Path(os.path.expanduser(self.output))

    @property
    def needed_path(self) -> Path:
        """Where the file goes of a command that writes one. Raises MissingValue."""
        if self.output_path is None:
            raise errors.MissingValue(name="--output")
        return self.output_path


def _value_of(argv: Sequence[str], option: str) -> str | None:
    """An option's value before the command line is parsed; the last one counts."""
    found = None
    for place, word in enumerate(argv):
        if word == option and place + 1 < len(argv):
            found = argv[place + 1]
        elif word.startswith(option + "="):
            found = word.partition("=")[2]
    return found
