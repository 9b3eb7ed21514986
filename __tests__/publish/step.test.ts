import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Annotation, destinationOf, publish, type ReviewPost } from "../../src/publish";
import { scratchFolder } from "../support/files";
import { SteppingClock } from "../support/stepping-clock";
import { reviewPost } from "./support/posts";

const files = scratchFolder();
let folders = 0;

/** Publishes in a step of GitHub Actions, and returns what the runner finds. */
async function step(review: ReviewPost, { before = "" } = {}) {
  folders += 1;
  const folder = `step-${folders}`;
  const env = {
    GITHUB_ACTIONS: "true",
    GITHUB_STEP_SUMMARY: files.write(`${folder}/summary`, before),
    GITHUB_OUTPUT: files.write(`${folder}/output`, ""),
    RUNNER_TEMP: files.path(folder),
  };
  const commands: string[] = [];
  const published = await publish(review, destinationOf("github-step", {}, env), {
    env,
    clock: new SteppingClock(),
    writeCommand: (line) => commands.push(line),
  });
  return {
    published,
    commands,
    summary: readFileSync(env.GITHUB_STEP_SUMMARY, "utf8"),
    summaryBytes: statSync(env.GITHUB_STEP_SUMMARY).size,
    outputs: outputsIn(readFileSync(env.GITHUB_OUTPUT, "utf8")),
    raw: readFileSync(env.GITHUB_OUTPUT, "utf8"),
  };
}

/** As the runner reads the file. */
function outputsIn(text: string): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const lines = text.split("\n");
  for (let index = 0; index < lines.length - 1; ) {
    const [name = "", delimiter] = (lines[index] ?? "").split("<<");
    const end = lines.indexOf(delimiter ?? "", index + 1);
    outputs[name] = lines.slice(index + 1, end).join("\n");
    index = end + 1;
  }
  return outputs;
}

const MOST_BYTES = 1024 * 1024;

const annotation = (change: Partial<Annotation> = {}): Annotation => ({
  level: "error",
  file: "infra/chat.ts",
  line: 12,
  title: "W05 wake-threshold",
  message: "threshold is 2",
  ...change,
});

describe("the summary of a step", () => {
  it("has the review after what other commands wrote", async () => {
    const { summary } = await step(reviewPost(), { before: "# Plan\n" });
    expect(summary).toBe("# Plan\n\n**chat: still sleeps, still wakes**\n");
  });

  it.each([
    [MOST_BYTES - 200, true],
    [MOST_BYTES - 20, false],
    [MOST_BYTES + 5, false],
  ])("with %s bytes before stays below 1 MiB where it was: %s", async (bytes, hasReview) => {
    const { summary, summaryBytes } = await step(reviewPost(), { before: "x".repeat(bytes) });
    expect(summary.includes("still wakes")).toBe(hasReview);
    expect(summaryBytes).toBeLessThan(Math.max(MOST_BYTES, bytes + 1));
  });

  it("counts bytes and says that the review is left out", async () => {
    const { summary, summaryBytes } = await step(reviewPost({ markdown: "€".repeat(50_000) }), {
      before: "x".repeat(MOST_BYTES - 100_000),
    });
    expect(summary).toContain("The review is left out");
    expect(summaryBytes).toBeLessThan(MOST_BYTES);
  });
});

describe("annotations", () => {
  it("show errors in the changed files, and no warnings", async () => {
    const { commands } = await step(reviewPost({ annotations: [annotation(), annotation({ level: "warning" })] }));
    expect(commands).toEqual(["::error file=infra/chat.ts,line=12,title=W05 wake-threshold::threshold is 2"]);
  });

  it("are at most ten, of which the last says how many more there are", async () => {
    const of = async (count: number) =>
      (await step(reviewPost({ annotations: Array.from({ length: count }, () => annotation()) }))).commands;
    expect(await of(10)).toHaveLength(10);
    expect((await of(10)).at(-1)).toContain("threshold");
    expect(await of(13)).toHaveLength(10);
    expect((await of(13)).at(-1)).toBe("::error::4 more errors are in the review");
  });

  it("cannot become other commands", async () => {
    const hostile = annotation({
      file: "a,line=1::b\n::set-output name=x::y",
      title: "t,file=/etc/passwd::",
      message: "m\r\n::stop-commands::x 100%0A\u001b[31m",
    });
    const { commands } = await step(reviewPost({ annotations: [hostile] }));
    expect(commands).toHaveLength(1);
    const [command = ""] = commands;
    expect(["\r", "\n", "\u001b"].filter((character) => command.includes(character))).toEqual([]);
    const [, properties = "", message] = /^::error (.*?)::(.*)$/.exec(command) ?? [];
    expect(properties.split(",").map((property) => property.split("=")[0])).toEqual(["file", "line", "title"]);
    expect(message).toContain("100%250A");
  });
});

describe("outputs", () => {
  it("have any lines, and name the file with the Markdown", async () => {
    const { outputs } = await step(reviewPost({ outputs: { verdict: "worse", sentence: "one\ntwo<<EOF\nEOF" } }));
    expect(outputs).toMatchObject({ verdict: "worse", sentence: "one\ntwo<<EOF\nEOF" });
    expect(readFileSync(outputs["markdown-path"] ?? "", "utf8")).toBe(reviewPost().markdown);
  });

  it("name the file of a stack whose name has too many bytes for a file, and of another one differently", async () => {
    const [left, right] = [
      await step(reviewPost({ stack: "推".repeat(80) })),
      await step(reviewPost({ stack: "理".repeat(80) })),
    ];
    const names = [left, right].map(({ outputs }) => basename(outputs["markdown-path"] ?? ""));
    expect(names.every((name) => name.endsWith(".md") && Buffer.byteLength(name) <= 255)).toBe(true);
    expect(names[0]).not.toBe(names[1]);
  });

  it("have a delimiter that nobody can know", async () => {
    const [left, right] = [await step(reviewPost()), await step(reviewPost())];
    const delimiter = ({ raw }: { raw: string }) => /<<(.*)/.exec(raw)?.[1];
    expect(delimiter(left)).toMatch(/^end_[0-9a-f-]{36}$/);
    expect(delimiter(left)).not.toBe(delimiter(right));
  });
});

describe("outside of a step", () => {
  it("nothing is written", async () => {
    const commands: string[] = [];
    const world = { env: {}, clock: new SteppingClock(), writeCommand: (line: string) => commands.push(line) };
    const post = reviewPost({ annotations: [annotation()] });
    expect(await publish(post, { kind: "github-step" }, world)).toMatchObject({ result: "nothing to do" });
    expect(commands).toEqual([]);
  });

  it("a file that cannot be written is named by its variable", async () => {
    const env = { GITHUB_STEP_SUMMARY: files.path("none/summary") };
    const world = { env, clock: new SteppingClock(), writeCommand: () => undefined };
    await expect(publish(reviewPost(), { kind: "github-step" }, world)).rejects.toThrow(
      "GITHUB_STEP_SUMMARY: the file cannot be written (ENOENT)",
    );
  });
});
