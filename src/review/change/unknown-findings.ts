import { affectedAnswers } from "../../rules/affected-answers";
import { nodeKey, type ResourceChange } from "../../topology";
import type { ReviewedFinding, Verdict } from "../review";
import { argumentOf } from "./finding-changes";

/** What is known of the state after a change, to say whether a finding that is no more is fixed. */
export class UnknownFindings {
  private readonly changes: ReadonlyMap<string, ResourceChange>;

  /** @param verdictOf the verdict on the endpoint of a finding after the change. @default - it has none */
  constructor(
    changes: readonly ResourceChange[],
    private readonly verdictOf: (finding: ReviewedFinding) => Verdict | undefined,
  ) {
    this.changes = new Map(changes.map((change) => [nodeKey(change), change]));
  }

  /** Whether the argument of the finding, or what the finding means for its endpoint, is known only after apply. */
  has(finding: ReviewedFinding, key: string): boolean {
    const own = this.changes.get(key)?.attributes.filter(({ path }) => isAt(path, argumentOf(finding))) ?? [];
    if (own.some(({ after: { kind } }) => kind === "unknown" || kind === "sensitive")) {
      return true;
    }
    // An argument that changes to a known value was judged. Otherwise the finding is silent for another reason.
    return own.length === 0 && finding.severity === "error" && this.isAnswerUnknown(finding);
  }

  private isAnswerUnknown(finding: ReviewedFinding): boolean {
    const { sleeps, wakes } = this.verdictOf(finding) ?? {};
    const affected = affectedAnswers(finding.id);
    return (affected.sleeps && sleeps === "unknown") || (affected.wakes && wakes === "unknown");
  }
}

/** Whether an argument is at a path: `min_capacity`, or a block around it. */
const isAt = (path: string, argument: string): boolean => argument !== "" && path.split(/[.[\]]+/).includes(argument);
