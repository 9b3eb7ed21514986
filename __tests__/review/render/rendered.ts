import type { RenderOptions } from "../../../src/review";
import { type FormatName, type Review, render, review } from "../../../src/review";
import { acknowledgedFor, alarmRule, findingsOf, RENDER, ruleOn, scaleInRule } from "../../support/reviews";
import { endpoint, role, topology, wakeAlarm } from "../../support/topology";

const stray = role({ address: "aws_iam_role.stray", name: "stray" });

const noteRule = ruleOn({ id: "S10", slug: "pass-role", severity: "note" }, ({ roles }) => roles);

/** One endpoint with an error on its alarm, an acknowledged error on its policies, and a note about something else. */
export function sample(): Review {
  const sourceLine = { file: "/srv/infra/llm.ts", line: 41 };
  const given = topology(
    endpoint({ constructPath: "prod/Llm/Endpoint" }),
    wakeAlarm({ constructPath: "prod/Llm/Llama3/WakeAlarm", sourceLine }),
    stray,
  );
  const acknowledged = findingsOf(given, scaleInRule)
    .filter(({ on }) => on.address === "aws_appautoscaling_policy.tracking")
    .map((finding) => acknowledgedFor("kept warm for a demo", finding));
  return review([{ file: "plan.json", topology: given, open: findingsOf(given, alarmRule, noteRule), acknowledged }]);
}

/** A review in which every text is hostile. */
export function hostile(text: string): Review {
  const given = topology(endpoint({ name: text, address: text }), wakeAlarm({ address: text, name: text }));
  return review([{ file: text, topology: given, open: findingsOf(given, alarmRule) }]);
}

export const print = (reviewed: Review, format: FormatName, options: Partial<RenderOptions> = {}): string =>
  render(reviewed, format, { ...RENDER, ...options });
