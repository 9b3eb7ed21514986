import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { scaleToZero, stackJson } from "../../__tests__/support/command-line";
import { allRules } from "../../src/rules/all-rules";
import { edited, textEdits } from "../generators/edits";
import { anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

/**
 * Words of a command line. `local` is not among them, which listens until it is stopped, nor is `modules`, which runs
 * programs, nor a plain name of an endpoint, which calls AWS.
 */
const OPTIONS = [
  ...[
    "--format",
    "-f",
    "--format=sarif",
    "--fail-on",
    "--fail-on=note",
    "--explain",
    "--acknowledgements",
    "--help",
    "-h",
  ],
  ...[
    "--version",
    "--",
    "-",
    "--outputs",
    "--state",
    "--plan",
    "--timeout",
    "--timeout=0",
    "--endpoint-url",
    "--region",
  ],
  ...["--profile", "--print-iam-policy", "--no-format", "--formatt", "-fjson", "-V"],
];
const VALUES = [
  ...[
    "text",
    "json",
    "markdown",
    "sarif",
    "junit",
    "note",
    "never",
    "error",
    "W05",
    "ZZZ",
    "w05",
    "0",
    "90s",
    "1h",
    "-1",
  ],
  ...[
    "good.json",
    "bad.json",
    "acknowledgements.json",
    "missing.json",
    ".",
    "http://127.0.0.1:1",
    "ftp://x",
    "us-east-1",
  ],
];

const word = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...OPTIONS) },
  { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
  // What is no path: a file of the machine must not be read by chance, and none be written.
  { weight: 1, arbitrary: anyText.filter((text) => !/^-\w*o|^--o|\//.test(text) && !text.includes("\0")) },
);

const COMMANDS = ["check", "check", "check", "verify", "help", "chekc", ""];

const input = fc.record({
  argv: fc
    .tuple(fc.constantFrom(...COMMANDS), fc.array(word, { maxLength: 6 }))
    .map(([command, words]) => [command, ...words]),
  stdin: fc.oneof(
    fc.constant(JSON.stringify(stackJson())),
    textEdits.map((edits) => edited(JSON.stringify(stackJson()), edits)),
  ),
});

/** Every code that the command is documented to end with, but that of a fault of its own. */
const CODES = [0, 2, 3];

let folder: string | undefined;

/** Some files to name, gone with the process. */
function inFolder(): string {
  if (folder === undefined) {
    const made = mkdtempSync(join(tmpdir(), "scale-to-zero-fuzz-"));
    process.once("exit", () => rmSync(made, { recursive: true, force: true }));
    writeFileSync(join(made, "good.json"), JSON.stringify(stackJson()));
    writeFileSync(join(made, "bad.json"), '{"resource":[');
    const acknowledgement = { rule: "W05", address: "*", reason: "known" };
    writeFileSync(join(made, "acknowledgements.json"), JSON.stringify({ acknowledgements: [acknowledgement] }));
    folder = made;
  }
  return folder;
}

/** Arguments of the command, and what is piped into it. */
export const commandLine: Target = {
  name: "command-line",
  batch: 200,
  hasShape: true,
  inputs: () => input.map((one) => JSON.stringify(one)),
  async run(text) {
    const { argv, stdin } = JSON.parse(text) as { argv: string[]; stdin: string };
    const cwd = inFolder();
    const { code, stdout, stderr } = await scaleToZero(argv, {
      stdin: Buffer.from(stdin, "latin1"),
      rules: allRules,
      cwd,
    });
    if (!CODES.includes(code) || /\n\s+at .*:\d+:\d+\)?$/m.test(stderr)) {
      throw new Violation(`exit code ${code}: ${stderr}`);
    }
    if (code === 2 && stderr.trim() === "") {
      throw new Violation("exit code 2 and not a word why");
    }
    return [code, stdout, stderr].join("\n").replaceAll(cwd, "");
  },
};
