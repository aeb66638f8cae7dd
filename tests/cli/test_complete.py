"""What the Tab key of a shell offers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ipsm_cli.cli.complete import MOST, fitting, typed_so_far


@pytest.fixture
def tab(ipsm: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The offers for a line; a space at its end begins another word."""

    def press(line: str, shell: str = "zsh") -> list[str]:
        monkeypatch.setenv("_IPSM_COMPLETE", f"complete_{shell}")
        monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"ipsm {line}")
        done = ipsm()
        assert (done.code, done.err) == (0, "")
        return [offer.partition("\t")[0] for offer in done.out.splitlines()]

    return press


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("", ["init", "worker"]),
        ("wo", ["worker"]),
        ("worker ", ["add", "list"]),
        ("worker re", ["reinstate"]),
        ("--la", ["--lang"]),
        ("--lang ", ["id", "en"]),
        ("worker add ", ["--name", "--sex", "--nik"]),
        ("worker add --bi", ["--birth-place", "--birth-date"]),
        ("worker list --format ", ["table", "csv", "tsv", "json", "xlsx", "html", "text"]),
        ("worker list --format=j", ["json"]),
        ("worker add --sex ", ["L", "P"]),
        ("activity add --kind kd0", ["KD01", "KD02"]),
        ("activity add --kind kerja", ["LH01"]),
        ("activity list --area ", ["LH", "KD", "PP", "KP"]),
        ("activity add --desa pak", ["Pakansari"]),
        ("activity add --worker si", ["Siti Aminah"]),
        ("activity add --worker amin", ["Siti Aminah"]),
        ("activity add --worker siti --worker da", ["Dadang Suhendar"]),
        ("worker show ", ["Dadang Suhendar", "Siti Aminah"]),
        ("activity show ", ["2", "1"]),
        ("summary ", ["month", "area"]),
        ("summary month bulan", ["bulan-ini", "bulan-lalu"]),
        ("export ", ["month"]),
        ("export month triw", ["triwulan-ini", "triwulan-lalu"]),
        ("export month --format ", ["xlsx", "html", "csv", "json"]),
        ("completion ", ["bash", "zsh", "fish", "powershell"]),
        ("code list prog", ["programme"]),
        ("init --level ", ["desa", "kecamatan"]),
        ("nosuch ", ["init"]),
    ],
)
def test_offers(tab: Any, register: Path, line: str, first: list[str]) -> None:
    assert tab(line)[: len(first)] == first


def test_option_names_come_with_their_words(
    ipsm: Any, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("_IPSM_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", "ipsm worker add --ni")
    assert ipsm().out == "--nik\t16 angka dari KTP.\n"


def test_the_file_named_before_is_asked(tab: Any, register: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.db"
    register.rename(other)
    assert tab("worker show ") == []
    assert tab(f"--file '{other}' worker show si") == ["Siti Aminah"]
    assert tab(f"worker show --file '{other}' si") == ["Siti Aminah"]


def test_before_a_register_the_shipped_lists_are_offered(tab: Any, place: Path) -> None:
    assert tab("init --level k") == ["kecamatan", "kabkota"]
    assert tab("activity add --worker s") == []
    assert tab("activity add --desa s") == []


def test_a_name_reaches_the_shell_as_text(tab: Any, nasty: Path) -> None:
    offers = tab("worker show '[red]ani'")
    assert len(offers) == 1 and "\x1b" not in offers[0]


def test_a_crowd_is_cut() -> None:
    crowd = [(f"Ani {number}", "") for number in range(MOST * 2)]
    assert len(fitting(crowd, "ani")) == MOST


@pytest.mark.parametrize(
    ("shell", "environ", "expected"),
    [
        ("bash", {"COMP_WORDS": "ipsm worker sh", "COMP_CWORD": "2"}, (["worker"], "sh")),
        ("bash", {"COMP_WORDS": "ipsm worker ", "COMP_CWORD": "2"}, (["worker"], "")),
        ("bash", {"COMP_WORDS": r"ipsm show Siti\ Am", "COMP_CWORD": "2"}, (["show"], "Siti Am")),
        ("bash", {"COMP_WORDS": 'ipsm show "Siti Am', "COMP_CWORD": "2"}, (["show"], "Siti Am")),
        ("zsh", {"_TYPER_COMPLETE_ARGS": "ipsm worker "}, (["worker"], "")),
        ("fish", {"_TYPER_COMPLETE_ARGS": "ipsm wor"}, ([], "wor")),
        ("fish", {"_TYPER_COMPLETE_ARGS": "ipsm"}, ([], "")),
        ("powershell", {"_TYPER_COMPLETE_ARGS": "ipsm worker"}, (["worker"], "")),
        (
            "powershell",
            {
                "_TYPER_COMPLETE_ARGS": r"ipsm --file C:\a\b.db wor",
                "_TYPER_COMPLETE_WORD_TO_COMPLETE": "wor",
            },
            (["--file", r"C:\a\b.db"], "wor"),
        ),
        ("bash", {}, ([], "")),
    ],
)
def test_how_shells_tell_what_is_typed(
    shell: str, environ: dict[str, str], expected: tuple[list[str], str]
) -> None:
    assert typed_so_far(shell, environ) == expected


def test_names_of_commands_load_no_command(process: Any, register: Path) -> None:
    import subprocess
    import sys

    from ipsm_cli.cli.tree import GROUPS

    script = "import sys; from ipsm_cli.cli.main import main; main(); print(*sys.modules)"
    env = {"_IPSM_COMPLETE": "complete_zsh", "_TYPER_COMPLETE_ARGS": "ipsm w"}
    root = str(Path(__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PYTHONPATH": root, **env}, capture_output=True
    )
    *offers, modules = done.stdout.decode().splitlines()
    assert [offer.partition("\t")[0] for offer in offers] == ["worker"]
    loaded = set(modules.split())
    assert not loaded & {f"ipsm_cli.cli.{name}" for name in GROUPS}
    assert not loaded & {"rich", "pydantic", "openpyxl", "sqlite_utils"}


def test_a_profile_of_the_branch_is_offered_like_a_command(
    ipsm: Any, register: Path, request: pytest.FixtureRequest
) -> None:
    assert ipsm("profile", "save", "dinas", "export", "--report", "workers").code == 0
    tab = request.getfixturevalue("tab")
    assert tab("export di") == ["dinas"]
    assert tab("export dinas --fo") == ["--format", "--force"]
    assert tab("export dinas triw") == ["triwulan-ini", "triwulan-lalu"]
    assert tab("profile drop di") == ["dinas"]
    assert tab("profile save x export --report summary.re") == [
        "summary.recap",
        "summary.recognition",
    ]
