"""The batch of a file that comes in, the same for workers and activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.exchange import keys
from ipsm_cli.records import importing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ipsm_cli.exchange.job import Job
    from ipsm_cli.exchange.keys import Key
    from ipsm_cli.exchange.plan import Tally
    from ipsm_cli.store.change import Pen


def begin(
    pen: Pen, kind: str, job: Job, tally: Tally, known: Iterable[tuple[int, Key]]
) -> int | None:
    """Its row, with what records already there are known by now; None where nothing is written."""
    counts = tally.counts
    if not counts["new"] and not counts["changed"]:
        return None
    numbers = importing.Counts(counts["new"], counts["changed"], counts["same"], len(tally.refused))
    profile = job.asked.profile.name if job.asked.profile else None
    batch = importing.begin_batch(pen, kind, job.file, job.sha256, profile, numbers)
    for record, key in known:
        gone, added = keys.successors(importing.keys_of(pen.db, kind, record), key)
        importing.replace_keys(pen, kind, batch, record, gone, added)
    return batch
