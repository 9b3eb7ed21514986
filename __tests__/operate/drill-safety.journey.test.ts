import { existsSync, readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { DEFAULT_SETTINGS } from "../../src/local-aws/settings";
import { startLocal } from "../local-aws/support/local";
import { scaleToZero } from "../support/command-line";
import { scratchFolder } from "../support/files";
import { putWake, putWakeAlarm, registerTarget } from "../support/live-stack";
import {
  allowedFor,
  asleep,
  calledBy,
  pass,
  queueAsleep,
  setCopies,
  useOperated,
  wakeless,
  wired,
} from "./support/operated";

const { local, run } = useOperated();
const files = scratchFolder();

const JOURNAL = ".scale-to-zero-drill-llm.json";
const ARN = "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm";
const CHANGES = /:(Update|Invoke)/;

afterEach(() => rmSync(files.path(JOURNAL), { force: true }));

const payload = () => ["--payload", files.write("request.json", { inputs: "hello" })];
const drill = (...argv: readonly string[]) =>
  run("drill", ["llm", ...payload(), "--yes", ...argv], { cwd: files.path(".") });
const restore = (...argv: readonly string[]) =>
  run("drill", ["llm", "--restore", "--yes", ...argv], { cwd: files.path(".") });

const left = (more: object = {}) =>
  files.write(JOURNAL, {
    drillJournal: 1,
    endpointArn: ARN,
    startedAt: "2026-11-21T12:00:00.000Z",
    changes: [{ kind: "component", endpoint: "llm", name: "llama", from: 1, to: 0 }],
    ...more,
  });

async function desired(): Promise<number | undefined> {
  const { RuntimeConfig } = await local().sdk.sagemaker.send(
    new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
  );
  return RuntimeConfig?.DesiredCopyCount;
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("the report of a drill", () => {
  it("has a place before the drill starts, or nothing is changed", async () => {
    await wired(local());
    local().aws.journal.clear();
    for (const output of ["none/drill.json", "."]) {
      const { code, stderr } = await drill("--sleep-now", "-o", files.path(output));
      expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be written \(E\w+\)/) });
    }
    expect(local().aws.journal.entries()).toEqual([]);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("is printed if it cannot be written at the end, and the drill fails", async () => {
    await asleep(local());
    const { code, stdout, stderr } = await drill("-f", "json", "-o", "/dev/full");
    expect(code).toBe(2);
    expect(JSON.parse(stdout).report.outcome).toBe("woke");
    expect(stderr).toContain("/dev/full: cannot be written (ENOSPC): the report is printed on standard output instead");
  });

  it("is in its file, and nowhere else, if it can be written", async () => {
    await asleep(local());
    expect(await drill("-f", "json", "-o", files.path("drill.json"))).toMatchObject({ code: 0, stdout: "" });
    expect(JSON.parse(readFileSync(files.path("drill.json"), "utf8")).report.outcome).toBe("woke");
  });
});

describe("the journal of a drill", () => {
  it("of a drill that was killed names the endpoint, the file and the command that puts back", async () => {
    await wired(local());
    const journal = left();
    const { code, stderr } = await drill("--sleep-now");
    expect(code).toBe(2);
    expect(stderr).toBe(
      `${journal}: an earlier drill of endpoint llm left its journal (component llama: from 1 to 0 copies): put that back first, with \`scale-to-zero drill llm --restore --journal ${journal} --region us-east-1\`\n`,
    );
    expect(await desired()).toBe(1);
  });

  it("with a space in its path is one word of that command", async () => {
    await wired(local());
    files.write("my journal.json", JSON.parse(readFileSync(left(), "utf8")));
    rmSync(files.path(JOURNAL));
    const { stderr } = await drill("--journal", files.path("my journal.json"));
    expect(stderr).toContain(`--restore --journal '${files.path("my journal.json")}' --region`);
  });

  it("of a drill that changed nothing, and was killed, is replaced", async () => {
    await asleep(local());
    // No process has a number as large.
    left({ changes: [], pid: 2 ** 30, host: hostname() });
    expect(await drill()).toMatchObject({ code: 0 });
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("keeps a second drill of the endpoint from starting, and is named by it", async () => {
    await wired(local());
    const first = drill("--budget", "2h");
    while (!existsSync(files.path(JOURNAL))) {
      await soon();
    }
    const second = await drill("--sleep-now");
    expect(second.code).toBe(2);
    expect(second.stderr).toContain(
      `${files.path(JOURNAL)}: is the journal of a drill of endpoint llm that is in progress (process ${process.pid} on ${hostname()} since `,
    );
    expect(await first).toMatchObject({ code: 0 });
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it.each([
    ["may run", process.pid, true],
    ["has ended", 2 ** 30, false],
  ])("of a drill that %s is restored, with a warning if it may run", async (_what, pid, isWarned) => {
    await wired(local());
    await setCopies(local(), 0);
    await pass(local(), 60);
    left({ pid, host: hostname() });
    const { code, stderr } = await restore();
    expect(code).toBe(0);
    expect(stderr.includes(`The drill may still be in progress (process ${pid} on ${hostname()}`)).toBe(isWarned);
    expect(await desired()).toBe(1);
  });

  it("of another machine keeps a drill from starting", async () => {
    await wired(local());
    left({ changes: [], pid: 1, host: "elsewhere.invalid" });
    const { code, stderr } = await drill();
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("on elsewhere.invalid since") });
  });

  it("that cannot be written keeps a drill from starting", async () => {
    await wired(local());
    const { code, stderr } = await drill("--sleep-now", "--journal", files.path("none/journal.json"));
    expect(code).toBe(2);
    expect(stderr).toContain("the journal of the drill cannot be written (ENOENT); choose another with --journal");
    expect(await desired()).toBe(1);
  });

  it("stays when putting back is stopped, and puts back at the next try", async () => {
    await wired(local());
    await setCopies(local(), 0);
    await pass(local(), 60);
    left();
    const busy = "Cannot update InferenceComponent while it is being updated";
    const effect = { kind: "error", code: "ValidationException", message: busy, status: 400 } as const;
    local().aws.faults.add([{ operation: "UpdateInferenceComponentRuntimeConfig", effect }]);
    const pending = restore();
    local().aws.journal.clear();
    while (
      !local()
        .aws.journal.entries()
        .some(({ operation }) => operation === "UpdateInferenceComponentRuntimeConfig")
    ) {
      await soon();
    }
    process.emit("SIGINT");
    const stopped = await pending;
    expect(stopped).toMatchObject({
      code: 3,
      stderr: expect.stringContaining(
        `Stopped: not everything is put back. The journal is left, run \`scale-to-zero drill llm --restore --journal ${files.path(JOURNAL)} --region us-east-1\` again`,
      ),
    });
    expect(existsSync(files.path(JOURNAL))).toBe(true);
    local().aws.faults.clear();
    const { code, stdout } = await restore();
    expect({ code, stdout }).toMatchObject({
      code: 0,
      stdout: expect.stringContaining("Put back component llama: from 0 to 1 copy"),
    });
    expect(await desired()).toBe(1);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });
});

describe("a dry run of a drill", () => {
  it("looks, names what it would change, and changes nothing", async () => {
    await wired(local());
    const called = await calledBy(local(), async () => {
      const told = await drill("--sleep-now", "--dry-run");
      expect(told.stderr).toContain("It changes component llama: from 1 to 0 copies, and puts that back.");
      return told;
    });
    expect(called).toContain("sagemaker:DescribeEndpoint");
    expect(called.filter((action) => CHANGES.test(action))).toEqual([]);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("leaves standard output to the report where that is for programs", async () => {
    await wired(local());
    const { stdout, stderr } = await drill("--dry-run", "--format", "json");
    expect({ stdout, stderr }).toEqual({ stdout: "", stderr: expect.stringContaining("Nothing was changed") });
    expect((await drill("--dry-run")).stdout).toContain("Nothing was changed");
  });

  it("fails as the drill would", async () => {
    await wired(local());
    await registerTarget(local(), { MinCapacity: 1 });
    for (const [argv, problem] of [
      [["--sleep-now"], "The minimum of llama is 1 copy"],
      [["--component", "qwen"], "no such inference component"],
      [["--max-cost", "1"], ""],
    ] as const) {
      const dry = await drill("--dry-run", ...argv);
      expect(dry.stderr).toContain(problem);
      expect({ argv, code: dry.code }).toEqual({ argv, code: problem === "" ? 0 : 2 });
    }
    const none = await run("drill", ["none", ...payload(), "--dry-run"], { cwd: files.path(".") });
    expect(none).toMatchObject({ code: 2, stderr: expect.stringContaining("There is no endpoint none") });
  });

  it("of --restore names what it would put back, and keeps the journal", async () => {
    await wired(local());
    expect(await restore("--dry-run")).toMatchObject({ code: 2, stderr: expect.stringContaining("no journal") });
    left();
    const { code, stderr } = await restore("--dry-run");
    expect({ code, stderr }).toMatchObject({
      code: 0,
      stderr: expect.stringContaining("The drill changed component llama: from 1 to 0 copies."),
    });
    expect(existsSync(files.path(JOURNAL))).toBe(true);
  });
});

it("drills make exactly the calls of their policy, over all kinds of endpoints and options", async () => {
  await wired(local());
  await wakeless(local());
  const called = new Set<string>();
  const follow = async (of: Parameters<typeof calledBy>[0], ended: () => Promise<{ readonly code: number }>) => {
    for (const action of await calledBy(of, ended)) {
      called.add(action);
    }
  };
  await follow(local(), () => drill("--sleep-now", "--budget", "90m"));
  await pass(local(), 1800);
  await follow(local(), () => drill("--way-down", "--budget", "2h"));
  left();
  await follow(local(), () => restore());
  await follow(local(), () => run("drill", ["other", ...payload(), "--dry-run"], { cwd: files.path(".") }));
  const queue = await startLocal();
  try {
    await queueAsleep(queue);
    const at = ["--region", "us-east-1", "--endpoint-url", queue.url];
    await follow(queue, () => scaleToZero(["wake", "llm", ...at, "--yes", "--wait"]));
    const argv = [...at, "llm", ...payload(), "--yes", "--sleep-now", "--budget", "90m"];
    await follow(queue, () => scaleToZero(["drill", ...argv], { cwd: files.path(".") }));
  } finally {
    await queue.stop();
  }
  expect([...called].sort()).toEqual(await allowedFor(run, "drill"));
});

it("measures the published case within 10 % of its 5.028 min", async () => {
  const published = await startLocal({ settings: { ...DEFAULT_SETTINGS, timing: "aws-blog-8b" } });
  try {
    await asleep(published);
    await putWakeAlarm(published, { AlarmActions: [await putWake(published)], Period: 30 });
    await pass(published, 3600);
    const at = ["--region", "us-east-1", "--endpoint-url", published.url];
    const argv = ["drill", "llm", ...at, ...payload(), "--yes", "--format", "json"];
    const { code, stdout } = await scaleToZero(argv, { cwd: files.path(".") });
    expect(code).toBe(0);
    const minutes = JSON.parse(stdout).report.firstAnswerSeconds / 60;
    expect(Math.abs(minutes - 5.028)).toBeLessThanOrEqual(0.5028);
  } finally {
    await published.stop();
  }
});

it.each([
  ["status", ["--all"]],
  ["wake", ["llm", "--yes"]],
  ["sleep", ["llm", "--yes"]],
  ["drill", ["llm", "--yes"]],
] as const)("without credentials, %s ends with one sentence", async (command, argv) => {
  const { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: shared, AWS_EC2_METADATA_DISABLED: off } = process.env;
  delete process.env.AWS_ACCESS_KEY_ID;
  delete process.env.AWS_SECRET_ACCESS_KEY;
  Object.assign(process.env, {
    AWS_CONFIG_FILE: files.path("none"),
    AWS_SHARED_CREDENTIALS_FILE: files.path("none"),
    AWS_EC2_METADATA_DISABLED: "true",
  });
  try {
    const { code, stdout, stderr } = await run(command, [...argv, ...(command === "drill" ? payload() : [])]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toMatch(/^No AWS credentials were found [^\n]*: set AWS_PROFILE or AWS_ACCESS_KEY_ID, [^\n]*\n$/);
  } finally {
    for (const [name, value] of Object.entries({
      AWS_CONFIG_FILE: config,
      AWS_SHARED_CREDENTIALS_FILE: shared,
      AWS_EC2_METADATA_DISABLED: off,
    })) {
      if (value === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = value;
      }
    }
  }
});

it("a payload that is too large is refused as such, and what the drill changed is put back", async () => {
  await wired(local());
  const large = files.write("large.json", { inputs: "x".repeat(27_000_000) });
  const { code, stderr } = await run("drill", ["llm", "--payload", large, "--sleep-now", "--yes"], {
    cwd: files.path("."),
  });
  expect({ code, stderr }).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/The request of the drill was refused \(HTTP 413: .*\): check --payload/),
  });
  expect(await desired()).toBe(1);
  expect(existsSync(files.path(JOURNAL))).toBe(false);
});
