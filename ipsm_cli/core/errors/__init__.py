"""Every refusal of the program: one family, facts in it, the exit code on the class.

    IpsmError
    ├── AskedWrongly  2  what was typed cannot be understood as it stands
    ├── Refused       3  understood, but a rule forbids it; nothing changed
    ├── NotFound      4  no such record in the register
    ├── FileTrouble   5  missing, damaged, not ours, newer, full, not permitted
    ├── DonePartly    6  done in part, the rest is listed
    ├── CheckFailed   7  a check found problems
    └── Busy          8  another process holds the register, try again

An error carries facts (short values), never a sentence: ``text`` holds one sentence a class and
language under the class's name. Facts hold no personal data beyond what the user typed for a
search, and never a NIK.

What is below the seven branches stands in the files of this folder, by what it is about. They are
read when one of their classes is first asked for (``errors.TooYoung``): a command that is not
refused does without. So a module says ``errors.TooYoung`` where it raises or catches it, and
imports by name only what stands here.
"""

from __future__ import annotations


class IpsmError(Exception):
    """Root of the family; ``facts`` fill the blanks of the class's sentence."""

    exit_code = 1

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts


class AskedWrongly(IpsmError):
    """What was typed cannot be understood as it stands."""

    exit_code = 2


class Refused(IpsmError):
    """Understood, but a rule forbids it; nothing changed."""

    exit_code = 3


class NotFound(IpsmError):
    """No such record in the register."""

    exit_code = 4


class FileTrouble(IpsmError):
    """The register or another file cannot be used as it is."""

    exit_code = 5


class DonePartly(IpsmError):
    """Some of it was done; the rest is listed."""

    exit_code = 6


class CheckFailed(IpsmError):
    """A check found problems."""

    exit_code = 7


class Busy(IpsmError):
    """Another process holds the register."""

    exit_code = 8


TYPE_CHECKING = False  # typing itself costs --version 4 ms
if TYPE_CHECKING:  # each class with its own type
    from ipsm_cli.core.errors.activities import *
    from ipsm_cli.core.errors.commands import *
    from ipsm_cli.core.errors.copies import *
    from ipsm_cli.core.errors.foreign import *
    from ipsm_cli.core.errors.imports import *
    from ipsm_cli.core.errors.lists import *
    from ipsm_cli.core.errors.papers import *
    from ipsm_cli.core.errors.register import *
    from ipsm_cli.core.errors.values import *
    from ipsm_cli.core.errors.workers import *
    from ipsm_cli.core.errors.written import *
else:
    _FILES = (
        "values",
        "commands",
        "lists",
        "workers",
        "activities",
        "register",
        "copies",
        "written",
        "papers",
        "foreign",
        "imports",
    )

    def __getattr__(name: str) -> type[IpsmError]:
        """The class of this name, from the files of the folder."""
        from importlib import import_module  # 0.3 ms, for what is refused only

        for file in _FILES:
            found = vars(import_module(f"{__name__}.{file}")).get(name)
            if found is not None:
                return found
        raise AttributeError(f"{__name__} has no {name}")
