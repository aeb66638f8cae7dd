"""Tables of others: their sheets, headings, cells and rows."""

from ipsm_cli.core.errors import AskedWrongly, DonePartly, Refused


class UnknownSheet(AskedWrongly):
    """text, sheets (names)"""


class SheetMissing(AskedWrongly):
    """text, sheets"""


class SeveralSheets(AskedWrongly):
    """sheets (each with a table that may be meant)"""


class NoTable(Refused):
    """file"""


class UnknownField(AskedWrongly):
    """text, fields (keys of the importable fields)"""


class MapShape(AskedWrongly):
    """text (not of the shape heading=field)"""


class HeadingMissing(AskedWrongly):
    """text, headings (those there are)"""


class MissingColumns(Refused):
    """sheet, columns (keys of needed fields), headings (those there are)"""


class DuplicateHeading(Refused):
    """field (its key), headings"""


class NoRows(Refused):
    """file, sheet"""


class NikColumnDamaged(Refused):
    """count (ids that end in 0), rows (ids in the column)"""


class PlanChanged(Refused):
    """The register changed between the plan and the import."""


class ImportStrict(Refused):
    """refused (rows), rows"""


class ImportNothing(Refused):
    """refused (rows), rows"""


class ImportPartly(DonePartly):
    """refused (rows), rows"""


class BrokenCell(Refused):
    """reason (sentence key), detail (what stands there)"""


class MissingCell(Refused):
    """field (sentence key of its heading)"""


class SerialDate(Refused):
    """text, guess (ISO date)"""


class DateOutsideMonth(Refused):
    """day (ISO date), month (2026-10)"""


class RowTwice(Refused):
    """row (number of the earlier row that says the same)"""


class PeopleDisagree(Refused):
    """Names and numbers of the workers were both corrected, and differently."""


class CountsDetailed(Refused):
    """number (of the activity whose people are counted by kind)"""


class PhotoNotThere(Refused):
    """file (as it stands in the sheet), folder (where it was looked for)"""


class StatusByImport(Refused):
    """number, name, status (of the list worker_status)"""


class IdentityDisagrees(Refused):
    """one, other (numbers of two workers that the ids of one row name)"""
