"""A row of workers as a line: titles, parts of an address, what it changes."""

from __future__ import annotations

from exchange.import_ground import CODES

from ipsm_cli.exchange import worker_lines as lines


def test_titles_and_parts() -> None:
    line = lines.line_of(
        {"name": "Drs. H. Ahmad Fauzi, M.Si", "home_rt_rw": ("003", "005"),
         "birth": (None, "1980-01-02"), "desa": ("32.01.01.1007",), "uid": None, "status": None}
    )  # fmt: skip
    assert line.fields == {
        "name": "Ahmad Fauzi",
        "title_front": "Drs. H.",
        "title_back": "M.Si",
        "home_rt": "003",
        "home_rw": "005",
        "birth_place": None,
        "birth_date": "1980-01-02",
    }
    assert line.desas == ("32.01.01.1007",)


def test_a_column_of_its_own_comes_first() -> None:
    line = lines.line_of({"birth_place": "Depok", "birth": ("Bogor", "1980-01-02")})
    assert line.fields == {"birth_place": "Depok", "birth_date": "1980-01-02"}


def test_identity_by_nik_member_number_or_name() -> None:
    def key(**told: object) -> str:
        return lines.identity(lines.line_of(told)).identity

    assert key(nik="1", name="A") == key(nik="1", name="B")
    assert key(member_number="1", name="A") == key(member_number="1", name="B")
    assert key(name="Hj. Siti") == key(name="SITI")
    assert key(name="Siti", birth_date="1980-01-02") != key(name="Siti")


def test_differences() -> None:
    now = {"name": "Siti Aminah", "phone": "+62812", "main_job": "Guru"}
    line = lines.line_of({"name": "SITI AMINAH", "phone": None, "main_job": "Petani"})
    assert lines.differences(line, now, [], clears=False) == ({"main_job": "Petani"}, None)
    assert lines.differences(line, now, [], clears=True) == (
        {"name": "SITI AMINAH", "phone": None, "main_job": "Petani"},
        None,
    )
    moved = lines.line_of({"desa": ("b", "a")})
    assert lines.differences(moved, now, ["a", "b"], clears=False)[1] is None
    assert lines.differences(moved, now, ["a"], clears=False)[1] == ("b", "a")


def test_what_counts_as_active() -> None:
    assert lines.active(CODES, lines.usual_status(CODES))
    assert not lines.active(CODES, "calon")


def test_a_coarser_code_and_a_whole_address_change_nothing() -> None:
    now = {"name": "Siti", "education": "10", "home_street": "Jl. Mawar 3", "home_rt": "001"}
    now["home_desa"] = "32.01.01.1007"
    whole = "Jl. Mawar 3, RT 001, Pakansari"
    line = lines.Line({"education": "08", "home_street": whole}, None, None, None)
    coarse = {"education": {"10": "08"}}
    assert lines.differences(line, now, [], clears=False, coarse=coarse) == ({}, None)
    assert lines.differences(line, now, [], clears=False) == ({"education": "08"}, None)
    other = lines.Line({"education": "03", "home_street": "Jl. Melati"}, None, None, None)
    changed, _ = lines.differences(other, now, [], clears=False, coarse=coarse)
    assert changed == {"education": "03", "home_street": "Jl. Melati"}
