import { drawChart } from "./chart.mjs";
import { element, setText, showRows } from "./dom.mjs";
import { counted } from "./format.mjs";

/** Shows each endpoint with its units. @param send called with an endpoint and a unit */
export function showEndpoints(parent, { endpoints, shown }, send) {
  showRows(parent, endpoints, {
    keyOf: ({ region, name }) => `${region} ${name}`,
    make: makeEndpoint,
    update: (article, endpoint) => updateEndpoint(article, endpoint, shown, send),
  });
  const none = parent.parentElement.querySelector(".none");
  if (endpoints.length > 0) {
    none?.remove();
  } else if (none === null) {
    parent.after(
      element("p", { class: "none soft" }, "There is no endpoint. Create one, such as with terraform apply."),
    );
  }
}

function makeEndpoint({ region, name }) {
  const id = `endpoint-${region}-${name}`;
  return element(
    "article",
    { class: "endpoint", "aria-labelledby": id },
    element("h3", { id }, `${name} (${region})`),
    element("p", { class: "status" }),
    element("p", { class: "failure" }),
    element("div", { class: "units" }),
  );
}

function updateEndpoint(article, endpoint, shown, send) {
  const kind = endpoint.isAsynchronous
    ? `, asynchronous, ${counted(endpoint.queued.length, "request")} not answered`
    : "";
  setText(article.querySelector(".status"), `${endpoint.status}${kind}`);
  showFailure(article.querySelector(":scope > .failure"), endpoint);
  showRows(article.querySelector(".units"), endpoint.units, {
    keyOf: ({ id }) => id,
    make: (unit) => makeUnit(endpoint, unit, send),
    update: (section, unit) => updateUnit(section, unit, shown),
  });
}

function makeUnit(endpoint, unit, send) {
  const title = element("strong", {}, titleOf(unit));
  const row = element("div", { class: "row" }, element("p", {}, title, " ", element("span", { class: "counts" })));
  if (unit.takesRequests) {
    const verb = endpoint.isAsynchronous ? "Queue request" : "Send request";
    const button = element("button", { type: "button", "aria-label": `${verb} to ${unit.name}` }, verb);
    button.addEventListener("click", () => send(endpoint, unit));
    row.append(button);
  }
  return element("div", { class: "unit" }, row, element("p", { class: "failure" }), element("div", { class: "chart" }));
}

const titleOf = ({ kind, name, instanceType }) =>
  kind === "copies"
    ? `Copies of ${name}`
    : `${kind === "serverless" ? "Serverless variant" : "Instances of"} ${name}${instanceType === undefined ? "" : ` (${instanceType})`}`;

function updateUnit(section, unit, shown) {
  setText(section.querySelector(".counts"), countsOf(unit));
  showFailure(section.querySelector(".failure"), unit);
  if (unit.kind !== "serverless") {
    drawChart(section.querySelector(".chart"), unit, shown);
  }
}

function countsOf(unit) {
  const refused = unit.requests.reduce((sum, slot) => sum + slot[2], 0);
  return [
    ...(unit.kind === "serverless" ? [] : [`${unit.serving} serving, ${unit.wanted} desired`]),
    ...(unit.kind === "copies" ? [unit.status] : []),
    ...(unit.working > 0 ? [`${unit.working} in progress`] : []),
    ...(unit.waiting > 0 ? [`${unit.waiting} waiting`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
  ].join(", ");
}

function showFailure(line, { failureReason = "" }) {
  setText(line, failureReason);
  line.hidden = failureReason === "";
}
