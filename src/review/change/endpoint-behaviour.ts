import type { Answer, Verdict } from "../review";
import { boundsOf, schedulesOf } from "./bounds";
import type { EndpointBehaviour } from "./change-review";
import type { Numbers } from "./numbers";
import type { Side } from "./sides";

/**
 * What one endpoint does on one side of a change.
 *
 * @param numbers `undefined` if it is not simulated
 * @param assumptions what the simulation assumed
 */
export function behaviourOf(
  { topology, hosted, review, setup }: Side,
  numbers: Numbers | undefined,
  assumptions: readonly string[],
): EndpointBehaviour {
  const { sleeps, wakes, sleepsWhen, wakesWhen } = review.verdict;
  const contradiction = numbers === undefined ? undefined : contradictionOf(review.verdict, numbers);
  // What is unknown is guessed for a simulation, and a guess beside a known cost would look like a saving.
  const isKnown = sleeps !== "unknown" && wakes !== "unknown";
  const hasUsage = contradiction === undefined && isKnown && !isAsleepForEver(review.verdict);
  const usage = hasUsage ? numbers : undefined;
  const isAwake = wakesWhen.kind === "always awake";
  return {
    sleeps,
    wakes,
    sleepsWhen,
    wakesWhen,
    idleToZeroSeconds: only(sleeps, numbers?.idleToZeroSeconds),
    firstAnswerSeconds: isAwake ? null : only(wakes, numbers?.firstAnswerSeconds),
    refusedPerWake: isAwake ? null : only(wakes, numbers?.refusedPerWake),
    monthlyLostRequests: usage?.monthlyLostRequests ?? null,
    monthlyInstanceHours: usage?.monthlyInstanceHours ?? null,
    monthlyCost: usage?.monthlyCost ?? null,
    bounds: boundsOf(topology, hosted),
    schedules: schedulesOf(topology, hosted),
    instanceTypes: [...new Set(setup.variants.flatMap(({ instanceType }) => instanceType ?? []))].sort(),
    region: setup.region ?? null,
    assumptions: contradiction === undefined ? assumptions : [...assumptions, contradiction],
  };
}

/** An endpoint that sleeps and never wakes costs little because it is down: its cost is left out. */
export const isAsleepForEver = ({
  sleeps,
  wakes,
  wakesWhen,
}: Pick<EndpointBehaviour, "sleeps" | "wakes" | "wakesWhen">): boolean =>
  sleeps === "yes" && wakes === "no" && wakesWhen.kind === "never";

/** A simulation does not model all that rules know: what it shows counts only if they do not say otherwise. */
const only = <T>(answer: Answer, value: T | null | undefined): T | null => (answer === "yes" ? (value ?? null) : null);

function contradictionOf({ sleeps, wakes }: Verdict, { isAsleepAtTimes, isWoken }: Numbers): string | undefined {
  if (sleeps === "no" && isAsleepAtTimes) {
    return "A rule reports that it does not sleep, for a reason that is not simulated: its hours and cost are left out.";
  }
  return wakes === "no" && isWoken
    ? "A rule reports that no request wakes it, for a reason that is not simulated: its hours and cost are left out."
    : undefined;
}
