import { svgElement } from "./dom.mjs";
import { axisTime, clockTime } from "./format.mjs";

const HEIGHT = 76;
const LEFT = 26;
const RIGHT = 6;
const TOP = 8;
/** Below it are the marks of requests, and the times. */
const BASE = 46;
const MARKS = 54;

/** Copies or instances over time, with the requests below them. */
export function drawChart(figure, unit, shown) {
  const width = Math.max(200, Math.floor(figure.clientWidth));
  const key = JSON.stringify([width, shown, unit.steps, unit.requests]);
  if (figure.dataset.drawn === key) {
    return;
  }
  figure.dataset.drawn = key;
  const span = shown.to - shown.from;
  const most = Math.max(1, ...unit.steps.flatMap(([, wanted, serving]) => [wanted, serving]));
  const x = (at) => round(LEFT + ((Math.max(at, shown.from) - shown.from) / span) * (width - LEFT - RIGHT));
  const y = (count) => round(BASE - (count / most) * (BASE - TOP));
  const serving = line(unit.steps, shown, x, (step) => y(step[2]));
  const svg = svgElement(
    "svg",
    { role: "img", "aria-label": spoken(unit, shown), height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` },
    svgElement("path", { class: "axis", d: `M${LEFT} ${BASE}H${width - RIGHT}` }),
  );
  if (serving !== "") {
    const begin = x(unit.steps[0][0]);
    svg.append(
      svgElement("path", { class: "area", d: `${serving}V${BASE}H${begin}Z` }),
      svgElement("path", { class: "serving-line", d: serving }),
      svgElement("path", { class: "wanted-line", d: line(unit.steps, shown, x, (step) => y(step[1])) }),
    );
  }
  svg.append(
    svgElement("path", { class: "started-mark", d: marks(unit.requests, 1, (at) => `M${x(at)} ${BASE + 2}v9`) }),
    svgElement("path", { class: "refused-mark", d: marks(unit.requests, 2, (at) => cross(x(at), MARKS)) }),
    label(String(most), { x: LEFT - 6, y: TOP + 5, "text-anchor": "end" }),
    label("0", { x: LEFT - 6, y: BASE + 2, "text-anchor": "end" }),
    label(axisTime(shown.from, span), { x: LEFT, y: HEIGHT - 4 }),
    label(axisTime(shown.from + span / 2, span), { x: (LEFT + width) / 2, y: HEIGHT - 4, "text-anchor": "middle" }),
    label(axisTime(shown.to, span), { x: width - RIGHT, y: HEIGHT - 4, "text-anchor": "end" }),
  );
  figure.replaceChildren(svg);
}

const round = (value) => Math.round(value * 10) / 10;

const label = (text, attributes) => svgElement("text", attributes, text);

/** A line of steps, from the first one to the end of the time that is shown. */
function line(steps, { to }, x, height) {
  if (steps.length === 0) {
    return "";
  }
  const [first, ...rest] = steps;
  const moves = rest.map((step) => `H${x(step[0])}V${height(step)}`);
  return `M${x(first[0])} ${height(first)}${moves.join("")}H${x(to)}`;
}

const marks = (slots, index, draw) =>
  slots
    .filter((slot) => slot[index] > 0)
    .map(([at]) => draw(at))
    .join("");

const cross = (x, y) => `M${x - 3} ${y - 3}l6 6m0 -6l-6 6`;

function spoken(unit, { from, to }) {
  const sum = (index) => unit.requests.reduce((total, slot) => total + slot[index], 0);
  const counts = unit.steps.map(([, , serving]) => serving);
  const range = counts.length === 0 ? "" : ` Between ${Math.min(...counts)} and ${Math.max(...counts)} served.`;
  return `${unit.kind === "copies" ? "Copies" : "Instances"} of ${unit.name} from ${clockTime(from)} to ${clockTime(to)} UTC: now ${unit.serving} of ${unit.wanted} desired.${range} ${sum(1)} requests accepted, ${sum(2)} refused.`;
}
