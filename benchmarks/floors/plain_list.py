"""A Typer program that prints the activities of a register, tabs between the cells."""

import sqlite3

import typer

ROWS = """SELECT a.number, a.date, a.area, a.kind, v.name, a.place, a.description,
    (SELECT group_concat(w.name, ', ') FROM participant p JOIN worker w ON w.number = p.worker
        WHERE p.activity = a.number), a.people, a.minutes, a.cost
    FROM activity a LEFT JOIN village v ON v.code = a.desa ORDER BY a.date, a.number"""


def main(register: str) -> None:
    for row in sqlite3.connect(register).execute(ROWS):
        print("\t".join("" if cell is None else str(cell) for cell in row))


if __name__ == "__main__":
    typer.run(main)
