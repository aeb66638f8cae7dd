"""Where the register is, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from ipsm_cli.cli import places


def test_option_then_environment_then_folder(nobody: Path) -> None:
    environ = {"IPSM_FILE": "/data/b.db"}
    assert places.register_place("/data/a.db", environ) == (Path("/data/a.db"), "place.option")
    assert places.register_place(None, environ) == (Path("/data/b.db"), "place.environment")
    found = places.register_place(None, {})
    assert found == (places.data_folder() / "ipsm.db", "place.folder")
    assert nobody in found.path.parents


@pytest.mark.parametrize("nothing", [None, ""])
def test_an_empty_word_decides_nothing(nothing: str | None) -> None:
    assert places.register_place(nothing, {"IPSM_FILE": ""}).reason == "place.folder"


def test_a_short_path_becomes_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert places.register_place("a.db", {}).path == tmp_path / "a.db"
    assert places.register_place("~/a.db", {}).path == nobody / "a.db"
    assert places.register_place("~no-such-person/a.db", {}).path.name == "a.db"


def test_the_log_is_not_beside_the_register() -> None:
    assert places.log_file().name == "ipsm.log"
    assert places.log_file().parent != places.data_folder()


def test_info_says_which_word_decided(ipsm, register: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    other = tmp_path / "lain.db"
    other.write_bytes(register.read_bytes())
    assert "IPSM_FILE" in ipsm("info").out
    for words in (
        ["--file", other, "info"],
        ["info", "--file", other],
        ["info", f"--file={other}"],
    ):
        said = ipsm(*words).out
        assert "--file" in said and str(other) in said
    said = ipsm("--file", register, "info", "--file", other).out  # the later place wins
    assert str(other) in said


def test_where_we_are_is_told_by_its_whole_path() -> None:
    told = [places.folder_told(Path(text)) for text in (".", "laporan", "/data/laporan")]
    assert told == [str(Path.cwd()), "laporan", str(Path("/data/laporan"))]
