import fc from "fast-check";
import { ALL_TARGETS, targetNamed } from "../../fuzz/all-targets";
import { inputsIn, runBatch } from "../../fuzz/batch";
import { Hand } from "../../fuzz/crew";
import { checkOutput } from "../../fuzz/invariants";
import { optionsOf } from "../../fuzz/options";
import { type Target, Violation } from "../../fuzz/target";
import { FORMATS } from "../../src/review";
import { hostile, print, sample } from "../review/render/rendered";
import { scratchFolder } from "../support/files";

const files = scratchFolder();
const nothingKnown = { known: new Set<string>() };

const targetOf = (run: Target["run"], change: Partial<Target> = {}): Target => ({
  name: "made-up",
  batch: 300,
  inputs: () => fc.array(fc.nat({ max: 30 })).map((numbers) => JSON.stringify(numbers)),
  run,
  ...change,
});

const batch = (number = 0, seed = "a") => ({ seed, target: "made-up", number });

describe("the sequence of inputs", () => {
  const target = targetNamed("evaluator");

  it("is the same for the same seed, however often it is asked for", async () => {
    const first = await inputsIn(target, batch());
    await inputsIn(target, batch(7, "b"));
    expect(await inputsIn(target, batch())).toEqual(first);
    expect(first).toHaveLength(target.batch);
  });

  it("is another one for another seed, and in another batch", async () => {
    const first = await inputsIn(target, batch());
    expect(await inputsIn(target, batch(0, "b"))).not.toEqual(first);
    expect(await inputsIn(target, batch(1))).not.toEqual(first);
  });

  it.each(ALL_TARGETS.map(({ name }) => name))("has texts for %s that a file can hold", async (name) => {
    const one = targetNamed(name);
    const inputs = await inputsIn({ ...one, batch: 50 }, batch());
    const encoding = one.encoding ?? "utf8";
    // Half of a surrogate pair is told as U+FFFD by a file: only targets of bare texts may have it.
    const bare = ["expressions", "durations"].includes(name);
    const kept = inputs.filter((input) => Buffer.from(input, encoding).toString(encoding) === input);
    expect(kept.length).toBeGreaterThanOrEqual(bare ? 20 : inputs.length);
  });
});

describe("a failure", () => {
  const fails = (input: string): string => {
    if (JSON.parse(input).includes(7)) {
      throw new RangeError("seven");
    }
    return "";
  };

  it("is told once with the smallest input, and counted each time", async () => {
    const { inputs, failures } = await runBatch(targetOf(fails), batch(), nothingKnown);
    expect(inputs).toBe(300);
    expect(failures.length).toBeGreaterThan(1);
    expect(failures[0]).toMatchObject({ input: "[7]", failure: expect.stringContaining("RangeError: seven") });
    expect(new Set(failures.map(({ signature }) => signature)).size).toBe(1);
  });

  it("keeps the members of an input that has to have them", async () => {
    const inputs = () =>
      fc.record({ list: fc.array(fc.nat({ max: 9 })), text: fc.string() }).map((one) => JSON.stringify(one));
    const run = (input: string): string => {
      const { list, text } = JSON.parse(input);
      return list.length > 3 && text.length >= 0 ? fails("[7]") : "";
    };
    const { failures } = await runBatch(targetOf(run, { inputs, hasShape: true }), batch(), nothingKnown);
    expect(JSON.parse(failures[0]?.input ?? "")).toEqual({
      list: [expect.anything(), expect.anything(), expect.anything(), expect.anything()],
      text: "",
    });
  });

  it("is an answer that is another one when it is asked for again", async () => {
    let count = 0;
    const { failures } = await runBatch(
      targetOf(() => String(count++)),
      batch(),
      nothingKnown,
    );
    expect(failures[0]?.failure).toContain("the same input gets another answer");
  });

  it("is an answer that is far larger than its input", async () => {
    const run = (input: string) => (input === "[]" ? "x".repeat(30_000_000) : "");
    const { failures } = await runBatch(targetOf(run), batch(), nothingKnown);
    expect(failures[0]?.failure).toContain("gets an answer of 30000000");
  });

  it("is no target that answers", async () => {
    expect(
      (
        await runBatch(
          targetOf(() => "x"),
          batch(),
          nothingKnown,
        )
      ).failures,
    ).toEqual([]);
  });
});

