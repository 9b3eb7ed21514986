import type { Target } from "./target";
import { acknowledgements } from "./targets/acknowledgements";
import { checkDocuments } from "./targets/check-documents";
import { commandLine } from "./targets/command-line";
import { evaluator } from "./targets/evaluator";
import { expressions } from "./targets/expressions";
import { hclWriter } from "./targets/hcl-writer";
import { localAwsFaults } from "./targets/local-aws-faults";
import { localAwsHttp } from "./targets/local-aws-http";
import { localAwsRequests } from "./targets/local-aws-requests";
import { modulePrinter } from "./targets/module-printer";
import { outputs } from "./targets/outputs";
import { readerBytes } from "./targets/reader-bytes";
import { readerJson } from "./targets/reader-json";
import { renderDocuments } from "./targets/render-documents";
import { renderReviews } from "./targets/render-reviews";
import { rules } from "./targets/rules";
import { durations, schedules } from "./targets/times";
import { trafficFiles } from "./targets/traffic";
import { verifyAnswers } from "./targets/verify-answers";

/** Everything that reads what comes from outside. */
export const ALL_TARGETS: readonly Target[] = [
  readerBytes,
  readerJson,
  checkDocuments,
  expressions,
  evaluator,
  rules,
  renderReviews,
  renderDocuments,
  acknowledgements,
  outputs,
  schedules,
  durations,
  commandLine,
  hclWriter,
  modulePrinter,
  localAwsRequests,
  localAwsHttp,
  localAwsFaults,
  trafficFiles,
  verifyAnswers,
];

/** @throws when there is none of the name */
export function targetNamed(name: string): Target {
  const found = ALL_TARGETS.find((target) => target.name === name);
  if (found === undefined) {
    throw new Error(`there is no target ${name}: ${ALL_TARGETS.map((target) => target.name).join(", ")}`);
  }
  return found;
}
