"""The columns of the register's rows as deeds take them: types only, never loaded by a command."""

from __future__ import annotations

from typing import TypedDict


class BranchFields(TypedDict, total=False):
    """Columns of the branch as a deed takes them; a missing key leaves the column alone."""

    level: str
    region: str
    name: str
    address: str | None
    letterhead: str | None
    chair: str | None
    secretary: str | None
    language: str
    due_day: int


class WorkerFields(TypedDict, total=False):
    """Columns of a worker as a deed takes them; a missing key leaves the column alone."""

    name: str
    title_front: str | None
    title_back: str | None
    nik: str | None
    sex: str
    birth_place: str | None
    birth_date: str | None
    member_number: str | None
    phone: str | None
    email: str | None
    home_desa: str | None
    home_rt: str | None
    home_rw: str | None
    home_street: str | None
    education: str | None
    main_job: str | None
    active_since: str | None  # YYYY, YYYY-MM or YYYY-MM-DD, as precise as it is known
    note: str | None


class ActivityFields(TypedDict, total=False):
    """Columns of an activity as a deed takes them; a missing key leaves the column alone."""

    date: str
    kind: str
    description: str | None
    place: str | None
    desa: str | None
    result: str | None
    constraint: str | None
    follow_up: str | None
    quantity: float | None
    unit: str | None
    minutes: int | None
    cost: int | None  # rupiah
    fund_source: str | None
    programme: str | None
    spm_service: str | None
    basic_need: str | None
