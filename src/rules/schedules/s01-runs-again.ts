import { type Way, waysOfSubject } from "../../behaviour";
import { Cron, OneTime } from "../../time";
import {
  type InferenceComponent,
  isUnknown,
  type Node,
  type Schedule,
  type ScheduledAction,
  type Topology,
} from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { schedulerGuide } from "./documents";
import { type Effect, effectOf } from "./effect";
import { allTimings, instantOf, nextRunFrom, runsAhead, type Timing, timingOf } from "./timing";

export const runsAgain = rule({
  id: "S01",
  slug: "runs-again",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "A schedule must have a run in the future",
  why: "AWS accepts a schedule whose years or dates are past, but never runs it. What it should put to sleep stays awake. What it should wake stays asleep.",
  remedy: "Use years and dates in the future: * as the year, and no end_date.",
  source: schedulerGuide("schedule-types"),
  *check(topology, { now }) {
    const repeated = new Repeated(topology, now);
    for (const timing of allTimings(topology)) {
      const reasons = neverRuns(topology, timing, now);
      if (reasons.length > 0) {
        yield finding(timing.node, {
          what: reasons.map(({ what }) => what).join(", and "),
          fix: reasons.map(({ fix }) => fix).join(", and "),
          // It may have had its effect, if something else repeats that effect.
          ...(timing.when instanceof OneTime && !repeated.lacks(timing.node) && { severity: "warning" }),
        });
      }
    }
  },
});

/** Whether something puts a component to sleep, or wakes it, again. Computed once for each component. */
class Repeated {
  private readonly known = new Map<InferenceComponent, Readonly<Record<Effect, boolean>>>();

  constructor(
    private readonly topology: Topology,
    private readonly now: Date,
  ) {}

  /** Whether nothing that runs again has the effect of a one-time schedule. */
  lacks(node: Schedule | ScheduledAction): boolean {
    const effect = node.kind === "schedule" ? effectOf(node) : undefined;
    const component = node.kind === "schedule" ? this.topology.componentOf(node).node : undefined;
    if (component === undefined || (effect !== "sleep" && effect !== "wake")) {
      return false;
    }
    const again = this.known.get(component) ?? this.find(component);
    this.known.set(component, again);
    return !again[effect];
  }

  private find(component: InferenceComponent): Readonly<Record<Effect, boolean>> {
    const { down, up, hidden } = waysOfSubject(this.topology, component);
    const isAgain = ({ state, nodes }: Way) =>
      state !== "broken" && !nodes.some((node) => isOver(this.topology, node, this.now));
    return { sleep: hidden.length > 0 || down.some(isAgain), wake: hidden.length > 0 || up.some(isAgain) };
  }
}

const isOver = (topology: Topology, node: Node, now: Date): boolean =>
  isTimed(node) && neverRuns(topology, timingOf(topology, node), now).length > 0;

const isTimed = (node: Node & { readonly kind?: string }): node is Schedule | ScheduledAction =>
  node.kind === "schedule" || node.kind === "scheduled-action";

interface Reason {
  readonly what: string;
  readonly fix: string;
}

function neverRuns(topology: Topology, timing: Timing, now: Date): readonly Reason[] {
  const { when, start, end } = timing;
  if (start === undefined && end === undefined && runsAhead(topology, timing, now).length > 0) {
    return [];
  }
  const reasons = [...expressionIsPast(timing, now), ...endIsPast(timing, now)];
  const bothKnown = when !== undefined && timing.zone !== undefined && !isUnknown(start) && !isUnknown(end);
  return reasons.length === 0 && bothKnown ? noRunBetween(timing, now) : reasons;
}

function expressionIsPast({ when, arguments: names }: Timing, now: Date): readonly Reason[] {
  if (when instanceof OneTime && when.isExhausted(now)) {
    return [{ what: `${when} is past`, fix: `remove it, or write a later time in ${names.expression}` }];
  }
  if (!(when instanceof Cron) || !when.isExhausted(now)) {
    return [];
  }
  const last = when.lastLocalTime(now);
  return last === undefined
    ? [{ what: `no date matches ${when}`, fix: `a day in ${names.expression} that exists in its months and years` }]
    : [{ what: `the last run of ${when} was on ${last}`, fix: `${names.expression} = "${when.everyYear()}"` }];
}

function endIsPast({ end, arguments: names }: Timing, now: Date): readonly Reason[] {
  const instant = instantOf(end);
  return instant !== undefined && instant <= now
    ? [{ what: `${names.end} ${String(end)} is past`, fix: `remove ${names.end}, or write a later one` }]
    : [];
}

/** Its dates are in the future, and there is no run between them. */
function noRunBetween(timing: Timing, now: Date): readonly Reason[] {
  const { when, start, end, arguments: names } = timing;
  const until = instantOf(end);
  const run = nextRunFrom(timing, new Date(Math.max(now.getTime(), instantOf(start)?.getTime() ?? 0)));
  if (run !== undefined && (until === undefined || run <= until)) {
    return [];
  }
  const bounds = [
    ...(start === undefined ? [] : [`from ${String(start)}`]),
    ...(end === undefined ? [] : [`until ${String(end)}`]),
  ];
  return [
    {
      what: [`${String(when)} has no run`, ...(bounds.length === 0 ? ["left"] : bounds)].join(" "),
      fix: `another ${names.expression}, or other dates`,
    },
  ];
}
