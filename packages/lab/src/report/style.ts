// The look of the report: paper and ink; green for what was verified, amber for what takes long, a grey hatch for what is
// cut off. Shape and word say the same as colour.

export const STYLE = `
:root{--paper:#fbf9f4;--ink:#1d1b18;--line:#e4dfd4;--pale:#6b665d;--ok:#2f6b3c;--wait:#8a5a00;--okbg:#eaf2e8;--waitbg:#f7eedb;--seal:#b5301f}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ece7dc;--line:#34312b;--pale:#a39c90;--ok:#8fcf9d;--wait:#e6b95c;--okbg:#1d2a20;--waitbg:#2c2517;--seal:#ff8a73}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:82rem;padding:2rem 1.2rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:2.1rem;line-height:1.2;margin:0 0 .4rem}h2{font-size:1.3rem;line-height:1.3;margin:2.8rem 0 .6rem}h3{margin:2rem 0 .2rem;font-size:1.05rem}
p,li{max-width:68ch}p{margin:.5rem 0}.pale,small{color:var(--pale)}
i{font-style:normal;margin-right:.35rem}
i.through,.through i{color:var(--ok)}i.carried,i.half,.carried i,.half i{color:var(--wait)}i.cut,i.void,i.not-exercised{color:var(--pale)}
i.through,i.carried,i.half,i.cut,i.void,i.not-exercised{background:none}
.through{background:var(--okbg)}.carried,.half{background:var(--waitbg)}
.cut{background:repeating-linear-gradient(135deg,transparent 0 6px,var(--line) 6px 7px)}
.void,.not-exercised{color:var(--pale)}
dl.tally{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.5rem 1.2rem;margin:1.6rem 0 1rem;align-items:start;max-width:62rem}
dl.tally dt{font-weight:600;line-height:2rem}dl.tally dd{margin:0}
.bar{display:flex;border:1px solid var(--line);border-radius:4px;overflow:hidden;height:2rem}
.bar span{display:grid;place-items:center;min-width:2.4rem;font-weight:600;border-right:1px solid var(--line);white-space:nowrap}.bar span:last-child{border:0}
.bar .through{color:var(--ok)}.bar .carried,.bar .half{color:var(--wait)}
dl.tally small{display:block;line-height:1.3;margin-top:.15rem}
ul.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;margin:1rem 0;font-size:.92rem}
figure.line{margin:2.4rem 0;max-width:48rem}figure.line svg{width:100%;height:auto;font:15px system-ui,sans-serif;text-anchor:middle;fill:var(--ink)}
.place rect{fill:none;stroke:var(--ink);stroke-width:1.5}.stone{fill:var(--ink)}text.on{fill:var(--paper)}.way,.back{fill:none;stroke:var(--ink);stroke-width:1.5}.back{stroke-dasharray:5 4}.tip{stroke:none}
figcaption{font-size:.95rem;max-width:68ch}
table.matrix{border-collapse:separate;border-spacing:0 3px;width:100%}
.matrix th,.matrix td{padding:.5rem .65rem;text-align:left;vertical-align:top;font-weight:400}
.matrix thead th{font-weight:600;position:sticky;top:0;background:var(--paper);border-bottom:2px solid var(--ink);z-index:1}
.matrix th:first-child{padding-left:0}.matrix tbody th{width:30%}.matrix tbody th b{font-weight:600}.matrix small{display:block;line-height:1.4;font-size:.83rem}
.matrix td{border-left:3px solid var(--paper);width:14%}
td a{color:inherit;text-decoration:none;display:block}td a:hover,td a:focus{text-decoration:underline}
.verdict{font-weight:600}.verdict i{font-size:1.2rem;line-height:1}
td.through .verdict{color:var(--ok)}td.carried .verdict,td.half .verdict{color:var(--wait)}
td.cut .verdict{background:var(--paper);padding:0 .35rem;border-radius:3px}
.who{display:none}
ul.why{padding:0;list-style:none}ul.why li{margin:.5rem 0;padding-left:1.5rem;text-indent:-1.5rem}
.finding p.verdict{display:inline-block;padding:.1rem .7rem;border-radius:4px}
details{border-top:1px solid var(--line);padding:.45rem 0}summary{cursor:pointer}details[open]>summary{margin-bottom:.5rem}
svg.strip{display:block;width:100%;max-width:60rem;height:46px;margin:.3rem 0 .6rem}
.strip .axis{stroke:var(--line);stroke-width:1}.strip path{vector-effect:non-scaling-stroke}.strip .act{stroke:var(--ink);stroke-width:2}.strip .good{stroke:var(--ok);stroke-width:12;stroke-linecap:round}.strip .blow{stroke:var(--seal);stroke-width:3}
.legend{color:var(--pale);font-size:.83rem;margin:0 0 .6rem}
ol.time{list-style:none;padding:0;margin:.6rem 0 1rem;max-width:64rem}
ol.time li{display:grid;grid-template-columns:6.5rem 1fr 1fr;gap:0 1rem;padding:.1rem 0;max-width:none;overflow-wrap:anywhere}
ol.time time{color:var(--pale);text-align:right}
ol.time .wall{grid-column:3;border-left:3px solid var(--seal);padding-left:.6rem}
ol.time .reader,ol.time .world{grid-column:2}
ol.time.head{font-weight:600}
details dl,dl.programs{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.15rem 1rem;margin:.4rem 0;max-width:64rem}dt{color:var(--pale)}dl.tally dt,dl.programs dt{color:var(--ink)}dd{margin:0;overflow-wrap:anywhere}
@media(max-width:52rem){
body{padding:1.2rem .9rem 3rem}h1{font-size:1.7rem}
dl.tally{grid-template-columns:1fr;gap:.1rem}dl.tally dd{margin-bottom:.7rem}
.matrix thead{display:none}.matrix,.matrix tbody,.matrix tr,.matrix th,.matrix td{display:block;width:auto}
.matrix tr{margin:0 0 1.6rem;border-top:2px solid var(--ink);padding-top:.5rem}.matrix tbody th{width:auto;padding-bottom:.4rem}
.matrix td{border:0;margin-top:2px;padding:.35rem .6rem}.matrix td a{display:grid;grid-template-columns:1fr auto;gap:0 .8rem}.matrix td small{grid-column:1/-1}
.who{display:block;font-weight:400}
ol.time li{grid-template-columns:4.6rem 1fr;gap:0 .6rem}ol.time .wall,ol.time .reader,ol.time .world{grid-column:2}ol.time.head{display:none}
details dl,dl.programs{grid-template-columns:1fr;gap:0}details dd,dl.programs dd{margin-bottom:.4rem}
figure.line svg{font-size:18px}
}
@media print{details{break-inside:avoid}.matrix thead th{position:static}}
`
