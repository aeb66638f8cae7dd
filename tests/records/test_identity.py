"""An identity that no two branches can share, and that tells when it was given."""

from __future__ import annotations

import datetime
import uuid
from typing import Any

from ipsm_cli.records.identity import new_uid


def test_it_is_a_uuid_of_the_moment_the_pen_acts(office: Any) -> None:
    told = uuid.UUID(office.do(new_uid))
    assert (told.version, told.variant) == (7, uuid.RFC_4122)
    moment = datetime.datetime(2026, 11, 24, 1, 0, tzinfo=datetime.UTC)  # 08:00 in Bogor
    assert told.int >> 80 == int(moment.timestamp() * 1000)


def test_no_two_are_alike(office: Any) -> None:
    assert len({office.do(new_uid) for _ in range(200)}) == 200


def test_every_record_has_its_own(office: Any) -> None:
    workers = [office.worker(f"Anggota {letter}") for letter in "AB"]
    office.activity("2026-10-02", *workers)
    uids = office.rows("SELECT uid FROM worker UNION ALL SELECT uid FROM activity")
    uids += office.rows("SELECT uid FROM branch")
    assert len({uuid.UUID(uid) for (uid,) in uids}) == 4
