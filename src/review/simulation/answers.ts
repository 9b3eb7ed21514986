import { saving } from "../../behaviour/outcome/advice";
import { median } from "../../behaviour/outcome/median";
import type { Phase } from "../../behaviour/outcome/outcome";
import { percentText } from "../../behaviour/outcome/percent";
import type { Alternative, Cost, SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { type WakeKind, wakeKinds } from "../../behaviour/outcome/wake-kinds";
import { countedText, countText, durationText, moneyText, numberText } from "./amounts";

/** One question about an endpoint, answered. */
export interface Answer {
  readonly label: string;
  /** The answer, as a clause. */
  readonly text: string;
  /** More about it, one clause each. */
  readonly details: readonly string[];
}

/** Values that one request was sent for, because the traffic has no case of them. */
const PROBED = "not in this traffic; simulated with one request";

/** The answers about an endpoint, most important first. */
export function answers(endpoint: SimulatedEndpoint, { seconds }: Pick<Simulation, "seconds">): readonly Answer[] {
  if (endpoint.requests === null) {
    return endpoint.kind === "unknown" ? [] : [hours(endpoint, seconds), cost(endpoint)];
  }
  return [
    sleepsAfter(endpoint),
    wakesIn(endpoint),
    ...refusedPerWake(endpoint),
    ...notScaled(endpoint),
    waited(endpoint, endpoint.requests),
    hours(endpoint, seconds),
    cost(endpoint),
    breakEven(endpoint),
    ...advice(endpoint),
  ];
}

const answer = (label: string, text: string, details: readonly string[] = []): Answer => ({ label, text, details });

function sleepsAfter({ idleToZero, intervals }: SimulatedEndpoint): Answer {
  const { copiesSeconds, instancesSeconds, basis } = idleToZero;
  const probed = basis === "probe" ? [PROBED] : [];
  if (copiesSeconds === null && instancesSeconds === null) {
    const sleepsByTime = intervals.instances.some(({ steps }) => steps.some(({ at, value }) => at > 0 && value === 0));
    return answer("sleeps after", sleepsByTime ? "no idle time: only schedules scale it to zero" : "never");
  }
  if (instancesSeconds === null) {
    return answer(
      "sleeps after",
      `never: copies go to zero after ${durationText(copiesSeconds ?? 0)}, but not the instances`,
      probed,
    );
  }
  return answer("sleeps after", `${durationText(instancesSeconds)} without requests`, [
    ...(copiesSeconds === null || Math.round(copiesSeconds) === Math.round(instancesSeconds)
      ? []
      : [
          `${durationText(copiesSeconds)} until zero copies, ${durationText(instancesSeconds - copiesSeconds)} until zero instances`,
        ]),
    ...probed,
  ]);
}

function wakesIn(endpoint: SimulatedEndpoint): Answer {
  const { wake, wakes } = endpoint;
  const unfinished = unfinishedWakes(endpoint);
  const [first, second] = wakeKinds(endpoint);
  if (first !== undefined) {
    return answer("wakes in", wakeKindText(first, endpoint), [
      ...first.phases.map(phaseText),
      ...(second === undefined
        ? []
        : [
            `${wakeKindText(second, endpoint)}: ${second.phases.map(({ name, seconds }) => `${durationText(seconds)} ${name}`).join(", ")}`,
          ]),
      ...unfinished,
    ]);
  }
  if (wake === null) {
    const isByTime = wakes.some(({ by, seconds }) => by === "schedule" && seconds !== null);
    return answer("wakes in", isByTime ? "no time by a request: only schedules wake it" : "never", unfinished);
  }
  return answer("wakes in", `${durationText(wake.seconds)} (${PROBED})`, [
    ...unfinished,
    ...wake.phases.map(phaseText),
  ]);
}

const phaseText = ({ name, seconds, basis }: Phase): string => `${durationText(seconds)} ${name} (${basis})`;

/** Such as `6 min 3 s with a new instance (median of 12 wakes)`. */
function wakeKindText({ instance, count, seconds }: WakeKind, { cut }: SimulatedEndpoint): string {
  const where = instance === "new" ? "with a new instance" : "on a running instance";
  // A list that was cut does not show how many more there were.
  const counted = count === 1 ? "one wake" : `median of ${cut ? "the first " : ""}${countedText(count, "wake")}`;
  return `${durationText(seconds)} ${where} (${counted})`;
}

function unfinishedWakes({ wakes }: SimulatedEndpoint): readonly string[] {
  const unfinished = wakes.filter(({ seconds }) => seconds === null).length;
  return unfinished === 0 ? [] : [`${countedText(unfinished, "wake")} not finished at the end`];
}

/** What there is to say of wakes beside the first kind and its phases, for whoever draws phases. */
export const wakeNotes = (endpoint: SimulatedEndpoint): readonly string[] => [
  ...wakeKinds(endpoint)
    .slice(1)
    .map((kind) => wakeKindText(kind, endpoint)),
  ...unfinishedWakes(endpoint),
];

function refusedPerWake({ kind, wakes, units }: SimulatedEndpoint): readonly Answer[] {
  if (kind === "asynchronous") {
    return [answer("refused per wake", "none: requests wait in the queue")];
  }
  const byRequest = wakes.filter(({ by }) => by === "request");
  if (byRequest.length === 0) {
    return [];
  }
  const counts = byRequest.map(({ refused }) => refused);
  const middle = median(counts) ?? 0;
  const most = counts.reduce((highest, count) => Math.max(highest, count), 0);
  const text = middle === most ? attempts(middle) : `${attempts(middle)} (median), ${countText(most)} at most`;
  return [
    answer(
      "refused per wake",
      text,
      units.length < 2 ? [] : units.map(({ name, requests }) => `${attempts(requests.refusals)} in all for ${name}`),
    ),
  ];
}

const attempts = (count: number): string => countedText(count, "attempt");

const NOT_SCALED = [
  ["Unfulfilled", "AWS had no instance"],
  ["Failed", "a quota refused the instance"],
  ["Suspended", "this direction of scaling is suspended"],
] as const;

/** Changes of the capacity that were wanted and not made. */
function notScaled({ activities }: SimulatedEndpoint): readonly Answer[] {
  const texts = NOT_SCALED.flatMap(([status, why]) => {
    const count = activities.filter((activity) => activity.status === status).length;
    return count === 0 ? [] : [`${countText(count)} ${count === 1 ? "activity" : "activities"} ${status}: ${why}`];
  });
  const [text, ...details] = texts;
  return text === undefined ? [] : [answer("not scaled", text, details)];
}

function waited({ kind }: SimulatedEndpoint, requests: NonNullable<SimulatedEndpoint["requests"]>): Answer {
  const { total, answered, waitSeconds } = requests;
  if (total === 0) {
    return answer("waited", "no requests were sent");
  }
  const { p50, p95, max } = waitSeconds;
  const waits =
    answered === 0
      ? "no request was answered"
      : `p50 ${durationText(p50)}, p95 ${durationText(p95)}, max ${durationText(max)}`;
  const endings: readonly (readonly [number, string])[] = [
    [requests.refused, "refused and never answered"],
    [requests.expired, "expired in the queue"],
    [requests.timedOut, "timed out"],
    [requests.lost, `lost with the ${kind === "asynchronous" ? "instance" : "copy"} that worked on them`],
    [requests.unfinished, "not finished at the end"],
  ];
  return answer("waited", waits, [
    `${countText(answered)} of ${countText(total)} requests answered`,
    ...endings.filter(([count]) => count > 0).map(([count, what]) => `${countText(count)} ${what}`),
  ]);
}

function hours(
  { instanceHours, monthlyInstanceHours, monthlyCost, alwaysOn, publishedRecipe }: SimulatedEndpoint,
  seconds: number,
): Answer {
  const others = alwaysOn === null ? "" : `, ${numberText(alwaysOn.monthlyInstanceHours)} always on`;
  return answer("instance-hours", `${numberText(monthlyInstanceHours)} a month${others}`, [
    `${numberText(instanceHours)} in ${durationText(seconds)}`,
    // A priced one is beside the cost.
    ...(publishedRecipe === null || monthlyCost !== null
      ? []
      : [
          `${numberText(publishedRecipe.monthlyInstanceHours)} a month with AWS's published recipe${refusals(publishedRecipe)}`,
        ]),
  ]);
}

function cost(endpoint: SimulatedEndpoint): Answer {
  const { monthlyCost, alwaysOn, publishedRecipe } = endpoint;
  if (monthlyCost === null) {
    return notPriced(endpoint);
  }
  const saved = alwaysOn === null ? undefined : saving(endpoint, alwaysOn);
  return answer("cost", `${moneyText(monthlyCost)} a month (${monthlyCost.region}, prices of ${monthlyCost.asOf})`, [
    ...(alwaysOn === null
      ? []
      : [`${monthly(alwaysOn)} always on${saved === undefined ? "" : `: ${savedText(saved)}`}`]),
    ...(publishedRecipe === null
      ? []
      : [`${monthly(publishedRecipe)} with AWS's published recipe${refusals(publishedRecipe)}`]),
    ...missing(monthlyCost),
  ]);
}

function notPriced({ region, instanceTypes }: SimulatedEndpoint): Answer {
  if (region === null) {
    return answer("cost", "not priced: the Region is not known", ["set it with --region"]);
  }
  return instanceTypes.length === 0
    ? answer("cost", "not priced: the instance type is not known")
    : answer("cost", `not priced: no price of ${instanceTypes.join(", ")} in ${region} is known`, [
        "set the price per hour with --price, or use --prices with a file of prices refresh",
      ]);
}

const monthly = ({ monthlyCost }: Alternative): string =>
  monthlyCost === null ? "not priced" : moneyText(monthlyCost);

const refusals = ({ refused }: Alternative): string =>
  refused === 0 ? "" : `, which refuses ${countText(refused)} requests`;

/** Less than this is rounding. */
const NOTHING = 0.0005;

const savedText = (saved: number): string =>
  Math.abs(saved) < NOTHING
    ? "sleeping saves nothing"
    : saved > 0
      ? `sleeping saves ${percentText(saved)}`
      : `sleeping costs ${percentText(-saved)} more`;

function missing({ alarms, storage }: Cost): readonly string[] {
  const parts = [...(alarms === null ? ["alarms"] : []), ...(storage === null ? ["storage volumes"] : [])];
  return parts.length === 0 ? [] : [`without ${parts.join(" and ")}: not priced`];
}

function breakEven({ breakEvenWakesPerDay: wakes }: SimulatedEndpoint): Answer {
  return wakes === null
    ? answer("break-even", "none: it does not sleep and wake again on requests")
    : answer("break-even", `above ${numberText(wakes)} separate wakes a day it saves nothing`);
}

const advice = ({ advice: better }: SimulatedEndpoint): readonly Answer[] =>
  better === null ? [] : [answer("better", `${better.kind}: ${better.reason}`)];
