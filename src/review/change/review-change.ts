import type { Assumed } from "../../behaviour";
import type { Traffic } from "../../behaviour/traffic";
import { byFile, byType } from "../order";
import { type Budgets, budgetsOf, hasBudgets } from "./budgets";
import type { ChangeReview, ReviewedTraffic } from "./change-review";
import { counterparts } from "./counterparts";
import { byWorst, endpointChange } from "./endpoint-change";
import { type AcknowledgementProblems, problemChanges, together } from "./finding-lists";
import { judgedEffects, judgedFindings, worstOf } from "./judgement";
import { type ChangeSource, readChange } from "./read-change";
import { type SimulationOptions, simulatedChanges } from "./simulated-changes";
import { monthlyCostOf, wholeSentence } from "./whole-change";

export type { ChangeSource } from "./read-change";

export interface ReviewChangeOptions {
  /** Names the change among others of one pull request. */
  readonly stack: string;
  readonly traffic: Traffic;
  readonly isDefaultTraffic: boolean;
  readonly simulation: SimulationOptions;
  /** Simulation runs for each endpoint. @default - 3, or 1 for many different endpoints or more than 92 days */
  readonly runs?: number;
  readonly assume?: Assumed;
  /** Names of endpoints before or after the change. @default - all */
  readonly endpoints?: readonly string[];
  readonly budgets: Budgets;
  /** About acknowledgements that no source contains. @default - none */
  readonly acknowledgementProblems?: AcknowledgementProblems;
}

/** What a change does to behaviour, to cost and to findings. Equal input gives equal output. */
export function reviewChange(sources: readonly ChangeSource[], options: ReviewChangeOptions): ChangeReview {
  const read = sources.map((source) => readChange(source, options));
  const simulated = simulatedChanges(
    read.flatMap(({ pairs }) => pairs),
    { ...options, isWanted: hasBudgets(options.budgets) },
  );
  const traffic: ReviewedTraffic = {
    name: options.traffic.name,
    isDefault: options.isDefaultTraffic,
    seconds: options.simulation.span.seconds,
    runs: simulated.runs,
  };
  const all = read.flatMap((one) => {
    const others = counterparts(one.pairs);
    return one.pairs.map((pair) => endpointChange(pair, one, simulated, traffic, others.get(pair)));
  });
  const endpoints = [...all].sort(byWorst);
  const problems = problemChanges(options.acknowledgementProblems);
  const apply = read.flatMap(({ elsewhereEffects }) => elsewhereEffects);
  const findings = together([...read.map((one) => one.findings), problems]);
  const elsewhere = together([...read.map((one) => one.elsewhere), problems]);
  const monthlyCost = monthlyCostOf(endpoints);
  const isEmpty =
    endpoints.every(({ change }) => change === "unchanged") &&
    findings.new.length + findings.fixed.length + apply.length === 0;
  return {
    formatVersion: "1",
    stack: options.stack,
    sources: sources.map(({ names }) => names),
    traffic,
    isEmpty,
    judgement: worstOf([
      ...endpoints.map(({ judgement }) => judgement),
      judgedEffects(apply),
      judgedFindings(elsewhere),
    ]),
    sentence: wholeSentence({ endpoints, isEmpty, elsewhere, apply, traffic }),
    monthlyCost: { before: monthlyCost.before, after: monthlyCost.after, notPriced: monthlyCost.notPriced.length },
    limits: read.flatMap(({ limits }) => limits).sort(byFile),
    endpoints,
    apply,
    findings,
    elsewhere,
    changes: sources.flatMap(({ changes }) => changes),
    budgets: budgetsOf(
      options.budgets,
      { total: monthlyCost.after, notPriced: monthlyCost.notPriced },
      endpoints.flatMap(({ name, after }) => (after === null ? [] : [{ name, after }])),
    ),
    notLookedInto: read.flatMap(({ notLookedInto }) => notLookedInto).sort(byType),
  };
}
