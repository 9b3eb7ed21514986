import { followRequests, send, wire } from "./actions.mjs";
import { readState } from "./api.mjs";
import { changesBetween } from "./changes.mjs";
import { byId, element, setText } from "./dom.mjs";
import { showEndpoints } from "./endpoints.mjs";
import { dateTime, speedText } from "./format.mjs";
import { showTables } from "./tables.mjs";

const EVERY_MILLISECONDS = 1000;
const MOST_LINES = 100;

let state;
/** An answer to an older question is not shown after a newer one. */
let asked = 0;
let shown = 0;

function log(at, text) {
  const time = element("time", { datetime: new Date(at).toISOString() }, dateTime(at));
  byId("log").prepend(element("li", {}, time, " ", text));
  while (byId("log").children.length > MOST_LINES) {
    byId("log").lastElementChild.remove();
  }
}

const say = (text) => setText(byId("said"), text);

async function refresh() {
  asked += 1;
  const number = asked;
  const next = await readState(byId("window").value);
  if (number > shown) {
    shown = number;
    const before = state;
    state = next;
    for (const { at, text } of before === undefined ? [] : changesBetween(before, next)) {
      log(at, text);
    }
    draw();
    await followRequests(next, (text) => log(next.now, text));
  }
}

function draw() {
  const now = byId("now");
  setText(now, `${dateTime(state.now)} UTC`);
  now.dateTime = new Date(state.now).toISOString();
  setText(byId("speed-now"), speedText(state.speed));
  showEndpoints(byId("endpoints"), state, (endpoint, unit) =>
    run(async () => {
      await send(endpoint, unit, (text) => log(state.now, text));
    }),
  );
  showTables(state);
}

/** Does what a person asked for, shows what came of it, and never leaves an error unsaid. */
async function run(act) {
  try {
    const result = await act();
    if (result !== undefined) {
      say(result);
    }
    await refresh();
  } catch (error) {
    say(error.message);
  }
}

const isLost = () => byId("said").dataset.lost === "true";

async function poll() {
  try {
    if (document.visibilityState === "visible") {
      await refresh();
      if (isLost()) {
        byId("said").dataset.lost = "false";
        say("Local AWS answers again.");
      }
    }
  } catch (error) {
    byId("said").dataset.lost = "true";
    say(error.message);
  } finally {
    setTimeout(poll, EVERY_MILLISECONDS);
  }
}

wire(run);
byId("window").addEventListener("change", () => run(async () => undefined));
window.addEventListener("resize", () => state !== undefined && draw());
document.addEventListener(
  "visibilitychange",
  () => document.visibilityState === "visible" && run(async () => undefined),
);
poll();
