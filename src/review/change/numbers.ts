import type { Phase } from "../../behaviour/outcome/outcome";
import type { CostRange, EndpointBehaviour, LostRequests, Range } from "./change-review";
import { costRangeOf, rangeOf, SAME_SECONDS } from "./ranges";
import type { Measured, RunFacts, WakeFromZero } from "./simulator";

/** What simulations show of one side of a change. */
export interface Numbers
  extends Pick<
    EndpointBehaviour,
    | "idleToZeroSeconds"
    | "firstAnswerSeconds"
    | "refusedPerWake"
    | "monthlyLostRequests"
    | "monthlyInstanceHours"
    | "monthlyCost"
  > {
  /** Of the wake in the middle; empty without one. */
  readonly wakePhases: readonly Phase[];
  /** Whether it slept, or requests woke all its components, in any run. */
  readonly isAsleepAtTimes: boolean;
  readonly isWoken: boolean;
}

/**
 * The numbers of both sides. How long it takes to sleep and to wake follows from the settings: it is that of one request
 * without others. What depends on the traffic is of its runs, of the same ones on both sides if the wake is the same: with
 * other settings other requests find the endpoint asleep, and the number differs although nothing does that makes it up.
 */
export function numbersOf(
  before: Measured | undefined,
  after: Measured | undefined,
): { readonly before: Numbers | undefined; readonly after: Numbers | undefined } {
  const sharesWake =
    before !== undefined && after !== undefined && before !== after && areSameWakes(before.wake, after.wake);
  const of = (measured: Measured | undefined): Numbers | undefined =>
    measured === undefined
      ? undefined
      : numbers(measured, sharesWake ? firstWoken(before.runs, after.runs) : measured.runs);
  return { before: of(before), after: of(after) };
}

const hasWoken = ({ wakes }: RunFacts): boolean => wakes.length > 0;

const firstWoken = (before: readonly RunFacts[], after: readonly RunFacts[]): readonly RunFacts[] =>
  before.some(hasWoken) ? before : after;

function numbers({ runs, wake, idleSeconds }: Measured, wakeRuns: readonly RunFacts[]): Numbers {
  const refused = wakeRuns.filter(hasWoken).map(({ wakes }) => meanOf(wakes.map((one) => one.refused)));
  return {
    idleToZeroSeconds: exactly(idleSeconds),
    firstAnswerSeconds: exactly(wake?.seconds),
    refusedPerWake: rangeOf(refused),
    ...usageOf(runs),
    monthlyLostRequests: lostOf(runs),
    wakePhases: wake?.phases ?? [],
    isAsleepAtTimes: runs.some(({ hasSlept }) => hasSlept),
    isWoken: runs.some(({ isWoken }) => isWoken),
  };
}

/** It is the same in each run. */
const exactly = (value: number | undefined): Range | null => (value === undefined ? null : rangeOf([value]));

function usageOf(runs: readonly RunFacts[]): {
  readonly monthlyInstanceHours: Range | null;
  readonly monthlyCost: CostRange | null;
} {
  const hours = runs.flatMap(({ instanceHours }) => instanceHours ?? []);
  return {
    monthlyInstanceHours: hours.length < runs.length ? null : rangeOf(hours),
    monthlyCost: costRangeOf(runs.map(({ cost }) => cost)),
  };
}

const CAUSES = ["refused", "expired", "timed out", "removed"] as const;

function lostOf(runs: readonly RunFacts[]): LostRequests | null {
  const lost = runs.flatMap((run) => run.lost ?? []);
  const range = lost.length < runs.length ? null : rangeOf(lost.map((one) => sumOf(CAUSES.map((cause) => one[cause]))));
  return range === null ? null : { ...range, causes: CAUSES.filter((cause) => lost.some((one) => one[cause] > 0)) };
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0);

const meanOf = (values: readonly number[]): number => sumOf(values) / values.length;

const areSame = (one: number | undefined, other: number | undefined): boolean =>
  one !== undefined && other !== undefined && Math.abs(one - other) <= SAME_SECONDS;

const areSameWakes = (one: WakeFromZero | undefined, other: WakeFromZero | undefined): boolean =>
  areSame(one?.seconds, other?.seconds) &&
  one?.phases.length === other?.phases.length &&
  (one?.phases.every(({ name, seconds }, index) => {
    const phase = other?.phases[index];
    return phase?.name === name && areSame(phase.seconds, seconds);
  }) ??
    false);
