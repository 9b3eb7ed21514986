import { pricesOf } from "../src/behaviour/cost/prices-of";
import type { SimulatedEndpoint, Usage } from "../src/behaviour/outcome/simulation";
import { wakeKinds } from "../src/behaviour/outcome/wake-kinds";
import { simulate } from "../src/behaviour/simulate";
import { simulatedSpan } from "../src/behaviour/simulated-span";
import { builtInTraffic } from "../src/behaviour/traffic";
import { checkTopology, type EndpointReview, readTerraform } from "../src/check";
import { durationText, moneyText, numberText } from "../src/review/simulation/amounts";
import { TimeZone } from "../src/time";

const TRAFFIC = "weekday";
const HEAD = ["endpoint", "sleeps", "wakes", "sleeps after", "wakes in", "a month", "always on"];

/** A simulated week of each endpoint beside its verdict, one line each. @param outdir the output of a synthesis */
export function weekLines(outdir: string): string {
  const source = readTerraform(outdir);
  const verdicts = new Map(checkTopology(source).endpoints.map((review) => [review.name, review]));
  const traffic = builtInTraffic(TRAFFIC);
  const { endpoints } = simulate(source.topology, traffic, {
    span: simulatedSpan(traffic, { timeZone: TimeZone.UTC }),
    timeZone: TimeZone.UTC.name,
    prices: pricesOf({ today: new Date().toISOString().slice(0, "yyyy-mm-dd".length) }),
    seed: 1,
  });
  const rows = [HEAD, ...endpoints.map((endpoint) => cells(endpoint, verdicts.get(endpoint.name)))];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("  ")
      .trimEnd(),
  );
  return [
    `A simulated week of the traffic profile ${TRAFFIC}. Wakes in: with a new instance, if there is such a wake.`,
    "Hours: there is no built-in price of the Region.",
    ...lines,
  ].join("\n");
}

const cells = (endpoint: SimulatedEndpoint, review: EndpointReview | undefined): string[] => {
  const { name, idleToZero, wake, alwaysOn } = endpoint;
  // With a new instance, if the traffic has such a wake.
  const woken = wakeKinds(endpoint)[0] ?? wake;
  return [
    name,
    review?.verdict.sleeps ?? "unknown",
    review?.verdict.wakes ?? "unknown",
    idleToZero.instancesSeconds === null ? "never" : durationText(idleToZero.instancesSeconds),
    woken === null ? "never" : durationText(woken.seconds),
    monthly(endpoint),
    alwaysOn === null ? "" : monthly(alwaysOn),
  ];
};

const monthly = ({ monthlyCost, monthlyInstanceHours }: Usage): string =>
  monthlyCost === null ? `${numberText(monthlyInstanceHours)} hours` : moneyText(monthlyCost);
