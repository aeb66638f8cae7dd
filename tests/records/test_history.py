"""Taking back what was done, and putting it back: every row as it was."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from trials import ledger

from ipsm_cli.codes import Codes
from ipsm_cli.core import errors
from ipsm_cli.core.records import Part, Served, Who
from ipsm_cli.records import activities, branch, history, own_codes
from ipsm_cli.store import tally
from ipsm_cli.store.schema import KEEPING

DESA, OTHER = "32.01.01.1001", "32.01.01.1002"
NIK, NIK_2 = "3201014507800001", "3201014507800002"


@pytest.fixture
def busy(office: Any) -> Any:
    """Two workers, one activity of the first (entries 2 to 4)."""
    office.worker("Siti Aminah", desas=[DESA], birth_date="1980-07-05")
    office.worker("Dadang Suhendar", active_since=None)
    office.activity("2026-10-02", 1, served=[Served("08", "P", "60+", 3)], partners=["desa"])
    return office


def own_code(office: Any, code: str = "LH90", list_name: str = "kind") -> None:
    words = {"labels": ("Biopori", "Biopore"), "parent": "LH", "unit": None}
    own = office.rows("SELECT list, code, label_id, label_en, parent, unit FROM own_code")
    office.do(own_codes.add, Codes(own), list_name=list_name, code=code, **words)


def edit_activity(office: Any, number: int = 1, lists: Any = None, **fields: Any) -> None:
    office.do(activities.edit, number, fields, **(lists or {}))


def move(office: Any) -> None:
    lists = {
        "area": "KD",
        "parts": [Part(2, "pelaksana"), Part(1, "pendamping")],
        "served": [Served("01", "L", "0-5", 9), Served("08", "P", "60+", 1)],
        "partners": [],
    }
    edit_activity(office, 1, lists, kind="KD01", date="2026-09-30", constraint="Hujan", cost=5)


DEEDS: dict[str, Callable[[Any], Any]] = {
    "worker add": lambda office: office.worker("Euis", nik=NIK, birth_date="1980-07-05"),
    "worker add, plain": lambda office: office.worker("Ujang", active_since=None),
    "worker edit": lambda office: office.edit(
        1, name="Siti A.", birth_date=None, phone="+628123456789", active_since="2020", desas=[]
    ),
    "worker duty": lambda office: office.edit(1, desas=[OTHER]),
    "worker end": lambda office: office.end(1, "2026-11-01", note="pindah"),
    "worker end on the first day": lambda office: office.end(2, "0001-01-01"),
    "activity add": lambda office: office.activity("2026-10-09", 2, 1, partners=["desa", "tksk"]),
    "activity edit": move,
    "activity void": lambda office: office.do(activities.void, 1, "rangkap"),
    "code add": own_code,
    "branch edit": lambda office: office.do(branch.edit, {"chair": "Tati", "due_day": 9}),
}


@pytest.mark.parametrize("deed", DEEDS.values(), ids=DEEDS)
def test_every_deed_is_taken_back_and_put_back(busy: Any, deed: Callable[[Any], Any]) -> None:
    before = busy.dump()
    deed(busy)
    number, after = busy.entry, busy.dump()
    assert after != before
    undone = busy.undo()
    assert undone.number == number and busy.dump() == before
    for expected in (after, before, after):  # undo of the undo, and of that, and of that
        busy.undo(busy.entry)
        assert busy.dump() == expected


def test_a_return_is_taken_back(busy: Any) -> None:
    busy.end(2, "2026-05-01", "cuti")
    before = busy.dump()
    for day in ("2026-06-01", "2026-05-01"):
        busy.reinstate(2, day)
        busy.undo()
        assert busy.dump() == before


def test_an_undo_says_what_it_took_back(busy: Any) -> None:
    assert busy.undo() == (4, "add", ("activity 1",))
    assert busy.rows("SELECT command, undoes FROM action ORDER BY number DESC LIMIT 1") == [
        ("undo", 4)
    ]


def test_numbers_are_never_given_twice(busy: Any) -> None:
    busy.undo(4)
    busy.undo(3)
    assert busy.worker("Orang Baru") == 3
    assert busy.activity("2026-10-02", 1) == 2


# --- what can be taken back --------------------------------------------------------------------


def refused(refusal: type[errors.IpsmError], office: Any, number: int | None) -> dict[str, Any]:
    """The facts of a refused undo, which changed nothing."""
    before = list(office.db.iterdump())
    with pytest.raises(errors.IpsmError) as caught:
        office.undo(number)
    assert type(caught.value) is refusal
    assert list(office.db.iterdump()) == before
    return caught.value.facts


def test_the_founding_stands(office: Any) -> None:
    refused(errors.NothingToUndo, office, None)
    refused(errors.NothingToUndo, office, 1)


def test_an_entry_nobody_knows(busy: Any) -> None:
    assert refused(errors.NoSuchAction, busy, 99) == {"number": 99}


def test_a_disclosure_cannot_be_taken_back(busy: Any) -> None:
    busy.do(history.disclose, "worker 1")
    assert busy.rows("SELECT note FROM action WHERE number = 5") == [("worker 1",)]
    refused(errors.NothingToUndo, busy, 5)
    assert history.last_standing(busy.db) == 4


def test_what_is_undone_is_not_undone_again(busy: Any) -> None:
    busy.undo(4)
    assert refused(errors.AlreadyUndone, busy, 4) == {"number": 4, "by": 5}
    busy.undo(5)
    assert refused(errors.AlreadyUndone, busy, 5) == {"number": 5, "by": 6}
    busy.undo(4)
    assert refused(errors.AlreadyUndone, busy, 4) == {"number": 4, "by": 7}


def test_last_standing_skips_what_does_not_stand(busy: Any) -> None:
    def last() -> int:
        return history.last_standing(busy.db)

    assert last() == 4
    busy.undo(4)  # 5
    assert last() == 3
    busy.do(history.disclose, "worker 1")  # 6
    assert last() == 3
    busy.undo(5)  # 7: 4 stands again
    assert last() == 4
    busy.undo(4)  # 8
    busy.undo(3)  # 9
    assert last() == 2
    assert history.undone_by(busy.db, 4) == 8
    assert history.undone_by(busy.db, 5) == 7
    assert history.undone_by(busy.db, 2) is None


def test_erased_contents_cannot_be_put_back(busy: Any) -> None:
    busy.db.execute("UPDATE change SET before = NULL, after = NULL, salt = NULL WHERE action = 3")
    refused(errors.NothingToUndo, busy, 3)


# --- what stands on it -------------------------------------------------------------------------


def test_a_worker_with_an_activity_stays(busy: Any) -> None:
    assert refused(errors.StandsOnIt, busy, 2) == {"number": 2, "later": ("activity 1",)}


def test_a_worker_corrected_since_stays(busy: Any) -> None:
    busy.edit(2, note="x")
    assert refused(errors.StandsOnIt, busy, 3)["later"] == ("5 edit",)
    busy.undo(5)
    busy.undo(3)


def test_only_what_stands_is_named(busy: Any) -> None:
    busy.edit(2, note="x")  # 5
    busy.undo(5)
    busy.edit(2, note="y")  # 7
    assert refused(errors.StandsOnIt, busy, 3)["later"] == ("7 edit",)


def test_an_activity_corrected_or_voided_since_stays(busy: Any) -> None:
    edit_activity(busy, 1, {"partners": ["desa", "tksk"]})
    assert refused(errors.StandsOnIt, busy, 4)["later"] == ("5 edit",)
    busy.do(activities.void, 1, "rangkap")
    assert refused(errors.StandsOnIt, busy, 4)["later"] == ("5 edit", "6 void")


def test_corrections_side_by_side_are_taken_back_apart(busy: Any) -> None:
    edit_activity(busy, 1, {"partners": ["tksk"]})  # 5
    before = busy.dump()["participant"]
    edit_activity(busy, 1, {"parts": [Part(2, "pelaksana")]})  # 6
    busy.undo(5)
    assert busy.rows("SELECT partner FROM partner") == [("desa",)]
    busy.undo(6)
    assert busy.dump()["participant"] == before


@pytest.mark.parametrize(
    ("list_name", "use", "later"),
    [
        ("kind", {"kind": "LH90"}, "activity 2"),
        ("programme", {"programme": "LH90"}, "activity 2"),
        ("fund_source", {"fund_source": "LH90"}, "activity 2"),
        ("unit", {"unit": "LH90"}, "activity 2"),
        ("partner", {"partners": ["LH90"]}, "activity 2"),
    ],
)
def test_a_code_in_use_stays(busy: Any, list_name: str, use: Any, later: str) -> None:
    own_code(busy, list_name=list_name)  # 5
    busy.activity("2026-10-09", 1, **use)  # 6
    assert refused(errors.StandsOnIt, busy, 5) == {"number": 5, "later": (later,)}
    busy.undo(6)
    busy.undo(5)


def test_a_unit_of_another_code_stays(busy: Any) -> None:
    own_code(busy, "sumur", "unit")  # 5
    words = {"labels": ("x", "y"), "parent": "LH", "unit": "sumur"}
    busy.do(own_codes.add, Codes(), list_name="kind", code="LH91", **words)
    assert refused(errors.StandsOnIt, busy, 5)["later"] == ("code LH91",)


# --- what the rules forbid ---------------------------------------------------------------------


def test_an_id_given_away_meanwhile(busy: Any) -> None:
    """5: Siti gets a NIK, 6: it is taken off, 7: another worker has it."""
    busy.edit(1, nik=NIK, member_number="7")
    busy.edit(1, nik=None, member_number=None)
    busy.edit(2, nik=NIK, keep=lambda _: "benar")
    assert refused(errors.DuplicateNik, busy, 6) == {"number": 2, "name": "Dadang Suhendar"}
    busy.undo(7)
    busy.edit(2, member_number="7")
    assert refused(errors.DuplicateMemberNumber, busy, 6)["number"] == 2


def test_a_birth_date_that_no_service_allows(busy: Any) -> None:
    number = busy.worker("Calon", status="calon", birth_date="2010-01-01", active_since=None)  # 5
    busy.edit(number, birth_date="2000-01-01")  # 6
    busy.reinstate(number, "2026-01-01")  # 7
    assert refused(errors.TooYoung, busy, 6) == {"age": 16, "day": "2026-01-01"}
    busy.undo(7)
    busy.undo(6)


def test_a_voided_activity_does_not_come_back_outside_the_service(busy: Any) -> None:
    busy.do(activities.void, 1, "rangkap")  # 5
    busy.end(1, "2026-10-01")  # 6
    facts = refused(errors.ServiceNeeded, busy, 5)
    assert (facts["number"], facts["activity"], facts["day"]) == (1, 1, "2026-10-02")
    busy.undo(6)
    busy.undo(5)


def test_an_undone_activity_does_not_come_back_outside_the_service(busy: Any) -> None:
    busy.undo(4)  # 5
    busy.end(1, "2026-10-01")  # 6
    refused(errors.ServiceNeeded, busy, 5)


def test_an_undone_part_does_not_come_back_outside_the_service(busy: Any) -> None:
    edit_activity(busy, 1, {"parts": [Part(2, "pelaksana")]})  # 5
    busy.end(1, "2026-10-01")  # 6
    refused(errors.ServiceNeeded, busy, 5)


def test_an_activity_does_not_come_back_without_its_worker(busy: Any) -> None:
    busy.undo(4)  # 5
    busy.undo(2)  # 6
    assert refused(errors.StandsOnIt, busy, 5)["later"] == ("6 undo",)
    busy.undo(6)
    busy.undo(5)


def test_a_status_does_not_come_back_without_its_worker(busy: Any) -> None:
    busy.end(2, "2026-05-01")  # 5
    busy.undo(5)
    busy.undo(3)  # 7
    assert refused(errors.StandsOnIt, busy, 6)["later"] == ("7 undo",)


def test_a_list_does_not_come_back_without_its_activity(busy: Any) -> None:
    edit_activity(busy, 1, {"partners": ["desa", "tksk"]})  # 5
    busy.undo(5)
    busy.undo(4)  # 7
    assert refused(errors.StandsOnIt, busy, 6)["later"] == ("7 undo",)


def test_an_end_is_not_undone_from_under_a_return(busy: Any) -> None:
    busy.end(2, "2026-05-01", "cuti")  # 5
    busy.reinstate(2, "2026-06-01")  # 6
    assert refused(errors.StandsOnIt, busy, 5)["later"] == ("6 reinstate",)
    busy.undo(6)
    busy.undo(5)


def test_a_start_does_not_move_behind_an_end(busy: Any) -> None:
    busy.edit(2, active_since="2023-01-01")  # 5, from a start that nobody knew
    busy.edit(2, active_since="2022-01-01")  # 6
    busy.end(2, "2022-06-01")  # 7
    assert refused(errors.StandsOnIt, busy, 6)["later"] == ("7 end",)


def test_a_service_that_activities_need_stays(busy: Any) -> None:
    number = busy.worker("Calon", status="calon", active_since=None)  # 5
    busy.reinstate(number, "2026-01-01")  # 6
    busy.activity("2026-03-01", number)  # 7
    facts = refused(errors.ServiceNeeded, busy, 6)
    assert (facts["number"], facts["activity"]) == (number, 2)


# --- at random ---------------------------------------------------------------------------------


def _maybe(chance: random.Random, **fields: Any) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if chance.random() < 0.5}


def _random_deed(office: Any, chance: random.Random) -> None:
    """A deed of any kind about anybody; the rules may refuse it."""
    people = [number for (number,) in office.rows("SELECT number FROM worker")] or [1]
    records = [number for (number,) in office.rows("SELECT number FROM activity")] or [1]
    who, which = chance.choice(people), chance.choice(records)
    day = f"2026-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}"
    since = chance.choice(["2024-01-01", "2025", "2026-03", None])
    birth = chance.choice(["1980-07-05", "2007-02-28", None])
    fields = _maybe(chance, nik=chance.choice([NIK, NIK_2, None]), birth_date=birth)
    fields |= _maybe(chance, active_since=since, note=chance.choice(["x", "y", None]))
    desas = chance.sample([DESA, OTHER], chance.randint(0, 2))
    parts = [
        Part(n, "peserta") for n in chance.sample(people, min(len(people), chance.randint(1, 3)))
    ]
    served = [Served("08", chance.choice("LP"), "", chance.randint(1, 3)) for _ in range(2)]
    lists = _maybe(chance, parts=parts, served=served, partners=chance.sample(["desa", "tksk"], 1))
    moved = _maybe(chance, date=day, place=chance.choice("AB"))
    deeds: list[Callable[[], Any]] = [
        lambda: office.worker(f"Anggota {who}", desas=desas, keep=lambda _: "benar", **fields),
        lambda: office.edit(who, desas=chance.choice([None, desas]), keep=lambda _: "b", **fields),
        lambda: office.end(who, day, chance.choice(["cuti", "berhenti"])),
        lambda: office.reinstate(who, day),
        lambda: office.activity(day, *(part.worker for part in parts), served=served),
        lambda: edit_activity(office, which, lists, **moved),
        lambda: office.do(activities.void, which, "rangkap"),
        lambda: own_code(office, f"LH{chance.randint(80, 99)}"),
        lambda: office.do(branch.edit, {"chair": chance.choice("ABC")}),
    ]
    chance.choices(deeds, weights=[2, 3, 1, 2, 4, 4, 1, 1, 1])[0]()


DEEDS = ledger.size(200, 1_000)


@pytest.mark.parametrize("seed", [2, ledger.SEED])
def test_hundreds_of_deeds_with_undo_and_redo(office: Any, seed: int) -> None:
    """Every undo gives the rows from before its entry, every redo those from after it."""
    chance = random.Random(seed)
    empty = office.dump()
    done: list[tuple[int, Any, Any]] = []  # entry, rows before it, rows after it
    gone: list[tuple[int, Any, Any]] = []  # the entry of the undo, likewise
    deeds = undos = redos = taken = 0
    while deeds < DEEDS:
        before = office.dump()
        if done and chance.random() < 0.15:
            number, old, _ = done.pop()
            assert history.last_standing(office.db) == number
            office.undo()
            undos += 1
            gone.append((office.entry, before, old))
            assert office.dump() == old
        elif gone and chance.random() < 0.3:
            undo, after, old = gone.pop()
            office.undo(undo)
            redos += 1
            assert office.dump() == after
            done.append((_undone(office, undo), old, after))
        else:
            try:
                _random_deed(office, chance)
            except errors.IpsmError:
                assert office.dump() == before
                continue
            deeds += 1
            assert list(tally.differences(office.db)) == []
            done.append((office.entry, before, office.dump()))
            gone.clear()
        taken += _try_any(office, chance)
    assert min(undos, redos, taken) > 10
    while done:
        number, old, _ = done.pop()
        office.undo()
        assert office.dump() == old
        assert list(tally.differences(office.db)) == []
    ledger.record("undo", deeds=deeds, undos=undos + deeds, redos=redos, differences=0)
    refused(errors.NothingToUndo, office, None)
    assert office.dump() == empty
    assert _replayed(office) == _standing(office)


def _undone(office: Any, undo: int) -> int:
    return int(office.rows("SELECT undoes FROM action WHERE number = ?", undo)[0][0])


def _try_any(office: Any, chance: random.Random) -> bool:
    """An undo somewhere in the middle is refused, or leaves everything as the rules want it."""
    before = office.dump()
    number = chance.randint(1, office.entry)
    done = False
    with suppress(errors.Refused), office.register.change(WHO, dry_run=True) as pen:
        history.undo(pen, number)
        assert [table for query in WRONG for table in office.rows(query)] == []
        done = True
    assert office.dump() == before
    return done


WRONG = (
    "PRAGMA foreign_key_check",
    """SELECT 'not active', p.activity, p.worker FROM participant p
       JOIN activity a ON a.number = p.activity
       WHERE a.voided_on IS NULL AND 1 IS NOT (
           SELECT s.active FROM service s WHERE s.worker = p.worker AND s.since <= a.date
           ORDER BY s.since DESC LIMIT 1)""",
    """SELECT 'nobody', number FROM activity
       WHERE number NOT IN (SELECT activity FROM participant)""",
    """SELECT 'no lead', number FROM activity
       WHERE 1 <> (SELECT count(*) FROM participant WHERE activity = number AND place = 1)""",
    """SELECT 'sum', number FROM activity
       WHERE people IS NOT (SELECT sum(n) FROM served WHERE activity = number)""",
    "SELECT 'no service', number FROM worker WHERE number NOT IN (SELECT worker FROM service)",
    """SELECT 'start', w.number FROM worker w WHERE w.active_since IS NOT NULL AND 0 = (
           SELECT count(*) FROM service s
           WHERE s.worker = w.number AND substr(s.since, 1, 4) = substr(w.active_since, 1, 4))""",
    """SELECT 'young', w.number FROM worker w JOIN service s ON s.worker = w.number
       WHERE s.active AND s.since > '0001-01-01' AND w.active_since IS NOT '2025'
       AND date(w.birth_date, '+18 years') > s.since""",
)
WHO = Who("sekretaris", "undo", "2026-11-24T08:00:00+07:00", "2026-11-24")


def _replayed(office: Any) -> dict[str, dict[str, Any]]:
    """The tables as the history alone tells them."""
    tables: dict[str, dict[str, Any]] = {table: {} for table in KEEPING}
    for table, key, before, after in office.rows("SELECT tbl, key, before, after FROM change"):
        assert tables[table].pop(key, None) == json.loads(before or "null")
        if after is not None:
            tables[table][key] = json.loads(after)
    return tables


def _standing(office: Any) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for table, keeping in KEEPING.items():
        cursor = office.db.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in cursor.description]
        rows = [dict(zip(names, row, strict=True)) for row in cursor]
        found[table] = {
            json.dumps([row[name] for name in keeping.key]): {
                name: value for name, value in row.items() if value is not None and name != "month"
            }
            for row in rows
        }
    return found
