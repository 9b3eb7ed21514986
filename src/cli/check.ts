import { type Format, isAtLeast, type Review, render, review } from "../review";
import { runRules } from "../rules/run-rules";
import { acknowledge, readAcknowledgements } from "./acknowledgements";
import { ExitCode } from "./exit-code";
import { explain } from "./explain";
import type { FailOn } from "./fail-on";
import { readInputs } from "./inputs";
import { type Io, progress, wantsColour } from "./io";
import { packageVersion } from "./package-version";
import { writeWhole } from "./written-file";

/** What commander made of the command line. */
export interface CheckOptions {
  readonly format: Format;
  readonly output?: string;
  readonly failOn: FailOn;
  readonly acknowledgements?: string;
  readonly explain?: string;
}

/** Reads, checks and prints: `scale-to-zero check`. */
export async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<ExitCode> {
  const rules = io.rules();
  if (options.explain !== undefined) {
    print(explain(options.explain, rules), options, io);
    return ExitCode.GOOD;
  }
  const now = new Date();
  // Before the inputs: a mistake in a small file must not be told after a minute of reading large ones.
  const acknowledgements = readAcknowledgements(options.acknowledgements, io.cwd);
  const inputs = await readInputs(paths, io);
  const checked = inputs.map((input) => ({ ...input, findings: runRules(input.topology, rules, { now }) }));
  const result = review(acknowledge(checked, acknowledgements, now));
  const { format, failOn, output } = options;
  const text = render(result, format, {
    colour: output === undefined && wantsColour(io.stdout, io.env),
    ...(failOn === "never" ? {} : { failOn }),
    cwd: io.cwd,
    version: packageVersion(),
  });
  print(text, options, io);
  return fails(result, failOn) ? ExitCode.FINDINGS : ExitCode.GOOD;
}

function print(text: string, { output }: CheckOptions, io: Io): void {
  if (output === undefined) {
    io.stdout.write(text);
    return;
  }
  writeWhole(output, text, io.cwd);
  progress(io, `Wrote ${output}`);
}

const fails = ({ findings }: Review, failOn: FailOn): boolean =>
  failOn !== "never" && findings.some(({ severity }) => isAtLeast(severity, failOn));
