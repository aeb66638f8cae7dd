"""A warning: something unlikely but possible, which may be kept together with its reason."""

from typing import Any, NamedTuple


class Doubt(NamedTuple):
    """A warning about what was typed; it stops nothing once the user says why it is right.

    ``key`` is a sentence key such as ``doubt.nik_date``; ``facts`` fill the sentence's blanks and
    never hold a NIK.
    """

    key: str
    facts: dict[str, Any]
