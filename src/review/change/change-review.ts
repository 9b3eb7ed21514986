import type { Cost } from "../../behaviour/outcome/simulation";
import type { Fix } from "../../rules/finding";
import type { ResourceChange } from "../../topology";
import type { SleepReason, WakeReason } from "../reason";
import type { AcknowledgedFinding, Answer, Place, ReviewedFinding, ReviewedLimit, Unread, WakePath } from "../review";

/** A number of several simulation runs: the least, the middle and the most. Equal for what does not depend on the traffic. */
export interface Range {
  readonly least: number;
  readonly typical: number;
  readonly most: number;
}

/** The costs of several runs, over a month of 730 hours. */
export interface CostRange {
  readonly least: Cost;
  readonly typical: Cost;
  readonly most: Cost;
}

/** Requests without an answer in several runs, over a month of 730 hours. */
export interface LostRequests extends Range {
  /** Why, in any of the runs. */
  readonly causes: readonly ("refused" | "expired" | "timed out" | "removed")[];
}

/** The bounds of a scalable target. */
export interface ReviewedBounds {
  /** The component or variant. */
  readonly of: string;
  readonly unit: "copies" | "instances";
  /** `null`: unknown. */
  readonly min: number | null;
  readonly max: number | null;
}

/** Something that changes capacity or bounds by time. */
export interface ReviewedSchedule {
  /** The component or variant. */
  readonly of: string;
  readonly name: string;
  /** As AWS reads it: `cron(0 18 ? * FRI *)`. */
  readonly expression: string;
  readonly timeZone: string;
  /** What it does: `minimum 0, maximum 0`, `sets 2 copies`. */
  readonly does: string;
}

/** What one endpoint does, before or after a change. */
export interface EndpointBehaviour {
  readonly sleeps: Answer;
  readonly wakes: Answer;
  readonly sleepsWhen: SleepReason;
  readonly wakesWhen: WakeReason;
  /**
   * Seconds from the last request to zero instances, without schedules. It follows from the settings, and not from the
   * traffic. `null` if it never happens without requests, or is not simulated.
   */
  readonly idleToZeroSeconds: Range | null;
  /**
   * Seconds from the first refused or queued request at zero instances until an answer; of several components that of the
   * slowest. It follows from the settings, and not from the traffic. `null` if a request never wakes it.
   */
  readonly firstAnswerSeconds: Range | null;
  /** Attempts that are refused for each wake in the traffic; `null` if there is no wake, 0 if requests wait in a queue. */
  readonly refusedPerWake: Range | null;
  /**
   * Requests of the traffic that get no answer: refused until the client gives up, expired in the queue, timed out, or removed
   * with the capacity that worked on them. `null` if it is not known.
   */
  readonly monthlyLostRequests: LostRequests | null;
  /** Over a month of 730 hours; `null` if its capacity is not modelled, or if it sleeps and nothing wakes it. */
  readonly monthlyInstanceHours: Range | null;
  /** `null`: not priced, or not known because its hours are not. */
  readonly monthlyCost: CostRange | null;
  readonly bounds: readonly ReviewedBounds[];
  readonly schedules: readonly ReviewedSchedule[];
  readonly instanceTypes: readonly string[];
  /** The AWS Region; `null` if the source does not state it. */
  readonly region: string | null;
  /** What the simulation assumed, one sentence each. */
  readonly assumptions: readonly string[];
}

/** Whether a change is good for whoever pays and whoever waits. `different`: neither, or not known which. */
export type Judgement = "better" | "worse" | "same" | "different";

/** One line of the comparison of before and after. */
export interface ComparedRow {
  readonly what:
    | "sleeps after"
    | "wakes on"
    | "first answer"
    | "refused per wake"
    | "lost requests"
    | "instance-hours"
    | "cost"
    | "bounds"
    | "schedules"
    | "instance type"
    | "Region";
  /** `null`: the endpoint does not exist then. */
  readonly before: string | null;
  readonly after: string | null;
  readonly judgement: Judgement;
  /** The difference in words, such as `1 min 6 s longer` or `14 % less`. @default - none */
  readonly difference?: string;
}

