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
        parameter = facts["param"]
        shown = parameter.opts[0] if parameter.param_type_name == "option" else parameter.name
        return errors.MissingValue(name=shown.upper() if shown[0] != "-" else shown)
    if name in ("UsageError", "BadParameter", "BadArgumentUsage"):
        return errors.UnreadableCommand(detail=str(error))
    return None


def _first(possibilities: Any) -> str:
    return sorted(possibilities)[0] if possibilities else "--help"
