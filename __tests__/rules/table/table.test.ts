import { type EditTable, type Expected, type Row } from "./edit";
import { alarms } from "./edits/alarms";
import { functions } from "./edits/functions";
import { hosting } from "./edits/hosting";
import { roles } from "./edits/roles";
import { scheduledActions } from "./edits/scheduled-actions";
import { schedules } from "./edits/schedules";
import { stepPolicies } from "./edits/step-policies";
import { targets } from "./edits/targets";
import { trackingPolicies } from "./edits/tracking-policies";
import { applyEdit, disagreement, outcomeOf, shown } from "./judge";
import { wiringNames, wiringOf } from "./wirings";

describe("the wirings that the tables change", () => {
  it.each(wiringNames)("sleep, wake and have no finding: %s", (name) => {
    const outcome = outcomeOf(wiringOf(name));
    expect([...outcome.sleeps, ...outcome.wakes].every((answer) => answer === "yes") ? outcome.findings : shown(outcome)).toEqual([]);
  });
});

const TABLES: readonly EditTable[] = [...targets, ...stepPolicies, ...trackingPolicies, ...alarms, ...scheduledActions, ...schedules, ...roles, ...functions, ...hosting];

it("x", () => {
  const out: string[] = [];
  let n = 0;
  const t = Date.now();
  for (const table of TABLES) {
    for (const [at, values, expected, because] of table.rows) {
      for (const value of values) {
        n++;
        const document = wiringOf(table.wiring);
        try {
          applyEdit(document, table.on, at, value);
          const wrong = disagreement(expected, outcomeOf(document));
          if (wrong) out.push(`${table.wiring} ${table.on} ${at} = ${JSON.stringify(value)?.slice(0, 150)}: ${expected} (${because})\n      ${wrong}`);
        } catch (error) {
          out.push(`${table.on} ${at} = ${JSON.stringify(value)?.slice(0, 150)}: ${expected} THREW ${error}`);
        }
      }
    }
  }
  require("node:fs").writeFileSync("/tmp/out.txt", out.join("\n") + `\n${n} edits, ${out.length} disagree, ${Date.now() - t} ms\n`);
});
