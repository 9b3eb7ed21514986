import type { When } from "../behaviour";
import type { Fix } from "../rules/finding";
import type { Severity } from "../rules/rule";
import type { Limit, SourceLine } from "../topology";
import type { LiveState } from "./live-state";
import type { SleepReason, WakeReason } from "./reason";

/** What is known about a question: `unknown` where the source hides what decides it. */
export type Answer = "yes" | "no" | "unknown";

/** Whether an endpoint gets to zero, and back. */
export interface Verdict {
  readonly sleeps: Answer;
  /** Whether a request wakes it. */
  readonly wakes: Answer;
  readonly sleepsWhen: SleepReason;
  readonly wakesWhen: WakeReason;
  /** What the findings do not say: why an answer is unknown, or that there is nothing to scale. */
  readonly remarks: readonly string[];
}

/**
 * How a link of a wake path stands. `broken`: a rule says so; `missing`: there is no such resource; `unknown`: the source
 * does not tell.
 */
export type LinkState = "holds" | "broken" | "missing" | "unknown";

/** One station between a request and the instance that answers it. */
export interface Link {
  /** Such as `policy llm-wake (+1)`. */
  readonly text: string;
  readonly state: LinkState;
  /** The rules that say it is broken. */
  readonly rules: readonly string[];
}

/** The way from a request to an instance, for one component or for the queue of one variant. */
export interface WakePath {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  readonly links: readonly Link[];
}

/** Where something is, for people and for tools. */
export interface Place {
  /** The file or folder that it was read from, as it was given. */
  readonly file: string;
  readonly address: string;
  readonly stack?: string;
  readonly constructPath?: string;
  readonly sourceLine?: SourceLine;
}

/** What a rule found, in the words of the rule. */
export interface ReviewedFinding {
  readonly id: string;
  readonly slug: string;
  readonly severity: Severity;
  readonly title: string;
  readonly what: string;
  readonly why: string;
  readonly fix: Fix;
  /** The document that says so. */
  readonly source: string;
  readonly place: Place;
  /** The addresses of other resources that it is about. */
  readonly about: readonly string[];
  /** What it only follows from, and what follows from nothing else: it is mended with that. */
  readonly followsFrom?: ReviewedFinding;
}

/** What somebody acknowledged with a reason: it is told, and fails nothing. */
export interface AcknowledgedFinding extends ReviewedFinding {
  readonly reason: string;
  /** True when the source says so itself, and not a file beside it. */
  readonly inSource: boolean;
}

/** One thing that takes capacity to zero or brings it from there, for programs. */
export interface ReviewedWay {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  readonly direction: "down" | "up";
  readonly by: "target tracking" | "step scaling" | "scheduled action" | "schedule";
  readonly when: When;
  readonly state: "holds" | "broken" | "unknown";
  /** The addresses of the resources that it goes through; the scalable target comes last. */
  readonly through: readonly string[];
  /** What is wrong with it, or not known. */
  readonly why: readonly string[];
  /** The rules that report something about its resources. */
  readonly rules: readonly string[];
}

export interface EndpointReview {
  /** Its name, or its address where the name is not known. */
  readonly name: string;
  readonly place: Place;
  readonly verdict: Verdict;
  /** Only where a live account was looked at. */
  readonly live?: LiveState;
  readonly wakePaths: readonly WakePath[];
  readonly ways: readonly ReviewedWay[];
  /** Those of shared resources, such as a role, are told with every endpoint that uses them. */
  readonly findings: readonly ReviewedFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** Something that may hold more, and that nobody read. */
export interface Unread {
  readonly type: string;
  readonly place: Place;
  /** Why it was not read. @default - it is nothing that this program reads */
  readonly reason?: string;
}

/** Why a source does not show all that there is, or not as it will be. */
export interface ReviewedLimit extends Limit {
  /** The file or folder, as it was given. */
  readonly file: string;
}

/** What there is to say about one or more sources, in a fixed order. */
export interface Review {
  /** What to know of the sources before reading on; most have nothing of the kind. */
  readonly limits: readonly ReviewedLimit[];
  readonly endpoints: readonly EndpointReview[];
  /** All findings, each once: the gravest first, and each before what follows from it. */
  readonly findings: readonly ReviewedFinding[];
  /** Those of `findings` that are about no endpoint. */
  readonly elsewhere: readonly ReviewedFinding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly notLookedInto: readonly Unread[];
  /** The files and folders in which nothing is about SageMaker. */
  readonly nothingIn: readonly string[];
  /** Those in which something is, and nothing to give a verdict on. */
  readonly noEndpointIn: readonly string[];
}
