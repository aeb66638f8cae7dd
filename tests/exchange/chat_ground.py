"""A branch that messages come to: six workers, the villages of Cibinong, the real search."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ipsm_cli.cli.chat import finder
from ipsm_cli.cli.desk import Desk
from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.names import search_key
from ipsm_cli.core.records import Who
from ipsm_cli.exchange.chat_workers import Known
from ipsm_cli.store.create import create

MESSAGES = Path(__file__).parent / "chat"
TODAY = datetime.date(2026, 11, 25)  # a Wednesday
WORKERS = (
    ("Siti Aminah", "+6281234567890"),
    ("Dadang Suhendar", None),
    ("Siti Komariah", None),
    ("Ujang Sopandi", None),
    ("Euis Nurhayati", None),
    ("Muhammad Yusuf", None),
)


@contextmanager
def branch(path: Path) -> Iterator[Known]:
    """What a register with these workers knows, as long as it is open."""
    who = Who("rina", "test", "2026-11-25T08:00:00+07:00", TODAY.isoformat())
    with create(path) as register:
        with register.change(who) as pen:
            for region in within("32.01.01"):
                pen.insert("village", {"code": region.code, "name": region.name})
            for number, (name, phone) in enumerate(WORKERS, 1):
                row = {"uid": f"w{number}", "name": name, "sex": "P", "phone": phone}
                pen.insert("worker", {**row, "search": search_key(name)})
        desk = Desk(register.db, TODAY, "id")
        yield Known(TODAY, desk.codes, desk.villages, finder(desk))
