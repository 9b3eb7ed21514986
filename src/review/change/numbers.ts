import { median } from "../../behaviour/outcome/median";
import type { Phase } from "../../behaviour/outcome/outcome";
import type { CostRange, EndpointBehaviour, Range } from "./change-review";
import { costRangeOf, rangeOf, SAME_SECONDS } from "./ranges";
import type { Measured, RunFacts, WakeFromZero } from "./simulator";

/** What simulations show of one side of a change. */
export interface Numbers
  extends Pick<
    EndpointBehaviour,
    "idleToZeroSeconds" | "firstAnswerSeconds" | "refusedPerWake" | "monthlyInstanceHours" | "monthlyCost"
  > {
  /** Of the wake in the middle; empty without one. */
  readonly wakePhases: readonly Phase[];
  /** Whether it slept, or requests woke all its components, in any run. */
  readonly isAsleepAtTimes: boolean;
  readonly isWoken: boolean;
}

/**
 * The numbers of both sides. A time that the change does not touch is that of the runs before it on both: with other
 * settings other requests find the endpoint asleep, and the time differs although nothing does that makes it up.
 */
export function numbersOf(
  before: Measured | undefined,
  after: Measured | undefined,
): { readonly before: Numbers | undefined; readonly after: Numbers | undefined } {
  const both = before !== undefined && after !== undefined && before !== after;
  const sharesIdle =
    both &&
    (areSame(before.idleSeconds, after.idleSeconds) || areSame(before.firstZeroSeconds, after.firstZeroSeconds));
  const sharesWake = both && areSameWakes(before.wake, after.wake);
  const of = (measured: Measured | undefined): Numbers | undefined => {
    if (measured === undefined) {
      return undefined;
    }
    const { runs } = measured;
    return numbers(
      measured,
      sharesIdle ? firstWith(hasSlept, before.runs, after.runs) : runs,
      sharesWake ? firstWith(hasWoken, before.runs, after.runs) : runs,
    );
  };
  return { before: of(before), after: of(after) };
}

const hasSlept = ({ idleSeconds }: RunFacts): boolean => idleSeconds !== undefined;
const hasWoken = ({ wakes }: RunFacts): boolean => wakes.length > 0;

const firstWith = (
  has: (run: RunFacts) => boolean,
  before: readonly RunFacts[],
  after: readonly RunFacts[],
): readonly RunFacts[] => (before.some(has) ? before : after);

function numbers(measured: Measured, idleRuns: readonly RunFacts[], wakeRuns: readonly RunFacts[]): Numbers {
  const { runs, wake, idleSeconds } = measured;
  const idle = idleRuns.flatMap((run) => run.idleSeconds ?? []);
  const woken = wakeRuns.filter(hasWoken);
  const middles = woken.flatMap(({ wakes }) => median(wakes.map(({ seconds }) => seconds)) ?? []);
  const firstAnswer = rangeOf(middles.length > 0 ? middles : wake === undefined ? [] : [wake.seconds]);
  return {
    idleToZeroSeconds: rangeOf(idle.length > 0 ? idle : idleSeconds === undefined ? [] : [idleSeconds]),
    firstAnswerSeconds: firstAnswer,
    refusedPerWake: rangeOf(woken.map(({ wakes }) => meanOf(wakes.map(({ refused }) => refused)))),
    ...usageOf(runs),
    wakePhases: phasesOf(firstAnswer, [...woken.flatMap(({ wakes }) => wakes), ...(wake === undefined ? [] : [wake])]),
    isAsleepAtTimes: runs.some((run) => run.idleSeconds !== undefined),
    isWoken: runs.some(({ isWoken }) => isWoken),
  };
}

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

const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length;

const phasesOf = (middle: Range | null, wakes: readonly WakeFromZero[]): readonly Phase[] =>
  wakes.find(({ seconds }) => seconds === middle?.typical)?.phases ?? [];

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
