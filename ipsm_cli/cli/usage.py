"""What typer says of a command line, in the words of our family."""

from __future__ import annotations

from typing import Any

from ipsm_cli.core import errors


def as_ours(error: Exception) -> errors.IpsmError | None:
    """The error of ours for one of typer's usage errors; None for any other exception."""
    name = type(error).__name__
    facts: dict[str, Any] = vars(error)
    option = str(facts.get("option_name") or "")
    if name == "NoSuchOption":
        return errors.UnknownOption(option=option, near=_first(facts.get("possibilities")))
    if name == "BadOptionUsage":
        if "value" in str(error) and "not take" in str(error):
            return errors.OptionTakesNoValue(option=option)
        return errors.OptionNeedsValue(option=option)
    if name == "MissingParameter":
        return errors.MissingValue(name=_shown(facts["param"]))
    if name == "BadParameter" and facts.get("param"):
        return errors.NumberNeeded(name=_shown(facts["param"]))
    if name in ("UsageError", "BadParameter", "BadArgumentUsage"):
        return errors.UnreadableCommand()
    return None


def _shown(parameter: Any) -> str:
    """``--last`` for an option, the key of its word for an argument: NUMBER."""
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return f"word.argument.{parameter.name}"


def _first(possibilities: Any) -> str:
    """The most similar one stands first."""
    return str(possibilities[0]) if possibilities else "--help"
