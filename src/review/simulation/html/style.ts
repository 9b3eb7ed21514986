/** Colours in light and in dark: each text has a contrast of at least 4.5 to its ground, each mark one of at least 3. */
const LIGHT = `--ground:#fff;--panel:#f6f7f9;--ink:#16191f;--muted:#545b64;--line:#dfe3e8;--requests:#5b6b7c;--refused:#c2261d;
--serving:#1f77b4;--wanted:#7a3e00;--instances:#2b8a5a;--alarm:#c2261d;--no-data:#8b949e;--calm:#dfe3e8;--schedule:#7b3fb5;
--on-phase:#fff;--phase-0:#8a3ffc;--phase-1:#9f1853;--phase-2:#b3261e;--phase-3:#0f62a8;--phase-4:#00686b;--phase-5:#8a5a00;--phase-6:#45603a;`;
const DARK = `--ground:#14171c;--panel:#1e232b;--ink:#eceff3;--muted:#a7b0bc;--line:#343b46;--requests:#9aa9ba;--refused:#ff8177;
--serving:#5aa9e6;--wanted:#ffc27a;--instances:#5cc596;--alarm:#ff8177;--no-data:#8e99a8;--calm:#343b46;--schedule:#c9a2f5;
--on-phase:#10131a;--phase-0:#c3a1ff;--phase-1:#ff9cc2;--phase-2:#ff8177;--phase-3:#7bb8f0;--phase-4:#5fd0c9;--phase-5:#e8b64c;--phase-6:#a9cf8f;`;

const swatches = [
  ...["requests", "refused", "serving", "instances", "alarm", "no-data", "calm", "schedule"],
  ...Array.from({ length: 7 }, (_, index) => `phase-${index}`),
]
  .map((name) => `.${name}{background:var(--${name})}`)
  .join("");

/** The whole style of the page; nothing else may style it. */
export const STYLE = `:root{color-scheme:light dark;${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root{${DARK}}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
main,header,footer{max-width:952px;margin:0 auto;padding:0 16px}
header{padding-top:28px}
footer{padding-bottom:32px;color:var(--muted);font-size:14px}
h1{font-size:28px;line-height:1.2;margin:0 0 4px}
h2{font-size:24px;line-height:1.25;margin:40px 0 4px;padding-top:24px;border-top:1px solid var(--line)}
h3{font-size:18px;margin:32px 0 4px}
p{margin:0 0 8px}
a{color:inherit}
.about,.note{color:var(--muted)}
.note{font-size:14px}
.figures{display:grid;grid-template-columns:repeat(auto-fill,minmax(210px,1fr));gap:12px;margin:20px 0}
.figures div{background:var(--panel);border-radius:8px;padding:12px 14px}
.figures dt{color:var(--muted);font-size:14px}
.figures dd{margin:2px 0 0;font-size:22px;line-height:1.25;font-weight:600}
.figures dd.sentence{font-size:16px}
.figures dd.detail{margin-top:4px;color:var(--muted);font-size:14px;line-height:1.35;font-weight:400}
.figures .whole{grid-column:1/-1}
figure{margin:12px 0 8px}
svg{display:block;width:100%;height:auto;font-family:inherit}
.narrow{display:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:4px 18px;margin:8px 0 12px;padding:0;font-size:14px}
.swatch{display:inline-block;width:14px;height:14px;margin-right:6px;border-radius:3px;vertical-align:-2px;border:1px solid var(--line)}
.swatch.dashed{height:0;border:0;border-top:2px dashed var(--wanted);border-radius:0;vertical-align:4px}
${swatches}
details{margin:8px 0}
summary{cursor:pointer;color:var(--muted);font-size:14px}
.scroll{overflow-x:auto}
table{border-collapse:collapse;font-size:14px;margin:8px 0;overflow-wrap:normal;font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--muted);padding-bottom:4px}
th,td{text-align:left;padding:4px 14px 4px 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--muted);font-weight:600}
tbody th{font-weight:400}
.number{text-align:right}
.assumptions{padding-left:20px;margin:8px 0}
@media screen and (max-width:640px){.wide{display:none}.narrow{display:block}h1{font-size:24px}.figures{grid-template-columns:1fr 1fr;gap:8px}.figures div{padding:10px}.figures dd{font-size:18px}.figures div:has(.sentence,.detail){grid-column:1/-1}}
@media print{body{font-size:11pt}main,header,footer{max-width:none;padding:0}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
figure,.figures div,tr{break-inside:avoid}h2,h3{break-after:avoid}h2{break-before:page}section:first-of-type h2{break-before:auto}details:not([open]){display:none}.scroll{overflow:visible}}
`;
