"""A finding: what a check found wrong, or a doctor thinks unwise, about one record or file."""

from typing import NamedTuple


class Finding(NamedTuple):
    """``what`` is a key: its sentence ``word.finding.<what>``, its next step ``word.step.<what>``.

    ``record`` is named as the history names records (worker 12), None where it is the file as a
    whole. ``detail`` is language-free: names of tables, columns and months, numbers; no contents.
    """

    what: str
    record: str | None = None
    detail: str | None = None
