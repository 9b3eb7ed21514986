import { settingName } from "../../behaviour/compare/compare-option";
import type { SettingKey } from "../../behaviour/compare/setting";
import { LEAST_SAVING, saving } from "../../behaviour/outcome/advice";
import { percentText } from "../../behaviour/outcome/percent";
import type { Bounds, MissedBound } from "../../behaviour/recommend/bounds";
import type { EvaluatedOption, Flapping, RecommendedEndpoint } from "../../behaviour/recommend/recommendation";
import { countText, durationText, moneyText, numberText } from "./amounts";
import { listed, settingText, settingValue } from "./setting-text";
import type { SimulatedWay } from "./side-by-side";

/** `waits of at most 6 min, at most 20 requests refused in 7 days`. */
export const boundsText = ({ maxWaitSeconds, maxRefused }: Bounds, seconds: number): string =>
  [
    ...(maxWaitSeconds === undefined ? [] : [`waits of at most ${durationText(maxWaitSeconds)}`]),
    ...(maxRefused === undefined
      ? []
      : [`at most ${countText(maxRefused)} ${requests(maxRefused)} refused in ${durationText(seconds)}`]),
  ].join(", ");

const requests = (count: number): string => (count === 1 ? "request" : "requests");

/** Whether something is recommended that the endpoint does not have. */
export const isChanged = ({ best }: RecommendedEndpoint): boolean =>
  best?.changes.some(({ change }) => Object.keys(change).length > 0) === true;

/** The answer, in one or two sentences. */
export function verdictText(endpoint: RecommendedEndpoint): string {
  const { best, tried, meeting, reason } = endpoint;
  if (best === null) {
    return reason ?? "It is not simulated.";
  }
  const settings = `${countText(tried)} ${tried === 1 ? "setting" : "settings"}`;
  if (!best.meets) {
    return `None of ${settings} meets the bounds. The nearest is ${settingText(best.setting)}: ${best.misses.map(missText).join(", and ")}.`;
  }
  const among = `${countText(meeting)} of ${settings} ${meeting === 1 ? "meets" : "meet"} the bounds`;
  return isChanged(endpoint)
    ? `Set ${changesText(endpoint)}: ${among}, and this is the cheapest.`
    : `Change nothing: ${among}, and the endpoint as it is is the cheapest.`;
}

/** `idleTimeout 1 h` or `maxCopies 8, for large`. */
function changesText({ best, current }: RecommendedEndpoint): string {
  const keys = new Set((best?.changes ?? []).flatMap(({ change }) => Object.keys(change) as SettingKey[]));
  return current === null || best === null
    ? ""
    : [...keys].map((key) => `${settingName(key)} to ${settingValue(best.setting, key)}`).join(", ");
}

function missText({ bound, limit, actual }: MissedBound): string {
  return bound === "maxWait"
    ? `the longest wait is ${durationText(actual)}, ${durationText(actual - limit)} above the bound`
    : `${countText(actual)} ${requests(actual)} ${actual === 1 ? "is" : "are"} refused, ${countText(actual - limit)} above the bound`;
}

/** The ways to run an endpoint that are compared. */
export function waysOf(endpoint: RecommendedEndpoint): readonly SimulatedWay[] {
  const { current, best, alwaysOn, asynchronous } = endpoint;
  const way = (name: string, option: EvaluatedOption | null): readonly SimulatedWay[] =>
    option === null ? [] : [{ name, measured: option, meets: option.meets }];
  return [
    ...way("as it is", current),
    ...(isChanged(endpoint) ? way(best?.meets === true ? "recommended" : "nearest", best) : []),
    ...way("always on", alwaysOn),
    ...way("asynchronous", asynchronous),
  ];
}

/** What else is to be known, one or two sentences each. */
export function recommendNotes(endpoint: RecommendedEndpoint): readonly string[] {
  const { best, cheapestBy, flapping } = endpoint;
  return best === null
    ? []
    : [
        ...(cheapestBy === "instance-hours"
          ? ["Not priced: the cheapest is the one with the fewest instance-hours."]
          : []),
        ...alwaysOnNote(endpoint),
        ...asynchronousNote(endpoint),
        ...(best.meets ? flappingTexts(flapping) : []),
      ];
}

function alwaysOnNote({ best, alwaysOn }: RecommendedEndpoint): readonly string[] {
  if (best === null || alwaysOn === null) {
    return [];
  }
  if (best.meets && best.idleToZero.instancesSeconds === null && best.wakes === 0) {
    return ["Always on is better here: the recommended setting never scales to zero."];
  }
  if (!best.meets) {
    return [
      alwaysOn.meets
        ? `Always on meets the bounds, for ${priceText(alwaysOn)} a month.`
        : `Always on does not meet the bounds either: ${alwaysOn.misses.map(missText).join(", and ")}.`,
    ];
  }
  const saved = saving(best, alwaysOn);
  return alwaysOn.meets && saved !== undefined && saved < LEAST_SAVING
    ? [
        `Always on is better here: it costs ${priceText(alwaysOn)} a month, of which sleeping saves ${saved > 0 ? `${percentText(saved)} only` : "nothing"}, and no request waits for a wake.`,
      ]
    : [];
}

const ASYNCHRONOUS = "An asynchronous endpoint of the same model, which keeps requests in a queue and refuses none,";

function asynchronousNote({ best, asynchronous, kind, cheapestBy }: RecommendedEndpoint): readonly string[] {
  if (best === null || kind === "asynchronous") {
    return [];
  }
  if (asynchronous === null) {
    return best.meets
      ? []
      : [
          "Whether an asynchronous endpoint meets the bounds is not simulated: it runs one model, and this endpoint has several components.",
        ];
  }
  const loss =
    asynchronous.unanswered > 0
      ? ` ${countText(asynchronous.unanswered)} ${requests(asynchronous.unanswered)} expire or are lost.`
      : "";
  if (!best.meets) {
    return asynchronous.meets
      ? [`${ASYNCHRONOUS} meets the bounds, for ${priceText(asynchronous)} a month.${loss}`]
      : [`${ASYNCHRONOUS} does not meet the bounds either: ${asynchronous.misses.map(missText).join(", and ")}.`];
  }
  return asynchronous.meets &&
    asynchronous.unanswered <= best.unanswered &&
    price(asynchronous, cheapestBy) < price(best, cheapestBy)
    ? [`${ASYNCHRONOUS} is better here: it meets the bounds, and costs ${priceText(asynchronous)} a month.`]
    : [];
}

const price = (
  { monthlyCost, monthlyInstanceHours }: EvaluatedOption,
  by: RecommendedEndpoint["cheapestBy"],
): number => (by === "cost" && monthlyCost !== null ? monthlyCost.amount : monthlyInstanceHours);

const priceText = ({ monthlyCost, monthlyInstanceHours }: EvaluatedOption): string =>
  monthlyCost === null ? `${numberText(monthlyInstanceHours)} instance-hours` : moneyText(monthlyCost);

/** Components with as many copies share a sentence. Two decimals: 8 / 7 is 1.14. */
function flappingTexts(all: readonly Flapping[]): readonly string[] {
  return [...new Set(all.map(({ copies }) => copies))].map((copies) => {
    const same = all.filter((one) => one.copies === copies);
    const [{ loadFactor = 0, freeFrom = 0 } = {}] = same;
    return `${listed(same.map(({ unit }) => unit))} may flap: target tracking scales in below 90 % of its target, and with ${countText(copies)} copies, removing one multiplies the load of the others by ${Number(loadFactor.toFixed(2))}, so that it can be added again. Only from ${freeFrom} copies on this cannot happen.`;
  });
}
