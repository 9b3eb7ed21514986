import { expiredAcknowledgement, unusedAcknowledgement } from "./acknowledgements";
import { allRules } from "./all-rules";
import { driftRules } from "./drift";
import type { PageRule } from "./rule-page";

/** All rules that a report can name by an id. Each has a page. */
export const explainedRules: readonly PageRule[] = [
  ...allRules,
  ...driftRules,
  unusedAcknowledgement,
  expiredAcknowledgement,
];
