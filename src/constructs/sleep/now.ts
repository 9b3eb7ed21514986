import type { Construct } from "constructs";
import { type Check, unless } from "../checks/check";
import { keptWith } from "../terraform/kept-with";

/** The context of an app, in `cdktf.json` or `new App({ context })`, that makes its synthesis reproducible. */
export const NOW_CONTEXT = "scaleToZero:now";

/** The day that dates and years are judged by. */
export interface Today {
  readonly now: Date;
  readonly check: Check;
}

const clocks = keptWith(() => new Date());

/** This is the one place that looks at a clock, once an app: all its windows are judged by the same instant. */
const clock = (scope: Construct): Date => clocks.of(scope.node.root);

/** The given day, or the app's, or today's. */
export function today(scope: Construct, given: Date | undefined): Today {
  const context: unknown = scope.node.tryGetContext(NOW_CONTEXT);
  const written = given ?? (context === undefined ? undefined : new Date(String(context)));
  if (written === undefined) {
    return { now: clock(scope), check: undefined };
  }
  const legal = !Number.isNaN(written.getTime());
  return {
    now: legal ? written : clock(scope),
    check: unless(legal, {
      property: given === undefined ? `the context ${NOW_CONTEXT}` : "now",
      value: given === undefined ? context : String(given),
      requirement: "must be a date",
      advice: 'write it in UTC, as in "2026-11-21T00:00:00Z"',
    }),
  };
}
