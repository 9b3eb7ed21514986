import { createHash } from "node:crypto";
import { withoutCommands } from "../../../log-safe";
import { countText } from "../amounts";
import { endpointSection } from "./endpoint-section";
import { asEntity, html } from "./escape";
import { note, table } from "./markup";
import type { ReportedEndpoint, SimulationReport } from "./reported";
import { STYLE } from "./style";

/** What a browser opens at once, and a mail takes as an attachment. */
const MOST_BYTES = 2_000_000;
/** For what is neither an overview nor a section. */
const FRAME_BYTES = 20_000;
const MOST_SECTIONS = 20;
const MOST_OVERVIEW = 500;
/** The characters of an answer in the overview. */
const OVERVIEW_CHARACTERS = 100;

/** The part of each timeline that is drawn, by the number of sections. */
const DETAILS = [
  { sections: 3, detail: 1 },
  { sections: 8, detail: 0.5 },
  { sections: Number.POSITIVE_INFINITY, detail: 0.25 },
] as const;
const LEAST_DETAIL = 0.1;

/**
 * A page about a simulation in one file, below 2 MB: no script, nothing to load, for screens, phones and paper. Equal
 * reports give equal bytes.
 */
export function simulationHtml(report: SimulationReport): string {
  const { endpoints, source, traffic } = report;
  const all = overview(endpoints);
  const shown = sectionsWithin(MOST_BYTES - FRAME_BYTES - Buffer.byteLength(all), endpoints);
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
${all}${shown.length === endpoints.length ? "" : note(`Details follow for the first ${countText(shown.length)} endpoints.`)}
${shown.join("\n")}
</main>
<footer><p>Written by scale-to-zero simulate. A simulation is a model: measure with a drill before you rely on a number.</p></footer>
</body>
</html>
`;
  return withoutCommands(page, asEntity);
}

/** As many endpoints in detail as fit, at least with less detail. */
function sectionsWithin(bytes: number, endpoints: readonly ReportedEndpoint[]): readonly string[] {
  const wanted = endpoints.slice(0, MOST_SECTIONS);
  const most = DETAILS.find(({ sections }) => wanted.length <= sections)?.detail ?? LEAST_DETAIL;
  const isAlone = endpoints.length === 1;
  const sections: string[] = [];
  let left = bytes;
  for (const endpoint of wanted) {
    const id = `endpoint-${sections.length + 1}`;
    let text = endpointSection(endpoint, { id, detail: most, isAlone });
    for (let detail = most / 2; Buffer.byteLength(text) > left && detail >= LEAST_DETAIL; detail /= 2) {
      text = endpointSection(endpoint, { id, detail, isAlone });
    }
    left -= Buffer.byteLength(text);
    if (left < 0) {
      break;
    }
    sections.push(text);
  }
  return sections;
}

/** All endpoints, before some of them in detail. */
function overview(endpoints: readonly ReportedEndpoint[]): string {
  if (endpoints.length <= 1) {
    return endpoints.length === 1 ? "" : note("No endpoint was simulated.");
  }
  const listed = endpoints.slice(0, MOST_OVERVIEW);
  const longest = listed.reduce<ReportedEndpoint["overview"]>(
    (most, { overview: one }) => (one.length > most.length ? one : most),
    [],
  );
  const labels = [...new Set([...longest, ...listed.flatMap((one) => one.overview)].map(([label]) => label))];
  const rows = listed.map(({ run, overview: answers }) => {
    const values = new Map(answers);
    return [run.name, ...labels.map((label) => values.get(label) ?? "")].map(short);
  });
  const left = endpoints.length - listed.length;
  return [
    table(
      "Endpoints",
      ["Endpoint", ...labels].map((name) => ({ name: short(name) })),
      rows,
    ),
    ...(left === 0 ? [] : [note(`${countText(left)} more endpoints are in the JSON output.`)]),
  ].join("\n");
}

const short = (text: string): string =>
  text.length <= OVERVIEW_CHARACTERS ? text : `${[...text].slice(0, OVERVIEW_CHARACTERS - 1).join("")}…`;
