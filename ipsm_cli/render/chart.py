"""A native bar chart under a sheet's table, as wide as the page allows and never across two."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
)

from ipsm_cli.render.paper import FACE, LINE, Paper

BAR = "44687D"  # slate blue, readable in grey too
GRID = "D9D9D9"
POINTS = 28.35  # a centimetre
INSET = 36_000  # EMU: a millimetre below the row above, which may end a page
EACH_BAR, FRAME, HIGHEST = 0.75, 2.6, 18.0  # centimetres

if TYPE_CHECKING:
    from ipsm_cli.core.document import Chart
    from ipsm_cli.core.table import Table


def _letters(size: int, *, bold: bool = False) -> CharacterProperties:
    return CharacterProperties(latin=Font(typeface=FACE), sz=size * 100, b=bold, solidFill="262626")


def _axis_text() -> RichText:
    plain = ParagraphProperties(defRPr=_letters(9))
    return RichText(p=[Paragraph(pPr=plain, endParaRPr=_letters(9))])


def _title(chart: Any, text: str) -> None:
    chart.title = text
    chart.title.overlay = False
    chart.title.tx.rich.p = [
        Paragraph(
            pPr=ParagraphProperties(defRPr=_letters(11, bold=True)),
            r=[RegularTextRun(rPr=_letters(11, bold=True), t=text)],
        )
    ]


def _bars(sheet: Any, table: Table, chart: Chart, heading_row: int) -> Any:
    keys = [column.key for column in table.columns]
    first, last = heading_row + 1, heading_row + len(table.rows)
    value, label = keys.index(chart.value) + 1, keys.index(chart.label) + 1
    bars = BarChart()
    bars.type = "bar"
    bars.add_data(
        Reference(sheet, min_col=value, min_row=heading_row, max_row=last), titles_from_data=True
    )
    bars.set_categories(Reference(sheet, min_col=label, min_row=first, max_row=last))
    bars.legend = None
    bars.gapWidth = 60
    bars.roundedCorners = False
    bars.series[0].graphicalProperties = GraphicalProperties(solidFill=BAR)
    bars.series[0].invertIfNegative = False
    bars.dataLabels = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    bars.dataLabels.txPr = _axis_text()
    return bars


def _axes(bars: Any) -> None:
    names, figures = bars.x_axis, bars.y_axis
    names.delete = figures.delete = False
    names.scaling.orientation = "maxMin"  # the first row stands at the top
    names.majorTickMark = figures.majorTickMark = "none"
    figures.scaling.min = 0
    figures.crosses = "max"  # so that the figures stand below, not above
    figures.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=GRID))
    names.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill="808080"))
    figures.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    names.txPr = figures.txPr = _axis_text()
    names.number_format = figures.number_format = "#,##0"


def draw_chart(paper: Paper, table: Table, chart: Chart, title: str, heading_row: int) -> None:
    """The chart below what is written, with rows kept free for it. Raises ValueError for a key
    that names no column.
    """
    bars = _bars(paper.sheet, table, chart, heading_row)
    _axes(bars)
    _title(bars, title)
    height = min(HIGHEST, FRAME + EACH_BAR * len(table.rows))
    rows = math.ceil(height * POINTS / LINE)
    paper.blank()
    paper.keep_together(rows * LINE)
    bars.anchor = TwoCellAnchor(
        _from=AnchorMarker(col=0, row=paper.row, rowOff=INSET),
        to=AnchorMarker(col=len(paper.widths), row=paper.row + rows),
    )
    paper.sheet.add_chart(bars)
    for _ in range(rows):
        paper.blank()
