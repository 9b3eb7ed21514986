import { Duration } from "../time";

/** Why, and when, an endpoint scales to zero, or does not. */
export type SleepReason =
  /** Approximate time without requests until the last instance is released, in seconds. */
  | { readonly kind: "idle"; readonly seconds: number }
  /** At the times of schedules, as configured. */
  | { readonly kind: "hours"; readonly schedules: readonly string[] }
  /** It is serverless and has no instances. */
  | { readonly kind: "serverless" }
  /** It is not configured to sleep: a minimum above zero, or a variant with its own model. */
  | { readonly kind: "always awake" }
  /** It is configured to sleep, but does not. */
  | { readonly kind: "never" }
  | Refused
  | NoComponent
  | NotKnown;

/** What wakes an endpoint, or why nothing does. */
export type WakeReason =
  | { readonly kind: "request" }
  /** Wakes if more requests than this are waiting. */
  | { readonly kind: "waiting"; readonly above: number }
  /** Only schedules wake it, requests do not. */
  | { readonly kind: "hours"; readonly schedules: readonly string[] }
  /** It is never asleep. */
  | { readonly kind: "always awake" }
  | { readonly kind: "never" }
  | Refused
  | NoComponent
  | NotKnown;

/** AWS rejects the configuration. */
export interface Refused {
  /** Discriminator of the reasons. */
  readonly kind: "refused";
}

/** It hosts inference components and has none: it cannot answer requests. */
export interface NoComponent {
  /** Discriminator of the reasons. */
  readonly kind: "no component";
}

/** The source does not contain what decides it. */
export interface NotKnown {
  /** Discriminator of the reasons. */
  readonly kind: "unknown";
  /** What is not known, in words. */
  readonly because: readonly string[];
}

/** `sleeps when idle for about 25 min`. */
export function sleepText(reason: SleepReason): string {
  switch (reason.kind) {
    case "idle":
      return `sleeps when idle for about ${Duration.seconds(reason.seconds)}`;
    case "hours":
      return `sleeps at ${hoursText(reason.schedules)}`;
    case "serverless":
      return "has no instances";
    case "always awake":
      return "always awake";
    case "never":
      return "never sleeps";
    case "refused":
      return "refused by AWS";
    case "no component":
      return "no inference component: it cannot answer requests";
    case "unknown":
      return "whether it sleeps is unknown";
  }
}

/** `wakes on one request`. */
export function wakeText(reason: WakeReason): string {
  switch (reason.kind) {
    case "request":
      return "wakes on one request";
    case "waiting":
      return `wakes when more than ${reason.above} ${reason.above === 1 ? "request waits" : "requests wait"}`;
    case "hours":
      return `no request wakes it, only ${hoursText(reason.schedules)}`;
    case "always awake":
      return "always awake";
    case "never":
      return "never wakes";
    case "refused":
      return "refused by AWS";
    case "no component":
      return "no inference component: it cannot answer requests";
    case "unknown":
      return "whether it wakes is unknown";
  }
}

/** The number of schedules in a text. */
const MOST_SHOWN = 2;

function hoursText(schedules: readonly string[]): string {
  const shown = schedules.slice(0, MOST_SHOWN).join(" and ");
  const more = schedules.length - MOST_SHOWN;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** Reasons that also answer the question about waking. */
const SAY_BOTH: ReadonlySet<SleepReason["kind"]> = new Set(["always awake", "refused", "no component"] as const);

interface Reasons {
  readonly sleepsWhen: SleepReason;
  readonly wakesWhen: WakeReason;
}

/** The verdict in two clauses, or in one if both are the same: `always awake`. */
export function verdictClauses(reasons: Reasons): readonly string[] {
  const [sleeps, wakes] = bothClauses(reasons);
  return SAY_BOTH.has(reasons.sleepsWhen.kind) ? [sleeps] : [sleeps, wakes];
}

/** A clause about sleeping and a clause about waking. */
export function bothClauses({ sleepsWhen, wakesWhen }: Reasons): readonly [string, string] {
  const hours = sleepsWhen.kind === "hours" && wakesWhen.kind === "hours" ? spanText(sleepsWhen, wakesWhen) : undefined;
  return hours === undefined ? [sleepText(sleepsWhen), wakeText(wakesWhen)] : [hours, "nothing wakes it in between"];
}

interface Hours {
  readonly schedules: readonly string[];
}

/**
 * `asleep 19:00 to 07:00 Europe/Dublin`, if one schedule sleeps and one wakes, on the same days and in one time zone.
 * With days, the sleep includes the omitted days.
 */
function spanText({ schedules: sleeps }: Hours, { schedules: wakes }: Hours): string | undefined {
  const [sleep, wake] = [clockOf(sleeps), clockOf(wakes)];
  if (sleep === undefined || wake === undefined || sleep.rest !== wake.rest || sleep.time === wake.time) {
    return undefined;
  }
  const { days, zone } = sleep;
  return days === undefined
    ? `asleep ${sleep.time} to ${wake.time} ${zone}`
    : `asleep from ${sleep.time} ${days} to the next ${wake.time} ${days} ${zone}`;
}

/** The parts of the only schedule, in the format of `clockWords`. */
function clockOf(schedules: readonly string[]) {
  const [only = ""] = schedules.length === 1 ? schedules : [];
  const [, time, rest = "", days, zone = ""] = /^(\d\d:\d\d) ((?:(\S+) )?(\S+))$/.exec(only) ?? [];
  return time === undefined ? undefined : { time, rest, days, zone };
}