/** Something that the apply itself does, beside the settings that it leaves behind. */
export interface ApplyEffect {
  readonly kind:
    | "wakes"
    | "resets capacity"
    | "removes capacity"
    | "interrupts"
    | "fails"
    | "pauses scaling"
    | "forgets"
    | "deletes"
    | "starts awake"
    | "runs twice"
    | "invokes an action"
    | "not known yet";
  /** `error`: the apply fails, or requests fail; `warning`: it costs or changes capacity; `note`: to know. */
  readonly severity: "error" | "warning" | "note";
  /** What happens, with the values: one sentence. */
  readonly what: string;
  /** Why: what AWS or Terraform does. One or more sentences. */
  readonly why: string;
  /** How to avoid it. @default - it cannot be avoided, or needs not be */
  readonly fix?: Fix;
  /** The resources, by address: as `nodeKey` says if several stacks were read together. */
  readonly addresses: readonly string[];
  /** For how many seconds nothing answers. @default - nothing is interrupted, or it is not known how long */
  readonly seconds?: Range;
  /** The document that states it. */
  readonly source: string;
  /** Whether it was verified or measured, or is inferred from documents. */
  readonly evidence: "verified" | "measured" | "inferred" | "uncertain";
}

/** Findings before and after, each in one of the lists. */
export interface FindingChanges {
  readonly new: readonly ReviewedFinding[];
  readonly fixed: readonly ReviewedFinding[];
  readonly unchanged: readonly ReviewedFinding[];
  /** Acknowledged findings of the state after the change. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** What a change does to one endpoint. */
export interface EndpointChange {
  /** After the change, or before it if nothing is left. */
  readonly name: string;
  /** @default - the same */
  readonly previousName?: string;
  readonly place: Place;
  /** `unchanged`: neither its behaviour nor its findings change, and the apply does nothing to it. */
  readonly change: "created" | "changed" | "unchanged" | "deleted" | "forgotten";
  /** The worst of its rows, apply effects and new findings. */
  readonly judgement: Judgement;
  /** The verdict: `still sleeps, still wakes; idle to zero 25 min → 16 min`. Without the name. */
  readonly sentence: string;
  /** `null` for one that is created. */
  readonly before: EndpointBehaviour | null;
  /** `null` for one that is deleted or forgotten. */
  readonly after: EndpointBehaviour | null;
  readonly rows: readonly ComparedRow[];
  readonly apply: readonly ApplyEffect[];
  readonly findings: FindingChanges;
  /** After the change, or before it if nothing is left. */
  readonly wakePaths: readonly WakePath[];
  /** The parts of `firstAnswerSeconds` after the change, in seconds; empty if nothing wakes it. */
  readonly wakePhases: readonly { readonly name: string; readonly seconds: number }[];
  /** Changes of its resources. */
  readonly changes: readonly ResourceChange[];
}

/** A limit that the user set, and whether the change meets it. */
export interface Budget {
  readonly option: "--max-monthly-cost" | "--max-wake" | "--max-idle-to-zero";
  /** USD or seconds. */
  readonly limit: number;
  /** `null`: it cannot be said, such as for an endpoint that is not priced. */
  readonly value: number | null;
  /** The endpoint; `null` for the sum of all. */
  readonly endpoint: string | null;
  readonly isMet: boolean;
  /** One sentence. */
  readonly text: string;
}

/** What was simulated, for the footer. */
export interface ReviewedTraffic {
  /** Name of the traffic, such as `weekday`. */
  readonly name: string;
  /** Whether the user chose it. */
  readonly isDefault: boolean;
  readonly seconds: number;
  /** Simulation runs for each endpoint, with different random seeds. */
  readonly runs: number;
}

/** What a change does to behaviour, to cost and while it is applied: plain data. Equal input gives equal output. */
export interface ChangeReview {
  readonly formatVersion: "1";
  /** Names the change among others of one pull request; `default` if the user gave none. */
  readonly stack: string;
  /** What was compared, as given. `before` is `null` for the prior state that a plan contains. */
  readonly sources: readonly { readonly before: string | null; readonly after: string }[];
  readonly traffic: ReviewedTraffic;
  /** Whether nothing changes that this package knows: no behaviour, no finding, and the apply does nothing. */
  readonly isEmpty: boolean;
  readonly judgement: Judgement;
  /** One line on all: `2 endpoints: 1 worse, 1 unchanged; USD 312.00 → USD 268.00 a month`. */
  readonly sentence: string;
  /** Of all endpoints that are priced. `null`: none is. */
  readonly monthlyCost: { readonly before: Range | null; readonly after: Range | null; readonly notPriced: number };
  /** Limits of the sources after the change. */
  readonly limits: readonly ReviewedLimit[];
  /** Those that are worse first, then by name. */
  readonly endpoints: readonly EndpointChange[];
  /** Effects that belong to no endpoint. */
  readonly apply: readonly ApplyEffect[];
  /** All findings, each once. */
  readonly findings: FindingChanges;
  /** The findings that affect no endpoint. */
  readonly elsewhere: FindingChanges;
  /** All changes of resources that this package reads. */
  readonly changes: readonly ResourceChange[];
  readonly budgets: readonly Budget[];
  readonly notLookedInto: readonly Unread[];
}
