"""Commands of some sorts (showing, writing, exporting), with the options that a sort shares."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from typing import Any, cast

import typer
from typer.core import TyperCommand, TyperOption

from ipsm_cli.cli import complete
from ipsm_cli.cli.counter import Counter
from ipsm_cli.cli.fields import Field
from ipsm_cli.cli.help import write_help
from ipsm_cli.core import errors
from ipsm_cli.render import Form
from ipsm_cli.text import LANGUAGES

FORMS = tuple(form.value for form in Form)
_MANY = 100_000  # new objects before garbage is looked for: rows come by the hundred thousand
HELP_NAMES = {"help_option_names": ["-h", "--help"]}


def _take(ctx: Any, param: Any, value: Any) -> Any:
    """Lays a common option's value on the counter; a later place on the command line wins."""
    if param.name == "lang" and value not in (None, *LANGUAGES):
        raise errors.UnknownLanguage(text=value, languages=LANGUAGES)
    if value:
        setattr(ctx.obj, param.name, value)
    return value


def _option(*names: str, flag: bool = False, words: Sequence[str] = ()) -> TyperOption:
    return TyperOption(
        param_decls=list(names),
        type=complete.Word(lambda _: [(word, "") for word in words]) if words else None,
        is_flag=flag,
        default=False if flag else None,
        callback=_take,
        expose_value=False,
    )


def common() -> list[TyperOption]:
    """Options of every command."""
    return [
        _option("--file"),
        _option("--lang", words=LANGUAGES),
        _option("--quiet", "-q", flag=True),
        _option("--no-color", flag=True),
        _option("--no-input", flag=True),
        _option("--debug", flag=True),
    ]


class Command(TyperCommand):
    """A command whose words are in ``text`` under its path: ``help.worker add`` and so on."""

    def __init__(self, name: str | None, **settings: Any) -> None:
        settings["context_settings"] = HELP_NAMES
        super().__init__(name, **settings)
        self.params += [*self.own_options(), *common()]

    def own_options(self) -> Sequence[TyperOption]:
        return ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Words beyond the arguments are refused in our own sentence."""
        ctx.allow_extra_args = True
        left: list[str] = super().parse_args(ctx, args)
        if ctx.args and not ctx.resilient_parsing:
            raise errors.ExtraWords(words=" ".join(ctx.args))
        return left

    def invoke(self, ctx: Any) -> Any:
        """From here on there is garbage to collect: see ``main.run``."""
        gc.freeze()
        gc.set_threshold(_MANY)
        gc.enable()
        return super().invoke(ctx)

    def shell_complete(self, ctx: Any, incomplete: str) -> Any:
        """Where no argument is expected, options are."""
        return complete.option_offers(self, ctx, incomplete)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        write_help(self, ctx, formatter)


class Showing(Command):
    """A command that shows a result: in every form, on stdout or in a file."""

    def own_options(self) -> Sequence[TyperOption]:
        return (
            _option("--format", words=FORMS),
            _option("--output", "-o"),
            _option("--columns"),
            _option("--force", flag=True),
        )


class Writing(Command):
    """A command that writes to the register."""

    def own_options(self) -> Sequence[TyperOption]:
        return (_option("--yes", "-y", flag=True), _option("--dry-run", flag=True))


def taking(sort: type[Command], *fields: Field) -> type[Command]:
    """The sort of command that also takes one option for each field; ``Counter.typed`` has them."""

    class Taking(sort):  # type: ignore[misc,valid-type]
        def own_options(self) -> Sequence[TyperOption]:
            return (*(_field_option(field) for field in fields), *super().own_options())

    return Taking


def _field_option(field: Field) -> TyperOption:
    return TyperOption(
        param_decls=[field.name, field.option],
        is_flag=field.flag,
        default=False if field.flag else None,
        multiple=field.many,
        type=complete.Word(field.choices) if field.choices else None,
        callback=_type,
        expose_value=False,
    )


def _type(ctx: Any, param: Any, value: Any) -> Any:
    if value not in (None, (), False):
        ctx.obj.typed[param.name] = list(value) if param.multiple else value
    return value


class Exporting(Command):
    """A command that writes files beside the register."""

    def own_options(self) -> Sequence[TyperOption]:
        return (_option("--force", flag=True),)


class Running(Writing):
    """A command that writes to the register and files beside it."""

    def own_options(self) -> Sequence[TyperOption]:
        return (_option("--force", flag=True), *super().own_options())


class Saving(Exporting):
    """A command that writes one file, at the place said with -o."""

    def own_options(self) -> Sequence[TyperOption]:
        return (_option("--output", "-o"), *super().own_options())


def counter_of(ctx: typer.Context) -> Counter:
    """The counter that main() opened for this command."""
    return cast(Counter, ctx.obj)
