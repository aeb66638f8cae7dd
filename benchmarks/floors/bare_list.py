"""The activities of a register, row by row, with nothing but sqlite3 and csv or json: FILE FORM"""

import csv
import json
import sqlite3
import sys

register, form = sys.argv[1:]
TEAM = "FROM participant p JOIN worker w ON w.number = p.worker WHERE p.activity = a.number"
ROWS = f"""SELECT a.number, a.uid, a.date, a.recorded_on, a.area, a.kind, a.desa, a.place,
    a.description, (SELECT group_concat(w.name, '; ') {TEAM}) AS workers,
    (SELECT group_concat(w.number, '; ') {TEAM}) AS worker_numbers,
    a.people, a.people_l, a.people_p, a.quantity, a.unit, a.minutes / 60.0 AS hours, a.cost,
    a.fund_source, a.programme, a.spm_service, a.basic_need,
    (SELECT group_concat(partner, '; ') FROM partner WHERE activity = a.number) AS partners,
    a.result, a."constraint", a.follow_up, a.voided_on, a.void_reason
    FROM activity a ORDER BY a.date, a.number"""
rows = sqlite3.connect(register).execute(ROWS)
names = [each[0] for each in rows.description]
if form == "csv":
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    writer.writerows(rows)
else:
    for row in rows:
        print(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False))
