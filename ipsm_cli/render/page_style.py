"""How a page looks: phone and screen, light and dark, and A4 paper."""

from __future__ import annotations

STYLE = """
:root{--paper:#fff;--ink:#1d2733;--soft:#566473;--line:#d5dce3;--band:#f2f5f8;--bar:#2f6f8f;
--p0:#2f6f8f;--p1:#8fbfd3;--p2:#c8892f;--p3:#ead9b5;--q0:#fff;--q1:#12222c;--q2:#1d1200;--q3:#2a2410}
@media (prefers-color-scheme:dark){:root{--paper:#141a20;--ink:#e6ebf0;--soft:#a3b0bd;
--line:#35414d;--band:#1d252d;--bar:#6fb3d2;--p0:#6fb3d2;--p1:#33596b;--p2:#d9a355;--p3:#5f4d28;
--q0:#0b1a22;--q1:#e6f2f8;--q2:#201400;--q3:#f6ead0}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);
font:16px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
main{max-width:76rem;margin:0 auto;padding:1.5rem 1rem 2.5rem}
section+section{margin-top:2.5rem}
h1{font-size:1.45rem;line-height:1.2;margin:0 0 1.1rem}
h2{font-size:1.15rem;line-height:1.25;margin:0 0 .9rem}
figure{margin:0 0 1.4rem;max-width:46rem}
figcaption{font-weight:600;margin:0 0 .35rem;color:var(--soft);font-size:.9rem}
.line{display:grid;grid-template-columns:minmax(6rem,15rem) 1fr auto;gap:.15rem .7rem;
align-items:center;padding:.18rem 0;break-inside:avoid}
.line b{font-variant-numeric:tabular-nums;min-width:3.2rem;text-align:right}
.line .bar{height:1rem;width:100%}
svg{display:block}
svg.bar{fill:var(--bar);border-radius:2px}
svg.spark{fill:var(--bar)}
svg.band text{font:700 10px Arial,sans-serif;text-anchor:middle}
.p0{fill:var(--p0)}.p1{fill:var(--p1)}.p2{fill:var(--p2)}.p3{fill:var(--p3)}
.q0{fill:var(--q0)}.q1{fill:var(--q1)}.q2{fill:var(--q2)}.q3{fill:var(--q3)}
.wide{overflow-x:auto;-webkit-overflow-scrolling:touch;border:1px solid var(--line);
border-radius:6px}
.wide:focus-visible{outline:2px solid var(--bar);outline-offset:2px}
table{border-collapse:separate;border-spacing:0;width:100%;font-size:.92rem}
th,td{padding:.45rem .65rem;text-align:left;vertical-align:top;white-space:nowrap;
border-bottom:1px solid var(--line)}
thead th{background:var(--band);vertical-align:bottom;white-space:normal;font-size:.85rem;
line-height:1.25;color:var(--soft)}
tbody th{font-weight:500}
tbody th.t{white-space:normal;min-width:9rem}
tbody tr:last-child>*{border-bottom:0}
thead th:first-child,tbody th,tfoot>tr>:first-child{position:sticky;left:0;
background:var(--paper)}
thead th:first-child,tfoot>tr>*,tfoot>tr>:first-child{background:var(--band)}
tfoot>tr>*{font-weight:700;border-top:2px solid var(--ink);border-bottom:0}
.n{text-align:right;font-variant-numeric:tabular-nums}
td.t{white-space:pre-line;min-width:13rem}
.b{display:flex;align-items:center;gap:.5rem}
.b span{min-width:2rem;text-align:right;font-variant-numeric:tabular-nums}
.b .bar{height:.8rem;width:7rem}
.d .spark,.d .band{margin-top:.15rem}
.note{margin:.7rem 0 0;color:var(--soft);font-size:.9rem;max-width:60rem}
.note+.note{margin-top:.25rem}
.empty{color:var(--soft)}
dl{display:grid;grid-template-columns:minmax(8rem,14rem) 1fr;gap:0 1rem;margin:0 0 1.5rem;
border-top:1px solid var(--line)}
dt,dd{margin:0;padding:.42rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
dt{color:var(--soft)}
dd{white-space:pre-line}
@media (max-width:36rem){
main{padding:1rem .8rem 2rem}
h1{font-size:1.2rem}
table{font-size:.86rem}
th,td{padding:.4rem .5rem}
tbody th,tbody th.t{white-space:normal;min-width:6rem;max-width:8.5rem;overflow-wrap:anywhere}
.line{grid-template-columns:1fr auto;gap:.1rem .7rem;padding:.25rem 0}
.line .bar{height:.55rem;grid-row:2;grid-column:1/-1}
dl{grid-template-columns:1fr}
dt{border:0;padding-bottom:0;font-size:.85rem}
dd{padding-top:0}
}
@media print{
:root{--paper:#fff;--ink:#000;--soft:#333;--line:#999;--band:#eee;--bar:#44687d;--p0:#44687d;
--p1:#a9c4d1;--p2:#c9a05c;--p3:#efe4cb;--q0:#fff;--q1:#000;--q2:#000;--q3:#000}
body{font-size:9.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{max-width:none;padding:0}
.wide{overflow:visible;border:0}
table{font-size:8.5pt}
th,td{padding:.22rem .4rem;white-space:normal;position:static!important}
td.n,th.n{white-space:nowrap}
td.t{min-width:0}
tbody th,tbody th.t{min-width:0;background:none}
.b .bar{width:4.5rem}
thead{display:table-header-group}
tfoot{display:table-row-group}
tr,figure,dl>*{break-inside:avoid}
h1,h2{break-after:avoid}
section+section{margin-top:1.4rem}
}
"""
