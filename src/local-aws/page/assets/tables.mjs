import { byId, element, setText, showRows } from "./dom.mjs";
import { dateTime, money } from "./format.mjs";

/** The tables below the endpoints. */
export function showTables(state) {
  showTable("alarms", ALARMS, state.alarms);
  showTable("activities", ACTIVITIES, state.activities);
  showTable("refused", REFUSED, state.refused);
  showTable(
    "faults",
    FAULTS,
    state.faults.map((fault, index) => ({ ...fault, index })),
  );
  showTable("cost", COST, state.cost.lines);
  setText(byId("cost").querySelector("caption, p"), costText(state.cost));
}

const ALARMS = {
  caption: "Alarms with their state, those in ALARM first. Times are UTC.",
  none: "There is no alarm.",
  keyOf: ({ region, name }) => `${region} ${name}`,
  columns: {
    Alarm: ({ name }) => name,
    State: ({ state }) => state,
    Since: ({ since }) => dateTime(since),
    Reason: ({ reason }) => reason,
  },
};

const ACTIVITIES = {
  caption: "The latest 50 scaling activities, the latest first. Times are UTC.",
  none: "Nothing was scaled.",
  keyOf: ({ id }) => id,
  columns: {
    Activity: ({ Description, notScaled }) => [Description, ...notScaled].join(" "),
    Resource: ({ resource }) => resource,
    Status: ({ StatusCode, StatusMessage = "" }) => `${StatusCode} ${StatusMessage}`.trim(),
    Start: ({ startTime }) => dateTime(startTime),
    Cause: ({ Cause }) => Cause,
  },
};

const REFUSED = {
  caption: "The latest 50 requests to endpoints that ended with an error, the latest first. Times are UTC.",
  none: "No request has failed.",
  keyOf: ({ requestId }) => requestId,
  columns: {
    Time: ({ at }) => dateTime(at),
    Endpoint: ({ resources }) => resources.join(", "),
    Error: ({ error }) => error,
    Status: ({ status }) => String(status),
  },
};

const FAULTS = {
  caption: "Faults that are active.",
  none: "No fault is active.",
  keyOf: ({ index }) => String(index),
  columns: {
    Fault: ({ effect }) => effect.kind,
    Applies: ({ service, operation, resource }) =>
      [service, operation, resource].filter(Boolean).join(" ") || "everything",
    Times: ({ times }) => (times === undefined ? "until cleared" : String(times)),
    Seconds: ({ effect }) => String(effect.seconds ?? ""),
  },
};

const COST = {
  caption: "Cost",
  none: "No instance has existed.",
  keyOf: ({ region, endpoint, variant, instanceType }) => `${region} ${endpoint} ${variant} ${instanceType}`,
  columns: {
    Endpoint: ({ endpoint, region }) => `${endpoint ?? "deleted endpoints"} (${region})`,
    Instances: ({ instanceType, variant }) => [instanceType ?? "unknown type", variant].filter(Boolean).join(", "),
    "Instance-hours": ({ instanceHours }) => instanceHours.toFixed(2),
    "Price per hour": ({ price }) => (price === null ? "not known" : `${money(price.usd)}, as of ${price.asOf}`),
    Cost: ({ usd }) => (usd === null ? "not known" : money(usd)),
  },
  numbers: ["Instance-hours", "Cost"],
};

function costText({ instanceHours, usd, pricedUsd, unpriced, lines }) {
  if (lines.length === 0) {
    return COST.none;
  }
  const hours = `${instanceHours.toFixed(2)} instance-hours`;
  const known = usd === null ? pricedUsd : usd;
  return usd === null
    ? `${hours}. No price is known for ${unpriced.join(", ")}. The others cost ${money(known)}.`
    : `${hours}, ${money(known)}. Instances only: alarms, storage and data transfer are not included.`;
}

function showTable(id, table, rows) {
  const parent = byId(id);
  if (rows.length === 0) {
    if (parent.querySelector("p") === null) {
      parent.replaceChildren(element("p", { class: "soft" }, table.none));
    }
    return;
  }
  const body = parent.querySelector("tbody") ?? makeTable(parent, table);
  showRows(body, rows, {
    keyOf: table.keyOf,
    make: () => makeRow(table),
    update: (line, row) => updateRow(line, table, row),
  });
}

const classOf = ({ numbers = [] }, name) => (numbers.includes(name) ? { class: "number" } : {});

function makeTable(parent, table) {
  const heads = Object.keys(table.columns).map((name) =>
    element("th", { scope: "col", ...classOf(table, name) }, name),
  );
  const body = element("tbody");
  const caption = element("caption", {}, table.caption);
  const head = element("thead", {}, element("tr", {}, ...heads));
  parent.replaceChildren(
    element("div", { class: "scroll" }, element("table", { class: "stacked" }, caption, head, body)),
  );
  return body;
}

function makeRow(table) {
  const [first, ...others] = Object.keys(table.columns);
  return element(
    "tr",
    {},
    element("th", { scope: "row", "data-label": first }),
    ...others.map((name) => element("td", { "data-label": name, ...classOf(table, name) })),
  );
}

function updateRow(line, { columns }, row) {
  for (const [index, textOf] of Object.values(columns).entries()) {
    const cell = line.children[index];
    const text = textOf(row);
    setText(cell, text);
    if (cell.dataset.label === "State" || cell.dataset.label === "Status") {
      cell.className = `state-${text.split(" ", 1)[0]}`;
    }
  }
}
