"""How a paper looks as a page: A4 upright and landscape, on the screen as sheets of paper."""

from __future__ import annotations

STYLE = """
*{box-sizing:border-box}
:root{color-scheme:light}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:#e9edf0;color:#000;font:10pt/1.3 Arial,"Liberation Sans",Helvetica,
sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
section{background:#fff;margin:8mm auto;padding:15mm 15mm 18mm;width:210mm;max-width:100%;
box-shadow:0 1px 5px rgba(0,0,0,.25)}
section.across{width:297mm}
header.kop{display:flex;align-items:center;gap:5mm;border-bottom:3px double #000;
padding-bottom:2mm;margin-bottom:4mm}
.kop img{height:20mm;max-width:32mm;object-fit:contain;flex:none}
.kop div{flex:1;text-align:center}
.kop.logo::after{content:"";flex:none;width:16mm}
.kop p{margin:0}
.kop .c{font-weight:700;font-size:12pt}
.kop .c:first-child{font-size:14pt}
p.kop-line{margin:0 0 3mm;font-size:9pt;border-bottom:3px double #000;padding-bottom:1mm}
h1,h2,.number,.period{text-align:center;margin:0 0 1mm}
h1{font-size:12pt}
h2{font-size:11pt}
.grid{margin-top:4mm}
table{border-collapse:collapse;width:100%;font-size:9pt}
table.many{font-size:8pt}
table.most{font-size:7pt}
th,td{border:.6pt solid #808080;padding:.9mm 1.4mm;text-align:left;vertical-align:top}
thead th{background:#e4e9ed;text-align:center;vertical-align:middle}
tbody th{font-weight:400}
tfoot>tr>*{font-weight:700;border-top:1.4pt solid #000}
th.n,td.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
thead th.n{text-align:center;white-space:normal}
td.t,tbody th.t{white-space:pre-line;overflow-wrap:anywhere}
td.s{height:9mm;min-width:34mm}
svg{display:block}
svg.spark{fill:#44687d}
svg.bar{fill:#44687d}
svg.band text{font:700 10px Arial,sans-serif;text-anchor:middle}
.p0{fill:#44687d}.p1{fill:#a9c4d1}.p2{fill:#c9a05c}.p3{fill:#efe4cb}.q0{fill:#fff}
.b{display:flex;align-items:center;gap:1mm}
.b .bar{height:3mm;width:16mm}
dl{display:grid;grid-template-columns:minmax(35mm,60mm) 1fr;margin:4mm 0 0}
dt,dd{margin:0;padding:.8mm 0;border-bottom:.6pt solid #808080;overflow-wrap:anywhere}
dd{white-space:pre-line}
dl.about{margin:2mm 0 0;grid-template-columns:max-content 1fr;gap:0 4mm}
.about>*{border:0;padding:.3mm 0}
h3{font-size:10pt;margin:4mm 0 0}
h3+.grid{margin-top:1.5mm}
.photos{display:grid;grid-template-columns:1fr 1fr;gap:4mm;margin-top:2mm;text-align:center}
.photos img{max-width:100%;max-height:70mm}
.photos p{margin:1mm 0 0;font-size:9pt}
.note,.empty{margin:1.5mm 0 0;font-size:8.5pt;font-style:italic}
figure{margin:5mm 0 0;border:.6pt solid #d9d9d9;padding:3mm}
figcaption{text-align:center;font-weight:700;margin-bottom:2mm}
.line{display:grid;grid-template-columns:minmax(30mm,55mm) 1fr 14mm;gap:2mm;align-items:center;
padding:.7mm 0}
.line .bar{height:4mm;width:100%}
.line b{font-weight:400;font-variant-numeric:tabular-nums}
.signing{display:grid;grid-auto-flow:column;grid-auto-columns:1fr;margin-top:9mm;
text-align:center}
.signing.alone{margin-left:50%}
.signing>*{margin:0;padding:0 2mm}
.signing .room{height:20mm}
@media screen{
.grid{overflow-x:auto}
.grid table{min-width:150mm}
.across .grid table{min-width:230mm}
}
@media screen and (max-width:40rem){section,section.across{padding:6mm;margin:0 0 4mm}}
@media print{
body{background:none}
section,section.across{margin:0;padding:0;width:auto;max-width:none;
box-shadow:none;page:upright}
section.across{page:across}
section+section{break-before:page}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr,figure,.line,dl>*,.photos>*,.signing,header.kop{break-inside:avoid}
header.kop,p.kop-line,h1,h2,h3,.number,.period{break-after:avoid}
}
"""
# the page itself; the number at its foot is drawn where a browser knows how
PAGES = """@page{{margin:15mm 15mm 18mm;@bottom-center{{content:{foot};font:9pt Arial,sans-serif}}}}
@page upright{{size:A4 portrait}}
@page across{{size:A4 landscape}}
"""
