import type { When } from "../behaviour";
import type { Fix } from "../rules/finding";
import type { Severity } from "../rules/severity";
import type { Limit, SourceLine } from "../topology";
import type { LiveState } from "./live-state";
import type { SleepReason, WakeReason } from "./reason";

/** The answer to a question: `unknown` if the source does not show what decides it. */
export type Answer = "yes" | "no" | "unknown";

/** Whether an endpoint scales to zero and wakes again. */
export interface Verdict {
  /** Whether the endpoint scales to zero. */
  readonly sleeps: Answer;
  /** Whether a request wakes it. */
  readonly wakes: Answer;
  /** When it scales to zero, or why it does not. */
  readonly sleepsWhen: SleepReason;
  /** What wakes it, or why nothing does. */
  readonly wakesWhen: WakeReason;
  /** What no finding states: why an answer is unknown, or why nothing scales. */
  readonly remarks: readonly string[];
}

/**
 * The state of a link of a wake path. `broken`: a rule reports it; `missing`: it does not exist; `unknown`: the source
 * does not show it.
 */
export type LinkState = "holds" | "broken" | "missing" | "unknown";

/** One step between a request and the instance that answers it. */
export interface Link {
  /** Such as `policy llm-wake (+1)`. */
  readonly text: string;
  /** State of the step. */
  readonly state: LinkState;
  /** The rules that report it as broken. */
  readonly rules: readonly string[];
}

/** The wake path from a request to an instance, for one component or for the queue of one variant. */
export interface WakePath {
  /** The component's or variant's name, or its address. */
  readonly of: string;
  /** The steps, in their order. */
  readonly links: readonly Link[];
}

/** The location of something. */
export interface Place {
  /** The file or folder that was read, as given. */
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
  /** The document that states it. */
  readonly source: string;
  /** Where the resource is. */
  readonly place: Place;
  /** The addresses of other affected resources. */
  readonly about: readonly string[];
  /** The root cause: fixing the cause fixes this finding. */
  readonly followsFrom?: ReviewedFinding;
}

/** An acknowledged finding, with the reason. It is reported, and fails nothing. */
export interface AcknowledgedFinding extends ReviewedFinding {
  /** Why the finding is accepted. */
  readonly reason: string;
  /** Whether the source itself contains the acknowledgement, not a file beside it. */
  readonly inSource: boolean;
}

/** Something that scales the capacity to zero or from zero. */
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
  /** The addresses of its resources; the scalable target is the last. */
  readonly through: readonly string[];
  /** What is wrong with it, or unknown. */
  readonly why: readonly string[];
  /** The rules that report findings about its resources. */
  readonly rules: readonly string[];
}

/** Everything about one endpoint. */
export interface EndpointReview {
  /** Its name, or its address if the name is unknown. */
  readonly name: string;
  /** Where the endpoint is. */
  readonly place: Place;
  /** Whether it scales to zero and wakes. */
  readonly verdict: Verdict;
  /** Only in a live account. */
  readonly live?: LiveState;
  /** The wake path of each component or queue. */
  readonly wakePaths: readonly WakePath[];
  /** All paths to zero and from zero. */
  readonly ways: readonly ReviewedWay[];
  /** Findings about a shared resource, such as a role, are listed with each endpoint that uses it. */
  readonly findings: readonly ReviewedFinding[];
  /** Its acknowledged findings. */
  readonly acknowledged: readonly AcknowledgedFinding[];
}

/** A source of further resources that was not read. */
export interface Unread {
  /** Type of the resource, or what was not read. */
  readonly type: string;
  /** Where it is. */
  readonly place: Place;
  /** Why it was not read. @default - this program does not read this type */
  readonly reason?: string;
}

/** Why a source does not show all resources, or not their final state. */
export interface ReviewedLimit extends Limit {
  /** File or folder, as it was given. */
  readonly file: string;
}

/** The review of one or more sources, in a fixed order. */
export interface Review {
  /** Limits of the sources; most sources have none. */
  readonly limits: readonly ReviewedLimit[];
  /** The endpoints, by name. */
  readonly endpoints: readonly EndpointReview[];
  /**
   * All findings that are not acknowledged, each once: the most severe first, and each cause before its consequences.
   * Includes those about acknowledgements.
   */
  readonly findings: readonly ReviewedFinding[];
  /** The members of `findings` that affect no endpoint. */
  readonly elsewhere: readonly ReviewedFinding[];
  /** All acknowledged findings. */
  readonly acknowledged: readonly AcknowledgedFinding[];
  /** What was not read. */
  readonly notLookedInto: readonly Unread[];
  /** The files and folders without SageMaker resources. */
  readonly nothingIn: readonly string[];
  /** The files and folders with SageMaker resources, but without an endpoint. */
  readonly noEndpointIn: readonly string[];
}
