import { existsSync, rmSync, writeFileSync } from "node:fs";
import { DescribeEndpointCommand, DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { readTiming } from "../../src/behaviour/timing/written-timing";
import { scratchFolder } from "../support/files";
import { publishedSchema } from "../support/published-schema";
import { asleep, pass, queueAsleep, setCopies, useOperated, wired } from "./support/operated";

const { local, run } = useOperated();
const problemsOf = publishedSchema("drill");
const files = scratchFolder();

const JOURNAL = ".scale-to-zero-drill-llm.json";

async function drill(...argv: readonly string[]) {
  const payload = files.write("request.json", { inputs: "hello" });
  return run("drill", ["llm", "--payload", payload, "--yes", ...argv], { cwd: files.path(".") });
}

async function drilled(...argv: readonly string[]) {
  const { code, stdout, stderr } = await drill("--format", "json", ...argv);
  const output = JSON.parse(stdout === "" ? "null" : stdout);
  expect(problemsOf(output)).toEqual([]);
  return { code, output, text: stdout, stderr };
}

async function copies(): Promise<readonly (number | undefined)[]> {
  const { RuntimeConfig } = await local().sdk.sagemaker.send(
    new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
  );
  return [RuntimeConfig?.CurrentCopyCount, RuntimeConfig?.DesiredCopyCount];
}

describe("scale-to-zero drill", () => {
  // What one drill could not put back keeps the next one from beginning.
  afterEach(() => rmSync(files.path(JOURNAL), { force: true }));

  it("sees the refusal, every phase and the first answer", async () => {
    await asleep(local());
    const { code, output } = await drilled();
    expect(code).toBe(0);
    const { report } = output;
    expect(report.outcome).toBe("woke");
    expect(report.moments.map(({ name }: { readonly name: string }) => name).sort()).toEqual(
      ["request", "datapoint", "alarm", "activity", "desired", "instance", "copy", "answer"].sort(),
    );
    expect(report.phases.map(({ name }: { readonly name: string }) => name)).toEqual([
      "alarm",
      "reaction",
      "instance",
      "copy",
      "answer",
    ]);
    expect(report.requests.refused).toBeGreaterThan(1);
    expect(report.floor).toBeNull();
    expect(report.longest).toBe("copy");
    expect(report.fingerprint).toMatchObject({
      instanceType: "ml.g5.12xlarge",
      image: "image:1",
      configuration: "config",
    });
    const sum = report.phases.reduce((total: number, { seconds }: { readonly seconds: number }) => total + seconds, 0);
    expect(sum).toBeCloseTo(report.firstAnswerSeconds, -1);
  });

  it("reports times that simulate takes", async () => {
    await asleep(local());
    const { text, output } = await drilled();
    const timing = readTiming(text, "drill.json");
    expect(timing).toMatchObject({ kind: "drill", instanceType: "ml.g5.12xlarge", image: "image:1" });
    expect(timing.seconds.provisioning).toBe(output.drill.phases.provisioningSeconds);
    expect(timing.seconds.provisioning).toBeGreaterThan(60);
    expect(timing.seconds.reaction).toBeGreaterThan(10);
    expect(timing.seconds.reaction).toBeLessThan(60);
  });

  it("sets to zero when told, and puts back what it changed", async () => {
    await wired(local());
    await setCopies(local(), 2);
    await pass(local(), 120);
    const { code, output } = await drilled("--sleep-now", "--budget", "90m");
    expect(code).toBe(0);
    expect(output.report.changes).toEqual([
      { kind: "component", name: "llama", from: 2, to: 0, putBack: "from 1 to 2 copies" },
    ]);
    expect((await copies())[1]).toBe(2);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("follows the way down", async () => {
    await asleep(local());
    const { code, output } = await drilled("--way-down", "--budget", "2h");
    expect(code).toBe(0);
    expect(output.report.phases.map(({ name }: { readonly name: string }) => name)).toEqual(
      expect.arrayContaining(["idle until the alarm", "copies leave", "release of instances"]),
    );
    expect(output.drill.phases.releaseSeconds).toBeGreaterThan(300);
  });

  it("never goes beyond its budget of minutes, and says what is at least so long", async () => {
    await asleep(local());
    const before = local().clock.now();
    const { code, output } = await drilled("--budget", "3m");
    expect(code).toBe(3);
    expect(local().clock.now() - before).toBeLessThanOrEqual(181_000);
    expect(output.report).toMatchObject({
      outcome: "unfinished",
      firstAnswerSeconds: null,
      floor: { name: "instance" },
    });
  });

  it("never goes beyond its budget of money", async () => {
    await asleep(local());
    const { code, output } = await drilled("--price", "ml.g5.12xlarge=60", "--max-cost", "1");
    expect(code).toBe(3);
    expect(output.report.because).toContain("USD 1");
    expect(output.report.costUsd).toBeLessThan(1.5);
  });

  it("waits for zero without changing anything", async () => {
    await wired(local());
    const { code, output } = await drilled("--budget", "2h");
    expect(code).toBe(0);
    expect(output.report.changes).toEqual([]);
  });

  it("ends at once when the account may have no instance, with AWS's reason", async () => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind: "quota" } }]);
    const { code, output } = await drilled();
    expect(code).toBe(3);
    expect(output.report).toMatchObject({ outcome: "failed", because: expect.stringContaining("account-level") });
  });

  it("names the state in which its budget ran out, if AWS gives the reason that it gave before the drill", async () => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind: "quota" } }]);
    await drill();
    const { stdout } = await drill("--budget", "5m");
    expect(stdout).toContain(
      "The budget of 5 min is used up. The last state is quota: The account-level service limit",
    );
    expect(stdout).toContain("No instance ran during the drill.");
    expect(stdout).not.toContain("The longest phase");
  });

  it("says falling asleep while instances are not released, and asleep at zero", async () => {
    await wired(local());
    const { stderr } = await drill("--sleep-now", "--budget", "90m");
    expect(stderr).toMatch(/Waiting for zero of endpoint llm: falling asleep, 0 copies, 1 instance/);
    expect(stderr).not.toMatch(/: asleep, 0 copies, [1-9]/);
    expect(stderr).toMatch(/Waiting for the answer of endpoint llm: asleep, 0 copies, 0 instances/);
  });

  it("puts back on errors", async () => {
    await wired(local());
    local().aws.faults.add([
      {
        operation: "InvokeEndpoint",
        effect: { kind: "error", code: "AccessDeniedException", message: "no policy allows it", status: 403 },
      },
    ]);
    const { code, stderr } = await drill("--sleep-now", "--budget", "90m");
    expect(code).toBe(2);
    expect(stderr).toContain("scale-to-zero drill --print-iam-policy");
    expect((await copies())[1]).toBe(1);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("puts back when it is stopped by a signal", async () => {
    await wired(local());
    const ended = drill("--sleep-now", "--budget", "90m");
    while ((await copies())[1] !== 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    process.emit("SIGINT");
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(3);
    expect(stdout).toContain("was stopped before its end");
    expect(stdout).toContain("Put back component llama");
    expect(stderr).toContain("Stopping");
    expect((await copies())[1]).toBe(1);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
  });

  it("says what stays changed if AWS does not let it put back, and how to do that later", async () => {
    await wired(local());
    const ended = drill("--sleep-now", "--budget", "90m");
    while ((await copies())[1] !== 0) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const effect = {
      kind: "error",
      code: "AccessDeniedException",
      message: "no policy allows it",
      status: 403,
    } as const;
    local().aws.faults.add([{ service: "sagemaker", effect }]);
    const { stderr } = await ended;
    expect(stderr).toContain("NOT put back: component llama: from 1 to 0 copies.");
    expect(stderr).toContain(`--restore --journal ${files.path(JOURNAL)}`);
    expect(existsSync(files.path(JOURNAL))).toBe(true);
  });

  it("does not try again to put back what SageMaker refuses for another reason than an update", async () => {
    await wired(local());
    await setCopies(local(), 0);
    await pass(local(), 60);
    const { EndpointArn } = await local().sdk.sagemaker.send(new DescribeEndpointCommand({ EndpointName: "llm" }));
    const change = { kind: "component", endpoint: "llm", name: "llama", from: 1, to: 0 };
    const journal = {
      drillJournal: 1,
      endpointArn: EndpointArn,
      startedAt: "2026-11-21T12:00:00.000Z",
      changes: [change],
    };
    writeFileSync(files.path(JOURNAL), JSON.stringify(journal));
    const message = "CopyCount is more than the endpoint can host";
    const effect = { kind: "error", code: "ValidationException", message, status: 400 } as const;
    local().aws.faults.add([{ operation: "UpdateInferenceComponentRuntimeConfig", effect }]);
    const began = local().clock.now();
    const { code, stderr } = await run("drill", ["llm", "--restore", "--yes"], { cwd: files.path(".") });
    expect(code).not.toBe(0);
    expect(stderr).toContain(message);
    expect((local().clock.now() - began) / 1000).toBeLessThan(15);
  });

  it("drills a queue: the request waits, and is answered", async () => {
    await queueAsleep(local());
    const { code, output } = await drilled();
    expect(code).toBe(0);
    const { report } = output;
    expect(report).toMatchObject({ outcome: "woke", kind: "variant", requests: { sent: 1, refused: 0 }, floor: null });
    expect(report.phases.map(({ name }: { readonly name: string }) => name)).toEqual(
      expect.arrayContaining(["alarm", "reaction", "instance", "answer"]),
    );
    expect(report.firstAnswerSeconds).toBeGreaterThan(120);
  });

  it("puts back what a killed drill left, by its journal, and nothing elsewhere", async () => {
    await wired(local());
    await setCopies(local(), 0);
    await pass(local(), 60);
    const journal = (arn: string) => ({
      drillJournal: 1,
      endpointArn: arn,
      startedAt: "2026-11-21T12:00:00.000Z",
      changes: [{ kind: "component", endpoint: "llm", name: "llama", from: 1, to: 0 }],
    });
    files.write(JOURNAL, journal("arn:aws:sagemaker:us-east-1:999999999999:endpoint/llm"));
    expect((await drill()).stderr).toContain("an earlier drill of endpoint llm left its journal");
    const restore = () => run("drill", ["llm", "--restore", "--yes"], { cwd: files.path(".") });
    expect(await restore()).toMatchObject({ code: 2 });
    writeFileSync(
      files.path(JOURNAL),
      JSON.stringify(journal("arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm")),
    );
    const { code, stdout } = await restore();
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: "Put back component llama: from 0 to 1 copy.\n",
    });
    expect((await copies())[1]).toBe(1);
    expect(existsSync(files.path(JOURNAL))).toBe(false);
    expect(await restore()).toMatchObject({ code: 2 });
  });

  it("prints a report for people", async () => {
    await asleep(local());
    const { stdout } = await drill();
    expect(stdout).toMatch(/^Endpoint llm woke: the first answer came \d+ min.* after the first request\.\n/);
    expect(stdout).toContain("The longest phase of the wake is: copy.");
  });
});
