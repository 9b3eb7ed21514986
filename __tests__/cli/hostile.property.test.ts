import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import fc from "fast-check";
import { AwsReadError } from "../../src/aws/errors";
import { writeFault } from "../../src/cli/fault";
import { relayLines } from "../../src/cli/relayed-lines";
import { WaitLines } from "../../src/cli/wait-lines";
import { scaleToZero, stackJson } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { ATOMS, arbitraryHostile } from "../support/hostile";
import { logProblems } from "../support/log-problems";

const files = scratchFolder();
const RUNS = { numRuns: 40 };

/** No name of a file has these. */
const inName = (text: string): string => text.replaceAll("/", "").replaceAll("\u0000", "").slice(0, 40);

/** What a run prints is obeyed by nobody. @returns the lines of stderr */
function calm({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): readonly string[] {
  expect(logProblems(stdout)).toEqual([]);
  expect(logProblems(stderr)).toEqual([]);
  return stderr.trimEnd().split("\n");
}

/** A text can look like a command: `evilx` is near `review`. */
const SUGGESTION = /^\(Did you mean [a-z]+\?\)$/;

describe("an error", () => {
  const OPTIONS = [
    (text: string) => ["check", `./${inName(text)}`],
    (text: string) => ["check", "-", "--acknowledgements", `./${inName(text)}`],
    (text: string) => ["check", "-", "--explain", text],
    (text: string) => ["check", "-", "--format", text],
    (text: string) => ["check", "-", "--fail-on", text],
    (text: string) => ["check", "-", `--${text}x`],
    (text: string) => ["check", "-", "-o", `./no/${inName(text)}`],
    (text: string) => [`${text}x`],
    (text: string) => ["modules", `./absent${inName(text)}`],
    (text: string) => ["verify", "--endpoint", `${text}!`],
    (text: string) => ["verify", "--timeout", `${text}x`],
    (text: string) => ["verify", "--endpoint-url", text],
    (text: string) => ["verify", "--state", `./${inName(text)}`],
    (text: string) => ["local", "--port", `${text}x`],
    (text: string) => ["simulate", "-", "--traffic", `./${inName(text)}`],
    (text: string) => ["simulate", "-", "--traffic", `absent${text}`],
    (text: string) => ["simulate", "-", "--timing", `absent${text}`],
    (text: string) => ["simulate", "-", "--time-zone", `x${text}`],
    (text: string) => ["simulate", "-", "--start", `x${text}`],
    (text: string) => ["simulate", "-", "--days", `x${text}`],
    (text: string) => ["simulate", "-", "--fail", `x${text}`],
    (text: string) => ["simulate", "-", "--price", `x${text}`],
    (text: string) => ["simulate", "-", "--region", `x${text}`],
    (text: string) => ["simulate", "-", "--assume", `x${text}`],
    (text: string) => ["simulate", "-", "--endpoint", `x${text}`],
  ] as const;

  it.each(OPTIONS.map((argv) => [argv("…").join(" "), argv] as const))("about %s is one line", async (_, argv) => {
    for (const text of ATOMS) {
      const given = argv(text);
      const told = await scaleToZero(given, { cwd: files.path("."), stdin: JSON.stringify(stackJson()) });
      const lines = calm(told).filter((line) => !SUGGESTION.test(line));
      expect([given, lines.length]).toEqual([given, 1]);
    }
  });

  it("still has a line for the command that was meant", async () => {
    const { stderr } = await scaleToZero(["chek"]);
    expect(stderr).toBe("error: unknown command 'chek'\n(Did you mean check?)\n");
  });

  it("says in one line which version a file claims", async () => {
    const version = "\n::error::pwned\u001b[31m";
    const told = await scaleToZero(["check", "-"], {
      stdin: JSON.stringify({ format_version: version, planned_values: {} }),
    });
    expect(told.code).toBe(2);
    expect(calm(told)).toHaveLength(1);
    expect(told.stderr).toContain("format_version is \\u000a::error::pwned\\u001b[31m, must be 1.x");
  });

  it("says in one line what a file holds", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryHostile, async (text) => {
        for (const document of [
          { format_version: text, planned_values: {} },
          { format_version: "1.0", planned_values: { root_module: text } },
          { format_version: "1.0", planned_values: { root_module: { resources: [{ type: text, address: 1 }] } } },
          { [text]: text },
        ]) {
          const told = await scaleToZero(["check", "-"], { stdin: JSON.stringify(document) });
          expect(calm(told)).toHaveLength(1);
        }
      }),
      RUNS,
    );
  });

  it("of this program shows where it happened, and forges no frame", () => {
    let printed = "";
    const output = { write: (text: string) => (printed += text) };
    writeFault(output, "scale-to-zero failed", new Error("a\n    at ::error::b\n##vso[task.complete]"));
    const [first = "", ...frames] = printed.trimEnd().split("\n");
    expect(first).toBe("scale-to-zero failed: Error: a\\u000a    at ::error::b\\u000a##vso[task.complete]");
    expect(frames.length).toBeGreaterThan(0);
    expect(frames.filter((line) => !/^ {4}at .*\.[jt]s:\d+:\d+\)?$|^ {4}at /.test(line))).toEqual([]);
    expect(frames.join("\n")).not.toContain("::error::");
  });
});

