import { readFileSync } from "node:fs";
import { join } from "node:path";
import { POST_CHOICES } from "../../src/cli/commands/publish-options";
import { commentName, reviewPost } from "../../src/cli/review-post";
import { reviewOfRun } from "../../src/cli/serve-run-task";
import { DESTINATIONS } from "../../src/publish";
import { allRules } from "../../src/rules/all-rules";
import { GithubServer, TOKEN } from "../publish/support/github-server";
import { changeReview, finding, place } from "../review/change/support/changes";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { SteppingClock } from "../support/stepping-clock";

const CHANGES = join(__dirname, "../fixtures/changes");
const files = scratchFolder();
let github: GithubServer;

beforeEach(async () => {
  github = new GithubServer();
  await github.start();
});

afterEach(async () => {
  await github.stop();
  expect(github.problems).toEqual([]);
});

const review = (name: string, options: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  scaleToZero(["review", join(CHANGES, name, "plan.json"), "--runs", "1", ...options], {
    rules: allRules,
    env: { ...github.env, ...env },
  });

describe("review --post github", () => {
  it("comments with the Markdown of the review, and prints where", async () => {
    const { code, stderr } = await review("wake-threshold", ["--post", "github", "--fail-on", "never"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^Created the comment https:/) });
    expect(github.comments).toMatchObject([
      { body: expect.stringMatching(/^<!-- scale-to-zero: stack=default -->\n.*Scale to zero/) },
    ]);
  });

  it("leaves the comment alone in the next run", async () => {
    await review("wake-threshold", ["--post", "github"]);
    const { stderr } = await review("wake-threshold", ["--post", "github"], { GITHUB_RUN_ID: "2" });
    expect(stderr).toContain("Left unchanged");
  });

  it("creates no comment for a change that changes nothing", async () => {
    const { stderr } = await review("no-change", ["--post", "github"]);
    expect(stderr).toContain("there is no comment to close");
    expect(github.comments).toEqual([]);
  });

  it("keeps the exit code for a token of a fork, and writes the summary", async () => {
    const answer = { status: 403, body: { message: "Resource not accessible by integration" } };
    github.failures.push({ when: /^POST/, answer }, { when: /^POST/, answer });
    const env = { GITHUB_STEP_SUMMARY: files.write("summary.md", "") };
    const { code, stderr } = await review("wake-threshold", ["--post", "github", "--fail-on", "never"], env);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining("the token may not write it") });
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, "utf8")).toContain("Scale to zero");
    expect((await review("wake-threshold", ["--post", "github"], env)).code).toBe(3);
  });

  it("ends with exit code 1 if GitHub fails, and with that of the review if it fails itself", async () => {
    const answer = { status: 422, body: { message: `no ${TOKEN}` } };
    github.failures.push({ when: /^POST/, answer }, { when: /^POST/, answer });
    const { code, stderr } = await review("wake-threshold", ["--post", "github", "--fail-on", "never"]);
    expect(code).toBe(1);
    expect(stderr).toContain("GitHub answers 422: no ***");
    expect((await review("wake-threshold", ["--post", "github"])).code).toBe(3);
  });

  it("ends with exit code 2 before it reads a plan if the pull request is unknown", async () => {
    const { code, stdout, stderr } = await review("wake-threshold", ["--post", "github"], { GITHUB_REF: "" });
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: "",
      stderr: expect.stringContaining("Set --pull-request NUMBER"),
    });
  });

  it("prints annotations as commands, and everything else without any", async () => {
    const env = { GITHUB_ACTIONS: "true" };
    const { stderr } = await review("wake-threshold", ["--post", "github-step"], env);
    expect(stderr.split("\n").filter((line) => line.startsWith("::error file="))).not.toEqual([]);
  });
});

it("offers each place to publish to", () => expect(POST_CHOICES).toEqual(DESTINATIONS));

describe("what is published", () => {
  const io = { cwd: "/srv/infra", env: { GITHUB_WORKSPACE: "/srv" } };

  it("has lines relative to the root of the repository, new errors first, and no warnings", () => {
    const old = finding({ what: "old", place: place("a", 3) });
    const findings = {
      new: [finding({ what: "new" }), finding({ severity: "warning" })],
      fixed: [],
      unchanged: [old],
      acknowledged: [],
    };
    const { annotations } = reviewPost(changeReview({ findings }), {}, io);
    expect(annotations).toMatchObject([
      { file: "infra/main.tf", line: 41, title: "W05 wake-threshold", message: "new" },
      { file: "infra/main.tf", line: 3, message: "old" },
    ]);
  });

  it("counts for later steps, and has costs with two decimals or empty", () => {
    const range = { least: 1, typical: 312, most: 400 };
    const { outputs } = reviewPost(changeReview({ monthlyCost: { before: range, after: null, notPriced: 1 } }), {}, io);
    expect(outputs).toMatchObject({ "monthly-cost-before": "312.00", "monthly-cost-after": "", "new-errors": "0" });
  });

  it("names the comment after the stack, and two stacks differently", () => {
    expect(commentName("prod-chat")).toBe("prod-chat");
    const names = ["prod/chat", "prod chat", "prod--chat", `${"x".repeat(200)}1`, `${"x".repeat(200)}2`].map(
      commentName,
    );
    expect(new Set(names).size).toBe(names.length);
    expect(names.every((name) => /^[\p{L}\p{N}-]{1,100}$/u.test(name))).toBe(true);
  });
});

describe("review --serve-run-task", () => {
  it("reviews the plan of a run under the name of its workspace", async () => {
    const io = {
      stdin: (async function* () {})(),
      stdout: { write: () => undefined },
      stderr: { write: () => undefined },
      env: {},
      cwd: __dirname,
      clock: new SteppingClock(),
      rules: () => allRules,
    };
    const flags = {
      stack: "default",
      failOn: "error",
      format: "json",
      isDefaultTraffic: true,
      runs: 1,
      traffic: "weekday",
    } as const;
    const plan = readFileSync(join(CHANGES, "wake-threshold", "plan.json"));
    const task = await reviewOfRun(plan, "models", flags as Parameters<typeof reviewOfRun>[2], io);
    expect(task).toMatchObject({ isFailed: true, post: { markdown: expect.stringContaining("(`models`)") } });
    await expect(
      reviewOfRun(Buffer.from("{}"), "models", flags as Parameters<typeof reviewOfRun>[2], io),
    ).rejects.toThrow(/plan/);
  });

  it("names an address that it cannot listen on", async () => {
    const port = new URL(github.address).port;
    const env = { SCALE_TO_ZERO_RUN_TASK_KEY: "key" };
    expect(await scaleToZero(["review", "--serve-run-task", "--port", port], { env })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining(`port ${port} (EADDRINUSE)`),
    });
  });

  it("refuses to start without a key, and with paths", async () => {
    expect(await scaleToZero(["review", "--serve-run-task"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("Set SCALE_TO_ZERO_RUN_TASK_KEY"),
    });
    expect(await scaleToZero(["review", "plan.json", "--serve-run-task"])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("leave out paths"),
    });
  });
});
