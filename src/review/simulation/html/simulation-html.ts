import { createHash } from "node:crypto";
import { withoutCommands } from "../../../log-safe";
import { numberText } from "./amounts";
import { endpointSection } from "./endpoint-section";
import { asEntity, html } from "./escape";
import { note, table } from "./markup";
import type { ReportedEndpoint, SimulationReport } from "./reported";
import { STYLE } from "./style";

/** What a browser opens at once, and a mail takes as an attachment. */
const MOST_BYTES = 2_000_000;
const MOST_SECTIONS = 20;
const MOST_OVERVIEW = 500;
/** The answers in the overview. */
const OVERVIEW_COLUMNS = 4;

/** How much of a report is drawn. A page that is too long is written again with less. */
const AMOUNTS: readonly Amount[] = [
  { sections: MOST_SECTIONS, detail: 1 },
  { sections: MOST_SECTIONS, detail: 0.5 },
  { sections: MOST_SECTIONS, detail: 0.25 },
  { sections: 10, detail: 0.25 },
  { sections: 5, detail: 0.25 },
  { sections: 2, detail: 0.25 },
];
const LEAST: Amount = { sections: 1, detail: 0.1 };

interface Amount {
  readonly sections: number;
  readonly detail: number;
}

/**
 * A page about a simulation in one file, below 2 MB: no script, nothing to load, for screens, phones and paper. Equal
 * reports give equal bytes.
 */
export function simulationHtml(report: SimulationReport): string {
  for (const amount of AMOUNTS) {
    const page = pageOf(report, amount);
    if (Buffer.byteLength(page) < MOST_BYTES) {
      return page;
    }
  }
  return pageOf(report, LEAST);
}

function pageOf(report: SimulationReport, { sections, detail }: Amount): string {
  const { endpoints, source, traffic } = report;
  const shown = endpoints.slice(0, sections);
  const policy = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;
  const title = endpoints.length === 1 ? `Simulation of ${endpoints[0]?.run.name}` : "Simulation of endpoints";
  const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${html(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${html(title)}</h1>
<p class="about">Source: ${html(source)}. Traffic: ${html(traffic)}.</p>
</header>
<main>
${endpoints.length === 1 ? "" : overview(endpoints, shown.length)}
${shown.map((endpoint, index) => endpointSection(endpoint, { id: `endpoint-${index + 1}`, detail, isAlone: endpoints.length === 1 })).join("\n")}
</main>
<footer><p>Written by scale-to-zero simulate. A simulation is a model: measure with a drill before you rely on a number.</p></footer>
</body>
</html>
`;
  return withoutCommands(page, asEntity);
}

/** All endpoints, before some of them in detail. */
function overview(endpoints: readonly ReportedEndpoint[], sections: number): string {
  const listed = endpoints.slice(0, MOST_OVERVIEW);
  const labels = [...new Set(listed.flatMap(({ rows }) => rows.map(([label]) => label)))].slice(0, OVERVIEW_COLUMNS);
  const rows = listed.map(({ run, rows: answers }) => {
    const values = new Map(answers);
    return [run.name, ...labels.map((label) => values.get(label) ?? "")];
  });
  const columns = ["Endpoint", ...labels].map((name) => ({ name }));
  const left = endpoints.length - listed.length;
  return [
    endpoints.length === 0 ? note("No endpoint was simulated.") : table("Endpoints", columns, rows),
    ...(left === 0 ? [] : [note(`${numberText(left)} more endpoints are in the JSON output.`)]),
    ...(sections === endpoints.length ? [] : [note(`Details follow for the first ${numberText(sections)} endpoints.`)]),
  ].join("\n");
}