describe("a report", () => {
  it.each(["text", "json", "markdown", "sarif", "junit"])(
    "on hostile names is obeyed by nobody, as %s",
    async (format) => {
      for (const text of ATOMS) {
        calm(await scaleToZero(["check", "-", "--format", format], { stdin: JSON.stringify(stackJson(text)) }));
      }
    },
  );

  it("is obeyed by nobody where it is a file at first", async () => {
    const file = files.path("report.txt");
    await scaleToZero(["check", "-", "-o", file], { stdin: JSON.stringify(stackJson("::error::pwned")) });
    const printed = readFileSync(file, "utf8");
    expect(printed).toContain("pwned");
    expect(logProblems(printed)).toEqual([]);
  });

  it("of honest names is not touched", async () => {
    const { stdout } = await scaleToZero(["check", "-"], { stdin: JSON.stringify(stackJson()) });
    expect(stdout).not.toContain("\\u");
  });
});

describe("what AWS answers", () => {
  it("adds no line to the progress", () => {
    for (const text of ATOMS) {
      const written: string[] = [];
      const lines = new WaitLines({ write: (line) => written.push(line) });
      const pending = [{ endpoint: `llm${text}`, what: [`the endpoint is ${text}`], seconds: 0 }];
      lines.tell({ seconds: 0, settled: 0, endpoints: 1, pending, pauseSeconds: 4 });
      expect(written.join("").split("\n")).toHaveLength(2);
      expect(written.join("")).not.toMatch(/(?!\n)\p{Cc}/u);
    }
  });

  it("is one line of an error", async () => {
    const message = "AWS failed (InternalFailure: boom \u001b[31mred\u0007\n::error::inj)";
    const told = await scaleToZero(["check", "-"], {
      rules: [
        new Proxy(Object.create(null), {
          get: () => {
            throw new AwsReadError("service", message);
          },
        }),
      ],
      stdin: JSON.stringify(stackJson()),
    });
    expect(calm(told)).toHaveLength(1);
    expect(told.stderr).toContain("boom \\u001b[31mred\\u0007\\u000a::error::inj");
  });
});

describe("what a program prints", () => {
  const relayed = async (...chunks: readonly string[]): Promise<readonly string[]> => {
    const stream = new PassThrough();
    const written: string[] = [];
    relayLines(stream, { write: (text) => written.push(text) });
    const ended = new Promise((done) => stream.once("end", done));
    for (const chunk of chunks) {
      stream.write(chunk);
    }
    stream.end();
    await ended;
    return written;
  };

  it("is passed on in whole lines, however it comes", async () => {
    expect(await relayed("a ##v", "so[b]\nc", "\n")).toEqual(["a ##vso[b]\n", "c\n"]);
    expect(await relayed("a\r\nb")).toEqual(["a\n", "b\n"]);
    const lines = "x\n".repeat(40_000);
    expect(await relayed("a", `${lines}##v`, "so[b]\n")).toEqual([`a${lines}`, "##vso[b]\n"]);
  });

  it("is not held back for ever", async () => {
    const long = "x".repeat(70_000);
    expect(await relayed(long, "y")).toEqual([`${long}\n`, "y\n"]);
  });

  it("is obeyed by nobody", async () => {
    const app = files.write("app.js", 'process.stderr.write("::error::a\\n##vso[b.c]d\\n"); process.exit(1);');
    const told = await scaleToZero(["modules", app], { cwd: files.path(".") });
    expect(calm(told)).toHaveLength(3);
    expect(told.stderr).toContain("\\u003a:error::a\n\\u0023#vso[b.c]d\n");
  });
});
