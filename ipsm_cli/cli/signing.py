"""Who signs a paper of a day: those in office then, and nobody who is only guessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ipsm_cli.codes import offices
from ipsm_cli.core.document import Signature
from ipsm_cli.core.records import Coded

if TYPE_CHECKING:
    from ipsm_cli.cli.desk import Desk
    from ipsm_cli.codes.codebook import Code
    from ipsm_cli.core.table import Say

BOARD = ("chair", "secretary")  # as the list of positions names those who sign


def signatures(
    desk: Desk, day: str, knowing: str | None, signing: tuple[str, ...] = BOARD
) -> tuple[Signature, ...]:
    """Those who countersign, then those of the board named in ``signing``.

    ``knowing`` holds offices as ``offices.read`` gives them; None leaves it to the setting.
    """
    from ipsm_cli.reports import settings  # only papers are signed

    branch = desk.branch
    said = settings.said(desk.db, desk.codes, "knowing") if knowing is None else knowing
    above = [
        _of(desk, office, day)._replace(above=("sign.knowing", {}))
        for office in offices.countersigning(desk.codes, said, branch.level, branch.region)
    ]
    positions = {code.extra["signs"]: code.code for code in desk.codes.all("position")}
    named = {"chair": branch.chair, "secretary": branch.secretary}
    below = []
    for word in signing:
        if (office := offices.of_position(desk.codes, positions[word])) is not None:
            one = _of(desk, office, day)
            if not one.name and _was_never_kept(desk, office):
                one = one._replace(name=named.get(word) or "")
            below.append(one)
    return (*above, *below)


def decreeing(desk: Desk, day: str, by: str | None, desa: str | None) -> Signature:
    """The office ``by`` (a code), else the head of the village; lines to write on where neither is
    known. Who holds it is known of an office that the branch has one of.
    """
    region = desa or desk.branch.region
    heads = offices.countersigning(desk.codes, by or "", "desa", region)
    if not heads:
        return Signature(("sign.office_to_write", {}), "")
    office = heads[0]
    if office.extra.get("level") and not offices.place_of(office, desk.branch.region):
        return Signature(_title(desk, office, None, region), "")
    return _of(desk, office, day)


def _of(desk: Desk, office: Code, day: str) -> Signature:
    """The one in office on the day; without one a line to write on."""
    from ipsm_cli.reports import board, signatories  # only papers are signed

    position = office.extra.get("position")
    if position and (name := board.holder(desk.db, position, day)):
        return Signature(_title(desk, office, None), name)
    found = signatories.on(desk.db, office.code, day)
    if found is None:
        return Signature(_title(desk, office, None), "")
    title = held(desk, office, found.title, found.acting)
    below: list[Say] = []
    if found.rank:
        below.append(("sign.as_written", {"text": found.rank}))
    if found.nip:
        below.append(("sign.nip", {"nip": _grouped(found.nip)}))
    return Signature(title, found.name, below=tuple(below))


def held(desk: Desk, office: Code, written: str | None, acting: str | None) -> Say:
    """The office as it is printed above the name of one who holds it or acts for its holder.

    ``written`` stands in its place, ``acting`` is a code of that list.
    """
    title = _title(desk, office, written)
    return (
        ("sign.acting", {"acting": Coded("acting", acting), "office": title}) if acting else title
    )


def _title(desk: Desk, office: Code, written: str | None, region: str | None = None) -> Say:
    """The office as it is printed, with the region it is for: the branch's unless told."""
    if written:
        return "sign.as_written", {"text": written}
    facts = {"office": Coded("office", office.code)}
    place = offices.place_of(office, region or desk.branch.region)
    return ("sign.office_of", {**facts, "place": place}) if place else ("sign.office", facts)


def _was_never_kept(desk: Desk, office: Code) -> bool:
    """Whether the register knows no board and no signatory of the office, of any time."""
    from ipsm_cli.reports import board, signatories  # only papers are signed

    today = desk.today.isoformat()
    is_empty = board.read(desk.db, desk.codes, today).term is None
    return is_empty and not signatories.read(desk.db, office.code)


def _grouped(nip: str) -> str:
    """``197001011995031001`` as 19700101 199503 1 001."""
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"
