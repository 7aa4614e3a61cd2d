// The look of the report: paper and ink; green for what was verified, amber for what takes long, a grey hatch for what is
// cut off. Shape and word say the same as colour.

export const STYLE = `
:root{--paper:#fbf9f4;--ink:#1d1b18;--line:#e4dfd4;--pale:#6b665d;--ok:#2f6b3c;--wait:#8a5a00;--okbg:#eaf2e8;--waitbg:#f7eedb}
@media(prefers-color-scheme:dark){:root{--paper:#161513;--ink:#ece7dc;--line:#34312b;--pale:#a39c90;--ok:#8fcf9d;--wait:#e6b95c;--okbg:#1d2a20;--waitbg:#2c2517}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:78rem;padding:2rem 1.2rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.6 system-ui,sans-serif;font-variant-numeric:tabular-nums}
h1{font-size:1.9rem;line-height:1.25;margin:0 0 .4rem}h2{font-size:1.25rem;margin:2.6rem 0 .6rem}
p{max-width:65ch;margin:.5rem 0}.pale{color:var(--pale)}
table{border-collapse:collapse;width:100%}
.wide{overflow-x:auto}
th,td{border-top:1px solid var(--line);padding:.55rem .6rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600;border-top:0;min-width:9.5rem}
tbody th{min-width:15rem;max-width:22rem}
tbody th b{font-weight:600}tbody th small{display:block;color:var(--pale);line-height:1.45}
td{font-size:.9rem;line-height:1.4}
td a{color:inherit;text-decoration:none;display:block}td a:hover,td a:focus{text-decoration:underline}
td i{font-style:normal;font-size:1.15rem;line-height:1;margin-right:.3rem}
.through{background:var(--okbg)}.through i{color:var(--ok)}
.carried,.half{background:var(--waitbg)}.carried i,.half i{color:var(--wait)}
.cut,.void,.not-exercised{color:var(--pale);background:repeating-linear-gradient(135deg,transparent 0 6px,var(--line) 6px 7px)}
.cut span{background:var(--paper);padding:0 .3rem}
ul.key{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.4rem;margin:1rem 0}
ul.key i{font-style:normal;margin-right:.35rem}
details{border-top:1px solid var(--line);padding:.5rem 0}summary{cursor:pointer}
ol.time{list-style:none;padding:0;margin:.6rem 0 1rem;max-width:60rem}
ol.time li{display:grid;grid-template-columns:5.5rem 1fr 1fr;gap:0 1rem;padding:.1rem 0}
ol.time time{color:var(--pale);text-align:right}
ol.time .wall{grid-column:3;border-left:3px solid var(--ink);padding-left:.6rem}
ol.time .reader,ol.time .world{grid-column:2}
ol.time.head{font-weight:600}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.4rem 0;max-width:60rem}dt{color:var(--pale)}dd{margin:0}
@media(max-width:40rem){ol.time li{grid-template-columns:4rem 1fr}ol.time .wall,ol.time .reader{grid-column:2}}
@media print{details{break-inside:avoid}}
`
