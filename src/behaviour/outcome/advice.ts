import type { Requests } from "./outcome";
import { percentText } from "./percent";
import type { Advice, SimulatedEndpoint } from "./simulation";

/** Sleeping that saves a tenth or less does not pay for refused requests and waits. */
export const LEAST_SAVING = 0.1;
/** One refused request in a hundred is more than clients notice as an exception. */
const MOST_REFUSED = 0.01;
/** The longest that a real-time invocation may take: people and clients give up after it. */
const LONGEST_WAIT_SECONDS = 60;

type Advised = Pick<
  SimulatedEndpoint,
  "kind" | "requests" | "monthlyCost" | "monthlyInstanceHours" | "alwaysOn" | "idleToZero"
>;

/**
 * Whether another way to run an endpoint is better for this traffic, in this order:
 *
 * 1. Always on, if sleeping costs 90 % of it or more, in money, or in instance-hours where it is not priced.
 * 2. Asynchronous, for inference components that refuse more than 1 % of their requests for good, or whose answered requests
 *    wait longer than 60 s at the 95th percentile: a queue keeps them, and refuses none.
 *
 * @returns `null` if this way is good, and for an endpoint that is not simulated or had no request
 */
export function adviceFor(endpoint: Advised): Advice | null {
  const { kind, requests, alwaysOn } = endpoint;
  if (requests === null || requests.total === 0) {
    return null;
  }
  const saved = alwaysOn === null ? undefined : saving(endpoint, alwaysOn);
  if (saved !== undefined && saved <= LEAST_SAVING && sleeps(endpoint)) {
    return { kind: "always on", reason: savingText(saved) };
  }
  const lost = kind === "inference-components" ? refusalText(requests) : undefined;
  return lost === undefined ? null : { kind: "asynchronous", reason: lost };
}

/** What never sleeps has no other choice to be compared with. */
const sleeps = ({ idleToZero }: Advised): boolean => idleToZero.copiesSeconds !== null;

/** The part of always on that is saved; `undefined` without anything to compare. */
export function saving(
  { monthlyCost, monthlyInstanceHours }: Pick<Advised, "monthlyCost" | "monthlyInstanceHours">,
  alwaysOn: NonNullable<Advised["alwaysOn"]>,
): number | undefined {
  const [own, other] =
    monthlyCost === null || alwaysOn.monthlyCost === null
      ? [monthlyInstanceHours, alwaysOn.monthlyInstanceHours]
      : [monthlyCost.amount, alwaysOn.monthlyCost.amount];
  return other > 0 ? 1 - own / other : undefined;
}

const savingText = (saved: number): string =>
  saved > 0
    ? `with this traffic, sleeping saves ${percentText(saved)} only`
    : "with this traffic, sleeping saves nothing";

function refusalText({ total, refused, timedOut, waitSeconds }: Requests): string | undefined {
  const share = (refused + timedOut) / total;
  if (share > MOST_REFUSED) {
    return `${percentText(share)} of the requests are never answered, and a queue keeps them`;
  }
  return waitSeconds.p95 > LONGEST_WAIT_SECONDS
    ? `one request in twenty waits longer than ${LONGEST_WAIT_SECONDS} s, and a queue needs no client that tries again`
    : undefined;
}
