import { aboutAcknowledgements, review } from "../review";
import { expiredAcknowledgement, unusedAcknowledgement } from "../rules/acknowledgements";
import { checkedSources } from "../rules/checked-findings";
import { driftRules } from "../rules/drift";
import { readAcknowledgements } from "./acknowledgements";
import { ExitCode } from "./exit-code";
import { explain } from "./explain";
import { inputPaths, readInputs } from "./inputs";
import { type Io, widthOf } from "./io";
import { checkOutput } from "./output-file";
import { type PrintOptions, print, printReview } from "./printed-review";
import { linesOfInputs } from "./review-sources";

/** The options from commander. */
export interface CheckOptions extends PrintOptions {
  /** One for all paths, or one for each. Empty: none. @default - what lies beside each plan */
  readonly source?: readonly string[];
  readonly acknowledgements?: string;
  readonly explain?: string;
}

/** Reads, checks and prints: `scale-to-zero check`. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const rules = io.rules();
  if (options.explain !== undefined) {
    const others = [...driftRules, unusedAcknowledgement, expiredAcknowledgement];
    const { allNotChecked }: typeof import("../rules/all-rules") = require("../rules/all-rules");
    print(
      explain(options.explain, { rules, others, notChecked: allNotChecked }, widthOf(io.stdout)),
      options.output,
      io,
    );
    return ExitCode.GOOD;
  }
  const now = new Date();
  // Before the inputs: an error in a small file must not be reported after a minute of reading large ones.
  const { file, acknowledgements } = readAcknowledgements(options.acknowledgements, io.cwd);
  checkOutput(options.output, [...inputPaths(paths, io), file], io.cwd);
  const inputs = await readInputs(paths, io, (count) => linesOfInputs(count, options.source, io.cwd));
  const { sources, acknowledgementProblems } = checkedSources(inputs, { rules, now, acknowledgements });
  return printReview(review([...sources, ...aboutAcknowledgements(file, acknowledgementProblems)]), options, io);
}
