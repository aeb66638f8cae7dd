"""One call of every command that succeeds on the register of ``office.py``, and its ways to fail.

A command without a line here fails ``test_every.py``, so that none is left out of a trial.
``{folder}`` is the folder of the register and of the files that come in; ``{month}`` the month
before this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ipsm_cli.cli.command import Exporting, Showing, Writing
from ipsm_cli.cli.tree import Group, all_paths, root

NIK = "3201014107850003"  # invented
WORKER = "worker add --sex P --desa pakansari"
# what fills the register, in its order; each is one entry of the history but for ``init``'s own
STOCK = (
    "init --level kecamatan --region 32.01.01 --chair Tati --secretary Rina --language id",
    f"{WORKER} --name Siti~Aminah --nik {NIK} --birth-date 1985-07-01 --active-since 2019",
    "worker add --sex L --name Dadang~Suhendar --active-since 2019",
    "worker add --sex P --name Siti~Komariah --active-since 2020",
    "worker add --sex L --name Muhammad~Yusuf --active-since 2020",
    f"{WORKER} --name Euis~Nurhayati --active-since 2021",
    f"{WORKER} --name Euis~Nurhayatii --active-since 2021 --yes",
    "worker end 3 --date 2024-05-01 --reason PS",
    "appointment add 1 --kind sk_psm --paper 141/12 --since 2020-01-02",
    "card add 1 --kind tetap --paper 0012345 --since 2020-01-02 --until 2029-02-28",
    "training add 1 --level dasar --training Bimtek --since 2020-05-10",
    "role add 1 --programme PKH --since 2025-01-01",
    "duty add 2 --desa pakansari --since 2025-01-01",
    "account set 1 --bank BRI --account 000112233445",
    "board begin-term --since 2022-07-01 --until 2027-06-30",
    "board set KET 1 --since 2022-07-01",
    "activity add --date {month}-05 --kind LH01 --worker 1 --worker 2 --desa pakansari --people 30",
    "activity add --date {month}-12 --kind KD01 --worker 2 --worker 1 --people 25 --cost 150000",
    "activity add --date {month}-20 --kind KD01 --worker 5 --served 08:P:60+=3 --hours 2",
    "import chat {folder}/pesan.txt --yes",
    "profile save kader activities --map Kader=workers --kind KD09",
    "target set LH 120 --period 2026 --source rapat",
    "setting set minimum 2",
    "month close 2024-01 --yes",
    "letterhead set --lines IKATAN~PEKERJA~SOSIAL~MASYARAKAT --since 2020-01-01",
    "signatory add --office lurah --name Asep~Saepudin --since 2020-01-01",
    "backup create",
    "letter add --date 2026-03-02 --subject Laporan~Februari --receiver Dinas~Sosial",
    "honor add 200000 --since 2025-01 --until 2026-12 --source Perbup~12/2025",
    "profile give kader -o {folder}/kader.json",
    "photo add 1 {folder}/foto.png --caption Kerja~bakti",
    "export month 2026-03 --into {folder}/serah",
)
CHAT = """Kegiatan: Penyaluran sembako
Hari/tgl: {month}-23
Jam: 08.00-10.00
Tempat: Balai RW 05 Pakansari
Petugas: Siti Aminah, Dadang
Jumlah: 25 orang (L 10, P 15)

