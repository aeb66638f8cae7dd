"""A register of many workers with names of many words; as a program: FILE COUNT."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from ipsm_cli.codes.region_tree import within
from ipsm_cli.core.names import search_key
from ipsm_cli.core.records import Who
from ipsm_cli.records import branch
from ipsm_cli.store.create import create

REGION = "32.01.01"
_PIECES = [
    "ba",
    "di",
    "su",
    "mi",
    "ra",
    "ti",
    "no",
    "wi",
    "sa",
    "ku",
    "la",
    "ha",
    "yu",
    "ni",
    "ar",
    "man",
    "dar",
    "lis",
    "tri",
    "ran",
    "jo",
    "ko",
    "pur",
    "han",
    "gin",
]


def fill(path: Path, count: int, seed: int = 1) -> None:
    """``count`` active workers in the villages of one kecamatan, one history entry for all."""
    rng = random.Random(seed)
    villages = [(region.code, region.name) for region in within(REGION)]
    words = ["".join(rng.choices(_PIECES, k=rng.choice((2, 2, 3)))).title() for _ in range(6_000)]
    who = Who("rina", "worker add", "2025-01-01T19:00:00+07:00", "2025-01-01")
    with create(path) as register, register.change(who, chance=rng.randbytes) as pen:
        row = {"level": "kecamatan", "region": REGION, "name": "IPSM Kecamatan Cibinong"}
        branch.found(pen, {**row, "language": "id", "due_day": 5}, villages)  # type: ignore[typeddict-item]
        for number in range(1, count + 1):
            name = " ".join(rng.choices(words, k=rng.choice((2, 2, 3))))
            born = f"{rng.randint(1955, 2000)}-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
            person = {"name": name, "search": search_key(name), "sex": rng.choice("LP")}
            phone = f"+62812{number:08}"
            pen.insert(
                "worker", {"uid": f"w{number}", **person, "birth_date": born, "phone": phone}
            )
            served = {"worker": number, "since": "2015-01-01", "status": "aktif", "active": 1}
            pen.insert("service", served)
            duty = {"worker": number, "desa": rng.choice(villages)[0], "since": "2015-01-01"}
            pen.insert("duty", {"uid": f"d{number}", **duty})


if __name__ == "__main__":
    fill(Path(sys.argv[1]), int(sys.argv[2]))
