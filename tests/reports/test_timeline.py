from __future__ import annotations

from typing import Any

from ipsm_cli.codes import Codes
from ipsm_cli.reports import timeline

LIFE: dict[str, list[dict[str, Any]]] = {
    "appointment": [{"worker": 3, "kind": "sk_psm", "paper": "141/12", "since": "2024-05-02"}],
    "card": [
        {"worker": 3, "kind": "tetap", "paper": "0012", "since": "0001-01-01"},
        {"worker": 1, "kind": "tetap", "paper": "0013", "since": "2025-01-01"},
    ],
    "training": [
        {"worker": 3, "level": "dasar", "training": "Bimtek B", "since": "2024-03-01"},
        {"worker": 3, "level": "dasar", "training": "Bimtek A", "since": "2024-03-01"},
    ],
    "role": [{"worker": 3, "programme": "PKH", "since": "2025-01-01"}],
    "duty": [{"worker": 3, "desa": "32.01.01.1001", "since": "2025-06-01"}],
    "term": [{"since": "2022-07-01", "until": "2027-06-30"}],
    "seat": [
        {
            "term": 1,
            "position": "ABD",
            "section": "Lansia",
            "worker": 3,
            "since": "2025-06-01",
        }
    ],
}


def test_everything_of_one_worker_in_its_order(filled: Any, codes: Codes, well_said: Any) -> None:
    events = timeline.read(filled(**LIFE), 3)
    assert [tuple(event) for event in events] == [
        (None, "card", "card_kind", "tetap", "0012"),
        ("2024-03-01", "training", "training_level", "dasar", "Bimtek A"),
        ("2024-03-01", "training", "training_level", "dasar", "Bimtek B"),
        ("2024-05-01", "status", "worker_status", "aktif", None),
        ("2024-05-02", "appointment", "appointment_kind", "sk_psm", "141/12"),
        ("2025-01-01", "role", "programme", "PKH", None),
        ("2025-06-01", "duty", "village", "32.01.01.1001", None),
        ("2025-06-01", "seat", "position", "ABD", "Lansia"),
        ("2026-10-16", "status", "worker_status", "berhenti", "PS"),
    ]
    table = timeline.table(3, "Siti Komariah", events)
    well_said(table, codes)
    assert table.rows[3] == ("2024-05-01", "event.status", "worker_status:aktif", None)
    assert table.title == ("title.timeline", {"number": "3", "name": "Siti Komariah"})


def test_a_duty_of_unknown_start_is_no_event(small: Any) -> None:
    assert [tuple(event) for event in timeline.read(small.db, 2)] == [
        (None, "status", "worker_status", "aktif", None)
    ]


def test_nobody(small: Any) -> None:
    assert timeline.read(small.db, 99) == []
