import { Duration } from "../time";
import type { Verdict } from "./review";

/** Why, and when, an endpoint scales to zero, or does not. */
export type SleepReason =
  /** Without requests, after about so many seconds, until the last instance is released. */
  | { readonly kind: "idle"; readonly seconds: number }
  /** At the hours of schedules, as they are written. */
  | { readonly kind: "hours"; readonly schedules: readonly string[] }
  /** It has no instances of its own. */
  | { readonly kind: "serverless" }
  /** It is configured to stay awake: a minimum above zero, or a variant with a model. */
  | { readonly kind: "always awake" }
  /** It should scale to zero, but does not. */
  | { readonly kind: "never" }
  | Refused
  | NoComponent
  | NotKnown;

/** What wakes an endpoint, or why nothing does. */
export type WakeReason =
  | { readonly kind: "request" }
  /** More waiting requests than this. */
  | { readonly kind: "waiting"; readonly above: number }
  /** No request, only schedules. */
  | { readonly kind: "hours"; readonly schedules: readonly string[] }
  /** It never sleeps. */
  | { readonly kind: "always awake" }
  | { readonly kind: "never" }
  | Refused
  | NoComponent
  | NotKnown;

/** AWS refuses the configuration. */
export interface Refused {
  /** Tells this reason from others. */
  readonly kind: "refused";
}

/** The endpoint hosts inference components and has none, so it cannot answer. */
export interface NoComponent {
  /** Tells this reason from others. */
  readonly kind: "no component";
}

/** The source does not contain what decides it. */
export interface NotKnown {
  /** Tells this reason from others. */
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
      return "has no instances to keep";
    case "always awake":
      return "always awake";
    case "never":
      return "never sleeps";
    case "refused":
      return "refused by AWS";
    case "no component":
      return "no inference component: nothing can answer";
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
      return "no inference component: nothing can answer";
    case "unknown":
      return "whether it wakes is unknown";
  }
}

/** A few are enough to recognise them. */
const MOST_SHOWN = 2;

function hoursText(schedules: readonly string[]): string {
  const shown = schedules.slice(0, MOST_SHOWN).join(" and ");
  const more = schedules.length - MOST_SHOWN;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

/** What leaves nothing to say about waking. */
const SAY_BOTH: ReadonlySet<SleepReason["kind"]> = new Set(["always awake", "refused", "no component"] as const);

type Reasons = Pick<Verdict, "sleepsWhen" | "wakesWhen">;

/** What an endpoint does, in two clauses, or in one where the two say the same: `always awake`. */
export function verdictClauses(reasons: Reasons): readonly string[] {
  const [sleeps, wakes] = bothClauses(reasons);
  return SAY_BOTH.has(reasons.sleepsWhen.kind) ? [sleeps] : [sleeps, wakes];
}

/** A clause about sleeping and one about waking, as they read side by side. */
export function bothClauses({ sleepsWhen, wakesWhen }: Reasons): readonly [string, string] {
  const hours = sleepsWhen.kind === "hours" && wakesWhen.kind === "hours" ? spanText(sleepsWhen, wakesWhen) : undefined;
  return hours === undefined ? [sleepText(sleepsWhen), wakeText(wakesWhen)] : [hours, "nothing wakes it inside"];
}

interface Hours {
  readonly schedules: readonly string[];
}

/**
 * `asleep 19:00 to 07:00 Europe/Dublin`, where one schedule puts to sleep and one wakes, on the same days and in one zone.
 * With days the sleep lasts over those that are left out.
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

/** The parts of the only schedule, as `clockWords` writes it. */
function clockOf(schedules: readonly string[]) {
  const [only = ""] = schedules.length === 1 ? schedules : [];
  const [, time, rest = "", days, zone = ""] = /^(\d\d:\d\d) ((?:(\S+) )?(\S+))$/.exec(only) ?? [];
  return time === undefined ? undefined : { time, rest, days, zone };
}
