import type { Way } from "../behaviour";

/** Scaling to zero (down), or from zero (up). */
export type Direction = Way["direction"];

/**
 * What an error does to an endpoint as a whole: `refused`: AWS does not accept the configuration, so nothing else can be
 * said; `overwritten`: two resources have one name, and either may win.
 */
export type Outcome = "stays awake" | "stays asleep" | "overwritten" | "refused";

/** What the errors of a rule do to sleeping and waking. Warnings and notes change neither. */
export interface Effect {
  /** The directions in which an error breaks the ways that the resource is on. */
  readonly breaks: readonly Direction[];
  /** The resource whose ways break: that of the finding, or those that the finding is about as well. */
  readonly through: "on" | "about";
  /** What happens to the endpoint if no way breaks. @default - nothing */
  readonly otherwise?: Outcome;
  /** Whether an error marks a link of the wake path. */
  readonly marksWakePath: boolean;
}

const NOTHING: Effect = { breaks: [], through: "on", marksWakePath: false };
const BOTH: readonly Direction[] = ["down", "up"];

/** All effects that rules have. A finding may have another one than its rule. */
export const effects = {
  /** The endpoint sleeps and wakes as it would without the error. */
  none: NOTHING,
  /** Breaks the ways to zero; the endpoint stays awake if the resource is on no way. */
  preventsSleep: { ...NOTHING, breaks: ["down"], otherwise: "stays awake" },
  /** As `preventsSleep`, and breaks the ways from zero as well. */
  preventsSleepAndWake: { ...NOTHING, breaks: BOTH, otherwise: "stays awake" },
  /** Keeps capacity, whatever removes it on other ways. */
  holdsCapacity: { ...NOTHING, otherwise: "stays awake" },
  /**
   * Breaks the ways that the resource is on, in both directions: what does not exist takes nothing away either. The
   * endpoint stays asleep if the resource is on no way.
   */
  preventsWake: { ...NOTHING, breaks: BOTH, otherwise: "stays asleep", marksWakePath: true },
  /** Breaks the ways from zero that the resource is on; it takes capacity away as it would without the error. */
  addsNothing: { ...NOTHING, breaks: ["up"], otherwise: "stays asleep", marksWakePath: true },
  /** No way adds capacity, even if all its parts are correct. */
  keepsAsleep: { ...NOTHING, otherwise: "stays asleep", marksWakePath: true },
  /** No copy starts in the account. The wake path may be correct. */
  lacksCopies: { ...NOTHING, otherwise: "stays asleep" },
  /** As `preventsWake`, in an account whose wake path is drawn as it was written. */
  failsInAccount: { ...NOTHING, breaks: BOTH, otherwise: "stays asleep" },
  /** Breaks the ways that the resource is on, and does nothing else. */
  breaksWays: { ...NOTHING, breaks: BOTH },
  /** Breaks the ways of the resources that the finding is about: the schedules of a role. */
  breaksWaysOfOthers: { ...NOTHING, breaks: BOTH, through: "about" },
  /** Two resources have the same name. */
  overwrites: { ...NOTHING, otherwise: "overwritten", marksWakePath: true },
  /** AWS does not accept the configuration of the endpoint. */
  refused: { ...NOTHING, otherwise: "refused" },
  /** AWS does not accept the scalable target: nothing scales. */
  refusedTarget: { ...NOTHING, otherwise: "refused", marksWakePath: true },
  /** AWS does not accept the scaling policy: breaks its ways, or, on no way, the configuration is refused. */
  refusedPolicy: { ...NOTHING, breaks: BOTH, otherwise: "refused" },
} as const satisfies Readonly<Record<string, Effect>>;