describe("an input that stops its worker", () => {
  const worker = (onMessage: string) =>
    files.write(
      `worker-${onMessage.length}.js`,
      `const { parentPort } = require("node:worker_threads");
       parentPort.on("message", () => { ${onMessage} });
       parentPort.postMessage({ ready: true });`,
    );
  const stopped = async (onMessage: string) => {
    const hand = new Hand(worker(onMessage), { silenceSeconds: 2, megabytes: 50 });
    const result = await hand.run({ seed: "a", target: "durations", number: 0 }, []);
    await hand.stop();
    return result.failures.map(({ failure }) => failure);
  };

  it("is found when it does not end", async () => {
    expect(await stopped("for (;;) {}")).toEqual([expect.stringContaining("does not end within 2 s")]);
  });

  it("is found when it takes all memory", async () => {
    const failures = await stopped("const all = []; for (;;) { all.push(new Array(1000).fill({})); }");
    expect(failures).toEqual([expect.stringContaining("memory limit")]);
  });

  it("is found when it ends the process", async () => {
    expect(await stopped("process.exit(9)")).toEqual([expect.stringContaining("ends the process with 9")]);
  });
});

describe("what every output keeps", () => {
  it.each(FORMATS)("is kept in %s by a sample, and by hostile texts", (format) => {
    for (const review of [sample(), hostile("a\u001b[2Jb\nerror W99 forged\u202e`|<img src=x>@all]]>")]) {
      expect(() => checkOutput(format, print(review, format), review)).not.toThrow();
    }
  });

  it("is kept by code that holds backticks and tags, and by a finding that two endpoints share", () => {
    for (const text of ["` . <img", "``<b>`", "\\`<b>`"]) {
      const review = hostile(text);
      expect(() => checkOutput("markdown", print(review, "markdown"), review)).not.toThrow();
    }
    const review = sample();
    const [endpoint] = review.endpoints;
    const shared = { ...review, endpoints: endpoint === undefined ? [] : [...review.endpoints, endpoint, endpoint] };
    expect(() => checkOutput("text", print(shared, "text"), shared)).not.toThrow();
  });

  it.each([
    ["text", (output: string) => `${output}\u001b[2J\n`, "a control character"],
    ["text", (output: string) => `${output}\u202e\n`, "a control character"],
    ["text", (output: string) => output.trimEnd(), "does not end with a line end"],
    ["text", (output: string) => `${output}  error W99 forged: x\n`.repeat(9), "lines look like findings"],
    ["json", (output: string) => output.slice(1), "Unexpected"],
    ["markdown", (output: string) => `${output}<img src=x>\n`, "more than a text"],
    ["markdown", (output: string) => `${output}\n\`\`a\` <b>b</b>\n`, "more than a text"],
    ["markdown", (output: string) => `${output}\n![x](https://example.com/x.png)\n`, "more than a text"],
    ["markdown", (output: string) => `${output}\n[x](javascript:alert)\n`, "more than a text"],
    ["markdown", (output: string) => `${output}ask @everyone\n`, "more than a text"],
    ["markdown", (output: string) => `${output}ask &#64;everyone\n`, "more than a text"],
    ["markdown", (output: string) => `${output}\nask &#64;everyone\n`, "more than a text"],
    ["markdown", (output: string) => `${output}\n| a | b |\n| --- | --- |\n| a | b | c |\n`, "a row of 5 cells"],
    ["sarif", (output: string) => output.replace('"level": "error"', '"level": "fatal"'), "no SARIF"],
    ["sarif", (output: string) => JSON.stringify({ ...JSON.parse(output), runs: [] }), "line end"],
    ["junit", (output: string) => output.replace("</testsuites>", ""), "no XML"],
    ["junit", (output: string) => output.replace("error: ", "error: \ufffe"), "cannot hold"],
    ["junit", (output: string) => output.replace("error: ", "error: \ud800"), "surrogate"],
  ] as const)("is broken in %s by what is not so (%#)", (format, broken, problem) => {
    const review = sample();
    const check = () => checkOutput(format, broken(print(review, format)), review);
    expect(check).toThrow(Violation);
    expect(check).toThrow(problem);
  });
});

describe("the options", () => {
  it("are a minute, all targets and a new seed each time", () => {
    expect(optionsOf([])).toMatchObject({ minutes: 1, only: [], workers: 2 });
    expect(optionsOf([]).seed).not.toBe(optionsOf([]).seed);
  });

  it.each([
    ["--minutes", "0"],
    ["--minutes", "x"],
    ["--inputs", "-1"],
    ["--unknown", "1"],
  ])("refuse %s %s", (...argv) => {
    expect(() => optionsOf(argv)).toThrow();
  });

  it("refuse a target that there is none of, with those that there are", () => {
    expect(() => targetNamed("evaluators")).toThrow(/reader-bytes.*evaluator/);
  });
});
