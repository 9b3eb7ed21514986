import type { When } from "../behaviour";
import type { Fix } from "../rules/finding";
import type { Severity } from "../rules/rule";
import type { Limit, SourceLine } from "../topology";
import type { LiveState } from "./live-state";
import type { SleepReason, WakeReason } from "./reason";

/** Answer to a question; `unknown` if the source does not contain what decides it. */
export type Answer = "yes" | "no" | "unknown";

/** Whether an endpoint scales to zero and wakes, and when. */
export interface Verdict {
  /** Whether the endpoint scales to zero. */
  readonly sleeps: Answer;
  /** Whether a request wakes it. */
  readonly wakes: Answer;
  /** When it scales to zero, or why it does not. */
  readonly sleepsWhen: SleepReason;
  /** What wakes it, or why nothing does. */
  readonly wakesWhen: WakeReason;
  /** What no finding says: why an answer is unknown, or that nothing scales. */
  readonly remarks: readonly string[];
}

/**
 * State of a link of a wake path. `broken`: a rule reports an error; `missing`: the resource does not exist; `unknown`: the
 * source does not contain it.
 */
export type LinkState = "holds" | "broken" | "missing" | "unknown";

/** One step between a request and the instance that answers it. */
export interface Link {
  /** Such as `policy llm-wake (+1)`. */
  readonly text: string;
  /** State of the step. */
  readonly state: LinkState;
  /** Ids of the rules that report an error about it. */
  readonly rules: readonly string[];
}

/** The steps from a request to an instance, for an inference component or the queue of a variant. */
export interface WakePath {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  /** The steps, in their order. */
  readonly links: readonly Link[];
}

/** Where something is written, for people and for tools. */
export interface Place {
  /** File or folder that it was read from, as it was given. */
  readonly file: string;
  /** Address in Terraform; in a live account the ARN, or the call that failed. */
  readonly address: string;
  /** Stack of CDKTF. @default - one stack, or none */
  readonly stack?: string;
  /** Path of the construct. @default - not known */
  readonly constructPath?: string;
  /** Line of the program. @default - not known */
  readonly sourceLine?: SourceLine;
}

/** A finding of a rule. */
export interface ReviewedFinding {
  /** Id of the rule: `W05`. */
  readonly id: string;
  /** Name of the rule: `wake-threshold`. */
  readonly slug: string;
  /** How severe it is. */
  readonly severity: Severity;
  /** The requirement. */
  readonly title: string;
  /** The fact, with the actual value. */
  readonly what: string;
  /** The consequence in AWS. */
  readonly why: string;
  /** The edit that fixes it. */
  readonly fix: Fix;
  /** Address of the document that states the requirement. */
  readonly source: string;
  /** Where the resource is. */
  readonly place: Place;
  /** Addresses of the other resources that it is about. */
  readonly about: readonly string[];
  /** The finding that causes this one. The fix of the cause fixes this one, too. @default - it has no such cause */
  readonly followsFrom?: ReviewedFinding;
}

/** An acknowledged finding: it is reported and does not fail a check. */
export interface AcknowledgedFinding extends ReviewedFinding {
  /** Why the finding is accepted. */
  readonly reason: string;
  /** True if the source contains the acknowledgement, and not a file or the options. */
  readonly inSource: boolean;
}

/** One path to zero capacity or from zero capacity. */
export interface ReviewedWay {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  /** `down` to zero, `up` from zero. */
  readonly direction: "down" | "up";
  /** What changes the capacity. */
  readonly by: "target tracking" | "step scaling" | "scheduled action" | "schedule";
  /** What starts it. */
  readonly when: When;
  /** `broken` if a rule reports an error or a step is missing. */
  readonly state: "holds" | "broken" | "unknown";
  /** Addresses of the resources on the path; the scalable target is the last. */
  readonly through: readonly string[];
  /** What is wrong or unknown, in words. */
  readonly why: readonly string[];
  /** Ids of the rules that report something about its resources. */
  readonly rules: readonly string[];
}

/** Everything about one endpoint. */
export interface EndpointReview {
  /** Name of the endpoint, or its address if the name is not known. */
  readonly name: string;
  /** Where the endpoint is. */
  readonly place: Place;
  /** Whether it scales to zero and wakes. */
  readonly verdict: Verdict;
  /** State in the account. @default - the source is no live account */
  readonly live?: LiveState;
  /** The wake path of each component or queue. */
  readonly wakePaths: readonly WakePath[];
  /** All paths to zero and from zero. */
  readonly ways: readonly ReviewedWay[];
  /** Its findings. A finding about a shared resource, such as a role, is in each endpoint that uses it. */
  readonly findings: readonly ReviewedFinding[];
  /** Its acknowledged findings. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** Something that was not read. It may contain more resources. */
export interface Unread {
  /** Type of the resource, or what was not read. */
  readonly type: string;
  /** Where it is. */
  readonly place: Place;
  /** Why it was not read. @default - this program does not read its type */
  readonly reason?: string;
}

/** Why a source is incomplete, or is not the final state. */
export interface ReviewedLimit extends Limit {
  /** File or folder, as it was given. */
  readonly file: string;
}

/** Everything about one or more sources, in a fixed order. */
export interface Review {
  /** Why sources are incomplete; usually empty. */
  readonly limits: readonly ReviewedLimit[];
  /** The endpoints, by name. */
  readonly endpoints: readonly EndpointReview[];
  /** All findings, each once: the most severe first, and each before the findings that it causes. */
  readonly findings: readonly ReviewedFinding[];
  /** Those of `findings` that belong to no endpoint. */
  readonly elsewhere: readonly ReviewedFinding[];
  /** All acknowledged findings. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** What was not read. */
  readonly notLookedInto: readonly Unread[];
  /** Files and folders without a resource of SageMaker. */
  readonly nothingIn: readonly string[];
  /** Files and folders with resources of SageMaker, but without an endpoint. */
  readonly noEndpointIn: readonly string[];
}
