"""The list of files that came in."""

from __future__ import annotations

from pathlib import Path

from exchange import import_ground
from exchange.import_ground import HEAD, TODAY, VISIT

from ipsm_cli.core.question import Question
from ipsm_cli.reports import batches


def test_files_with_their_counts_and_entries(tmp_path: Path) -> None:
    with import_ground.opened(import_ground.found(tmp_path)) as ground:
        ground.bring("activities", HEAD, VISIT, ("x", *VISIT[1:]))
        ground.bring("workers", ("Nama", "L/P"), ("Ani Lestari", "P"), file="psm.csv")
        question = Question(today=TODAY.isoformat())
        lines = batches.read(ground.db, question, import_ground.CODES)
        entry = ground.one("SELECT MAX(number) FROM action")
        assert [line[2:] for line in lines] == [
            ("import.activities", "maret.xlsx", None, 1, 0, 0, 1, entry - 1),
            ("import.workers", "psm.csv", None, 1, 0, 0, 0, entry),
        ]
        assert batches.table(lines).rows == lines
        ground.undo()
        assert len(batches.read(ground.db, question, import_ground.CODES)) == 1
