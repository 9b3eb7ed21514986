import type { When } from "../behaviour";
import type { Fix } from "../rules/finding";
import type { Severity } from "../rules/rule";
import type { Limit, SourceLine } from "../topology";
import type { LiveState } from "./live-state";
import type { SleepReason, WakeReason } from "./reason";

/** The answer to a question: `unknown` if the source does not show what decides it. */
export type Answer = "yes" | "no" | "unknown";

/** Whether an endpoint scales to zero and wakes again. */
export interface Verdict {
  readonly sleeps: Answer;
  /** Whether a request wakes it. */
  readonly wakes: Answer;
  readonly sleepsWhen: SleepReason;
  readonly wakesWhen: WakeReason;
  /** What no finding states: why an answer is unknown, or why nothing scales. */
  readonly remarks: readonly string[];
}

/**
 * The state of a link of a wake path. `broken`: a rule reports it; `missing`: it does not exist; `unknown`: the source
 * does not show it.
 */
export type LinkState = "holds" | "broken" | "missing" | "unknown";

/** One station between a request and the instance that answers it. */
export interface Link {
  /** Such as `policy llm-wake (+1)`. */
  readonly text: string;
  readonly state: LinkState;
  /** The rules that report it as broken. */
  readonly rules: readonly string[];
}

/** The wake path from a request to an instance, for one component or for the queue of one variant. */
export interface WakePath {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  readonly links: readonly Link[];
}

/** The location of something. */
export interface Place {
  /** The file or folder that was read, as given. */
  readonly file: string;
  readonly address: string;
  readonly stack?: string;
  readonly constructPath?: string;
  readonly sourceLine?: SourceLine;
}

/** A finding of a rule. */
export interface ReviewedFinding {
  readonly id: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: Fix;
  /** The document that states it. */
  readonly source: string;
  readonly place: Place;
  /** The addresses of other affected resources. */
  readonly about: readonly string[];
  /** The root cause: fixing the cause fixes this finding. */
  readonly followsFrom?: ReviewedFinding;
}

/** An acknowledged finding, with the reason. It is reported, and fails nothing. */
export interface AcknowledgedFinding extends ReviewedFinding {
  readonly reason: string;
  /** Whether the source itself contains the acknowledgement, not a file beside it. */
  readonly inSource: boolean;
}

/** Something that scales the capacity to zero or from zero. */
export interface ReviewedWay {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  readonly direction: "down" | "up";
  readonly by: "target tracking" | "step scaling" | "scheduled action" | "schedule";
  readonly when: When;
  readonly state: "holds" | "broken" | "unknown";
  /** The addresses of its resources; the scalable target is the last. */
  readonly through: readonly string[];
  /** What is wrong with it, or unknown. */
  readonly why: readonly string[];
  /** The rules that report findings about its resources. */
  readonly rules: readonly string[];
}

export interface EndpointReview {
  /** Its name, or its address if the name is unknown. */
  readonly name: string;
  readonly place: Place;
  readonly verdict: Verdict;
  /** Only in a live account. */
  readonly live?: LiveState;
  readonly wakePaths: readonly WakePath[];
  readonly ways: readonly ReviewedWay[];
  /** Findings about a shared resource, such as a role, are listed with each endpoint that uses it. */
  readonly findings: readonly ReviewedFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** A source of further resources that was not read. */
export interface Unread {
  readonly type: string;
  readonly place: Place;
  /** Why it was not read. @default - this program does not read this type */
  readonly reason?: string;
}

/** Why a source does not show all resources, or not their final state. */
export interface ReviewedLimit extends Limit {
  /** The file or folder, as it was given. */
  readonly file: string;
}

/** The review of one or more sources, in a fixed order. */
export interface Review {
  /** Limits of the sources; most sources have none. */
  readonly limits: readonly ReviewedLimit[];
  readonly endpoints: readonly EndpointReview[];
  /** All findings, each once: the most severe first, and each cause before its consequences. */
  readonly findings: readonly ReviewedFinding[];
  /** The members of `findings` that affect no endpoint. */
  readonly elsewhere: readonly ReviewedFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly notLookedInto: readonly Unread[];
  /** The files and folders without SageMaker resources. */
  readonly nothingIn: readonly string[];
  /** The files and folders with SageMaker resources, but without an endpoint. */
  readonly noEndpointIn: readonly string[];
}