Kegiatan: Lain-lain
Petugas: Slamet
Jumlah: 5 orang
"""
MORE_CHAT = CHAT.replace("{month}-23", "{month}-24")
SHEET = """Tanggal;Jenis kegiatan;Uraian;Nama PSM;Jumlah
{month}-06;KD09;Kunjungan lansia;Siti Aminah;12
{month}-07;LH01;Kerja bakti;Dadang, Siti Aminah;40
"""
PEOPLE = """Nama;Jenis kelamin;NIK
Wawan Setiawan;L;3201010107850007
Nining Yuningsih;P;3201014107850014
"""
AIMS = """Periode;Untuk;Ukuran;Nilai;Sumber
2026;Semua;;400;rapat kerja
2026-10;KD;kegiatan;12;
"""
# by name in the folder; the forms of the second kind come in over the counter during a trial
FILES = {
    "pesan.txt": CHAT,
    "pesan-lain.txt": MORE_CHAT,
    "kegiatan.csv": SHEET,
    "anggota.csv": PEOPLE,
    "target.csv": AIMS,
}

EVERY = {
    "init": "--file {folder}/lain.db --level desa --region 32.01.01.1007",
    "worker add": "--name Ani~Suryani --sex P --desa pakansari",
    "worker list": "",
    "worker show": "1",
    "worker edit": "1 --phone 081234567899 --note pindah",
    "worker end": "2 --date today --reason PS",
    "worker reinstate": "3 --date today",
    "worker find": "siti",
    "worker duplicates": "",
    "worker merge": "5 6 --yes",
    "worker apart": "5 6",
    "worker erase": "3 --reason permintaan~sendiri --yes",
    "worker dossier": "1 -o {folder}/berkas.xlsx",
    "appointment add": "2 --kind sk_psm --paper 141/13 --since 2021-01-02",
    "appointment list": "",
    "appointment edit": "1 --paper 141/14",
    "appointment end": "1 --date 2026-06-30",
    "card add": "2 --kind tetap --paper 0012346 --since 2021-01-02",
    "card list": "",
    "card edit": "1 --paper 0012347",
    "card end": "1 --date 2026-06-30",
    "training add": "2 --level dasar --training Bimtek --since 2021-05-10",
    "training list": "",
    "training edit": "1 --training Bimtek~PSM",
    "training end": "1 --date 2020-05-12",
    "role add": "2 --programme PKH --since 2025-02-01",
    "role list": "",
    "role edit": "1 --note tambahan",
    "role end": "1 --date 2026-06-30",
    "duty add": "4 --desa pakansari --since 2025-01-01",
    "duty list": "",
    "duty edit": "1 --note tambahan",
    "duty end": "1 --date 2026-06-30",
    "account set": "2 --bank BRI --account 000112233446",
    "account drop": "1",
    "account list": "",
    "board show": "",
    "board begin-term": "--since 2027-07-01 --until 2032-06-30",
    "board edit-term": "2023-01-01 --paper 12/IPSM/2022",
    "board end-term": "--date 2026-06-30",
    "board set": "SEK 5 --since 2023-01-01",
    "board unset": "1 --date 2025-12-31",
    "activity add": "--date yesterday --kind KD01 --worker 1 --worker 2 --people 12",
    "activity list": "{month}",
    "activity show": "1",
    "activity edit": "1 --people 35 --worker 1 --worker 5",
    "activity void": "1 --reason keliru",
    "activity drafts": "",
    "activity accept": "1",
    "activity drop": "2",
    "photo add": "2 {folder}/foto.png --caption Sembako",
    "photo list": "",
    "photo edit": "1 --caption Kerja~bakti~RW~05",
    "photo drop": "1",
    "import workers": "{folder}/anggota.csv --yes",
    "import activities": "{folder}/kegiatan.csv --yes",
    "import list": "",
    "import chat": "{folder}/pesan-lain.txt --yes",
    "profile list": "",
    "profile show": "kader",
    "profile save": "lain activities --map PSM=workers --kind KD09",
    "profile drop": "kader",
    "profile give": "kader -o {folder}/kader-lain.json",
    "profile take": "{folder}/kader.json --name kantor",
    "template workers": "-o {folder}/isian-anggota.xlsx",
    "template month": "{month} --into {folder}/isian",
    "template attendance": "-o {folder}/daftar-hadir.xlsx",
    "template activities": "-o {folder}/isian-kegiatan.xlsx",
    **{
        f"summary {name}": "{month}"
        for name in (
            *("month", "area", "kind", "worker", "village", "ppks", "programme", "trend", "pivot"),
            *("compare", "targets", "coverage", "balance", "pas", "spm", "partners", "missing"),
            *("recognition", "term", "words", "expiring", "roster"),
            *("honor", "constraints", "recap"),
        )
    },
    "query": "SELECT~count(*)~AS~n~FROM~v_worker",
    "month close": "2024-02 --yes",
    "month reopen": "2024-01 --reason keliru",
    "month list": "2024",
    "month show": "2024-01",
    "month run": "{month} --into {folder}/jadi --backups {folder}/cadangan --yes",
    "export month": "{month} --into {folder}",
    "export quarter": "2026-Q2 --into {folder}",
    "export semester": "2026-S1 --into {folder}",
    "export year": "2025 --into {folder}",
    "export term": "2026-06 --into {folder}",
    "export honor": "2026-Q2 --into {folder}",
    "export sk-annex": "--into {folder}",
    "export epsks": "{month} --into {folder}",
    "export psks-2013": "{month} --into {folder}",
    "honor add": "250000 --since 2027-01",
    "honor list": "",
    "honor edit": "1 --source Perbup~14/2025",
    "honor drop": "1",
    "honor pay": "{month} --date today --yes",
    "honor paid": "",
    "salvage": "{folder}/ipsm.db -o {folder}/selamat.db",
    "export verify": "{folder}/serah",
    "letter add": "--date 2026-04-02 --subject Laporan~Maret --receiver Dinas~Sosial",
    "letter list": "",
    "letter show": "1",
    "letter edit": "1 --subject Laporan~bulan~Februari",
    "letterhead set": "--lines IPSM~CIBINONG --since 2026-01-01",
    "letterhead list": "",
    "letterhead show": "",
    "letterhead drop": "2020-01-01",
    "signatory add": "--office camat --name Dede~Rosyid --since 2022-01-01",
    "signatory list": "",
    "signatory edit": "1 --name Asep~Saepudin,~S.Sos",
    "signatory end": "1 --date 2026-06-30",
    "signatory drop": "1",
    "backup create": "--into {folder}/cadangan-baru",
    "backup list": "",
    "backup verify": "latest",
    "backup prune": "--yes",
    "backup restore": "latest --yes",
    "backup accept": "",
    "history": "",
    "undo": "",
    "check": "",
    "doctor": "",
    "branch show": "",
    "branch edit": "--chair Ani",
    "target set": "KD 80 --period 2026",
    "target import": "{folder}/target.csv --yes",
    "target list": "2026",
    "target drop": "1",
    "setting list": "",
    "setting set": "minimum 3",
    "region find": "cibin",
    "region list": "32.01.01",
    "code list": "kind",
    "code add": "kind --code LH90 --label Pantai --parent LH",
    "info": "",
    "demo": "{folder}/contoh",
    "completion": "bash",
}

# they write, and not into a history that can be taken back
NO_ENTRY = frozenset(
    {"init", "month run", "worker erase", "backup prune", "backup restore", "backup accept"}
)


def words_of(path: str, **facts: object) -> list[str]:
    """The command line of the path; ``~`` stands for a space inside a word."""
    line = f"{path} {EVERY[path]}"
    return filled(line, **facts)


def filled(line: str, **facts: object) -> list[str]:
    return [
        word.replace("~", " ") if "{" not in word else word.format(**facts) for word in line.split()
    ]


def commands() -> dict[str, Any]:
    """Every command of the tree (no group) by its words."""
    found = {}
    for path in all_paths():
        command: Any = root()
        for word in path:
            command = command.get_command(None, word)
        if path and not isinstance(command, Group):
            found[" ".join(path)] = command
    return found


def of_sort(*sorts: type) -> Sequence[str]:
    return [path for path, command in commands().items() if isinstance(command, sorts)]


def writing() -> Sequence[str]:
    """The commands that write rows."""
    return of_sort(Writing)


def showing() -> Sequence[str]:
    return of_sort(Showing)


def exporting() -> Sequence[str]:
    return of_sort(Exporting)
