import { alignedRows, amountText, lengthText, momentText, nounOf } from "../text";
import type { EndpointStatus, Status } from "./status";

/** A table with a line for each endpoint, and below it the reasons, the last activities and the next changes. */
export function statusText({ region, readAt, endpoints, notRead, isCut }: Status): string {
  if (endpoints.length === 0) {
    return `There is no endpoint in ${region}.\n`;
  }
  const table = alignedRows([
    ["ENDPOINT", "STATE", "SINCE", "INSTANCES", "COPIES"],
    ...endpoints.map((endpoint) => row(endpoint, readAt)),
  ]);
  const details = endpoints.map((endpoint) => detailsOf(endpoint, readAt)).filter((lines) => lines.length > 1);
  const remarks = [
    ...notRead.map(({ what, why }) => `Not read: ${what}: ${why}`),
    ...(isCut ? [`There are more endpoints in ${region}: name those to look at with --endpoint.`] : []),
  ];
  return `${[table, ...details, ...(remarks.length > 0 ? [remarks] : [])].map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function row({ name, condition, since, variants, units }: EndpointStatus, readAt: Date): readonly string[] {
  const components = units.filter(({ kind }) => kind === "component");
  const sum = (values: readonly (number | undefined)[]): number =>
    values.reduce<number>((total, value) => total + (value ?? 0), 0);
  const ofDesired = (current: number, desired: number): string =>
    current === desired ? String(current) : `${current} of ${desired}`;
  return [
    name,
    condition,
    since === undefined ? "-" : ago(since, readAt),
    variants.every(({ current }) => current === undefined)
      ? "-"
      : ofDesired(
          sum(variants.map(({ current }) => current)),
          sum(variants.map(({ current, desired }) => desired ?? current)),
        ),
    components.length === 0
      ? "-"
      : ofDesired(sum(components.map(({ current }) => current)), sum(components.map(({ desired }) => desired))),
  ];
}

const ago = (at: Date, readAt: Date): string => lengthText((readAt.getTime() - at.getTime()) / 1000);

function detailsOf(endpoint: EndpointStatus, readAt: Date): readonly string[] {
  const { name, because, units, next } = endpoint;
  const several = units.length > 1;
  return [
    name,
    ...(because === undefined ? [] : [`  ${because}`]),
    ...(several
      ? units.map(
          (one) => `  ${one.name}: ${one.condition}, ${amountText(one.current, one.desired, ...nounOf(one.kind))}`,
        )
      : []),
    ...units.flatMap(({ name: of, activity }) =>
      activity === undefined
        ? []
        : [
            `  last activity${several ? ` of ${of}` : ""}, ${ago(activity.startedAt, readAt)} ago: ${activity.description} ${activity.status}`,
            `    cause: ${activity.cause}`,
            ...(activity.status === "Successful" || activity.statusMessage === undefined
              ? []
              : [`    ${activity.statusMessage}`]),
          ],
    ),
    ...(next === undefined
      ? []
      : [
          `  next scheduled change: ${momentText(next.at)}, ${next.name} ${next.does}${several ? ` of ${next.of}` : ""}`,
        ]),
  ];
}
