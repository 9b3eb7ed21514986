import type { LiveComponentState, LiveState, LiveVariantState } from "./live-state";

/** `asleep: InService on llm-1a2b, variant AllTraffic with 0 instances`. */
export function liveText({ condition, status, configuration, wantedConfiguration, variants }: LiveState): string {
  const isWanted = wantedConfiguration === undefined || wantedConfiguration === configuration;
  const runs = configuration === undefined ? status : `${status} on ${configuration}`;
  return [
    `${condition}: ${isWanted ? runs : `${runs} instead of ${wantedConfiguration}`}`,
    ...variants.map(variantText),
  ].join(", ");
}

/** `llama3-8b: InService, asleep`. */
export function componentText({ name, status, copies, desiredCopies, failureReason }: LiveComponentState): string {
  const placed = copies === 0 && desiredCopies === 0 ? "asleep" : amount(copies, desiredCopies, "copy", "copies");
  return [`${name}: ${status}`, ...present(placed), ...present(failureReason)].join(", ");
}

function variantText({ name, instances, desiredInstances }: LiveVariantState): string {
  const counted = amount(instances, desiredInstances, "instance", "instances");
  return counted === undefined ? `variant ${name}` : `variant ${name} with ${counted}`;
}

function amount(current: number | undefined, desired: number | undefined, one: string, many: string) {
  if (current === undefined) {
    return undefined;
  }
  return desired === undefined || desired === current
    ? `${current} ${current === 1 ? one : many}`
    : `${current} of ${desired} ${desired === 1 ? one : many}`;
}

const present = (text: string | undefined): readonly string[] => (text === undefined ? [] : [text]);
