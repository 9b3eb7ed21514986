import { readFileSync } from "node:fs";
import { DescribeEndpointCommand } from "@aws-sdk/client-sagemaker";
import { scratchFolder } from "../support/files";
import { publishedSchema } from "../support/published-schema";
import { allowedFor, asleep, calledBy, pass, queueAsleep, useOperated, wakeless, wired } from "./support/operated";

const { local, run } = useOperated();
const problemsOf = publishedSchema("capacity-change");
const files = scratchFolder();

function checked(text: string) {
  const output = JSON.parse(text);
  expect(problemsOf(output)).toEqual([]);
  return output;
}

const refusal = {
  operation: "UpdateInferenceComponentRuntimeConfig",
  effect: { kind: "error", code: "ValidationException", message: "the copies do not fit", status: 400 },
} as const;

describe("the report of wake and sleep", () => {
  it("has in JSON what was changed, what comes next, and how the wait ended", async () => {
    await asleep(local());
    const { code, stdout, stderr } = await run("wake", ["llm", "--yes", "--wait", "--format", "json"]);
    expect(code).toBe(0);
    expect(checked(stdout)).toEqual({
      formatVersion: "1",
      command: "wake",
      region: "us-east-1",
      account: "123456789012",
      endpoint: "llm",
      arn: "arn:aws:sagemaker:us-east-1:123456789012:endpoint/llm",
      outcome: "changed",
      units: [
        {
          kind: "component",
          name: "llama",
          from: 0,
          to: 1,
          isChanged: true,
          next: expect.stringContaining("puts llama to sleep after about 15 min"),
        },
      ],
      nextScheduled: null,
      wait: { reached: true, seconds: expect.any(Number), condition: "awake", because: null },
    });
    expect(stderr).toContain("component llama: from 0 to 1 copy");
  });

  it("has the next scheduled change", async () => {
    await asleep(local());
    await wakeless(local());
    const { stdout } = await run("wake", ["llm", "--dry-run", "--format", "json"]);
    expect(checked(stdout).nextScheduled).toMatchObject({ of: "llama", name: "night", does: "sets 0 copies" });
  });

  it("is written to a file, as text too, while people see it on standard error", async () => {
    await wired(local());
    const text = await run("sleep", ["llm", "--dry-run", "-o", files.path("sleep.txt")]);
    expect(text).toMatchObject({ code: 0, stdout: "", stderr: readFileSync(files.path("sleep.txt"), "utf8") });
    expect(text.stderr).toContain("component llama: from 1 to 0 copies");
    const json = await run("sleep", ["llm", "--yes", "-f", "json", "-o", files.path("sleep.json")]);
    expect(json).toMatchObject({ code: 0, stdout: "" });
    expect(checked(readFileSync(files.path("sleep.json"), "utf8"))).toMatchObject({ command: "sleep", wait: null });
  });

  it.each([
    ["dry run", ["--dry-run"], {}, 0],
    ["declined", [], { isTTY: true, stdin: "n\n" }, 0],
  ] as const)("tells a %s", async (outcome, argv, given, exitCode) => {
    await asleep(local());
    const { code, stdout } = await run("wake", ["llm", "-f", "json", ...argv], given);
    expect(code).toBe(exitCode);
    expect(checked(stdout)).toMatchObject({ outcome, units: [{ from: 0, to: 1, isChanged: false }] });
  });

  it("tells that nothing had to be changed", async () => {
    await wired(local());
    const { stdout } = await run("wake", ["llm", "--yes", "-f", "json"]);
    expect(checked(stdout)).toMatchObject({ outcome: "unchanged", units: [{ from: 1, to: 1, isChanged: false }] });
  });

  it("tells a change that AWS refused, and fails", async () => {
    await asleep(local());
    local().aws.faults.add([refusal]);
    const { code, stdout, stderr } = await run("wake", ["llm", "--yes", "-f", "json"]);
    expect(code).not.toBe(0);
    expect(stderr).toContain("the copies do not fit");
    expect(checked(stdout)).toMatchObject({ outcome: "failed", units: [{ isChanged: false }] });
  });

  it("has a wait that did not get there", async () => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind: "drought" } }]);
    const { code, stdout } = await run("wake", ["llm", "--yes", "--wait", "--timeout", "2h", "-f", "json"]);
    expect(code).toBe(3);
    expect(checked(stdout).wait).toMatchObject({ reached: false, condition: "drought" });
  });

  it("is not lost: a file that cannot be written is found out before anything is changed", async () => {
    await asleep(local());
    local().aws.journal.clear();
    const { code, stderr } = await run("wake", ["llm", "--yes", "-o", files.path("none/wake.json")]);
    expect(code).toBe(2);
    expect(stderr).toContain("wake.json: cannot be written (ENOENT)");
    expect(local().aws.journal.entries()).toEqual([]);
  });

  it("is not lost: it is printed if the file cannot be written at the end", async () => {
    await asleep(local());
    const { code, stdout, stderr } = await run("wake", ["llm", "--yes", "-f", "json", "-o", "/dev/full"]);
    expect(code).toBe(2);
    expect(stderr).toContain("/dev/full: cannot be written (ENOSPC): the report is printed on standard output instead");
    expect(checked(stdout)).toMatchObject({ outcome: "changed" });
  });
});

describe("an asynchronous variant", () => {
  async function instances() {
    const { ProductionVariants } = await local().sdk.sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: "llm" }),
    );
    return [ProductionVariants?.[0]?.CurrentInstanceCount, ProductionVariants?.[0]?.DesiredInstanceCount];
  }

  it("wakes, and sleeps again", async () => {
    await queueAsleep(local());
    const woken = await run("wake", ["llm", "--yes", "--wait", "-f", "json"]);
    expect(woken.code).toBe(0);
    expect(checked(woken.stdout)).toMatchObject({
      units: [{ kind: "variant", name: "AllTraffic", from: 0, to: 1, isChanged: true }],
      wait: { reached: true, condition: "awake" },
    });
    expect(await instances()).toEqual([1, 1]);
    const slept = await run("sleep", ["llm", "--yes", "--wait"]);
    expect(slept.code).toBe(0);
    expect(slept.stdout).toContain("variant AllTraffic: from 1 to 0 instances");
    expect(slept.stdout).toContain("The next request waits in the queue, and wakes AllTraffic.");
    expect(await instances()).toEqual([0, 0]);
  });

  it("is not woken beyond its maximum", async () => {
    await queueAsleep(local());
    const { code, stderr } = await run("wake", ["llm", "--yes", "--copies", "2"]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("above the maximum of 1") });
    expect(await instances()).toEqual([0, 0]);
  });
});

describe("the policies of wake and sleep", () => {
  const COMPONENT = "sagemaker:UpdateInferenceComponentRuntimeConfig";
  const VARIANT = "sagemaker:UpdateEndpointWeightsAndCapacities";

  it.each(["wake", "sleep"])("%s makes exactly the calls of its policy, over components", async (command) => {
    await (command === "wake" ? asleep : wired)(local());
    await wakeless(local());
    const called = [
      ...(await calledBy(local(), () => run(command, ["llm", "--yes", "--wait"]))),
      ...(await calledBy(local(), () => run(command, ["other", "--yes"]))),
    ];
    expect(new Set([...called, VARIANT])).toEqual(new Set(await allowedFor(run, command)));
    expect(called).toContain(COMPONENT);
    expect(called).not.toContain(VARIANT);
  });

  it.each(["wake", "sleep"])("%s makes no other calls for an asynchronous variant", async (command) => {
    await queueAsleep(local());
    if (command === "sleep") {
      await run("wake", ["llm", "--yes", "--wait"]);
      await pass(local(), 60);
    }
    const called = await calledBy(local(), () => run(command, ["llm", "--yes", "--wait"]));
    expect(called).toContain(VARIANT);
    expect(called).not.toContain(COMPONENT);
    const allowed = await allowedFor(run, command);
    expect(called.filter((action) => !allowed.includes(action))).toEqual([]);
  });

  it("a dry run changes nothing, and fails as the change would", async () => {
    await asleep(local());
    const called = await calledBy(local(), () => run("wake", ["llm", "--dry-run"]));
    expect(called.filter((action) => /Update|Invoke/.test(action))).toEqual([]);
    expect(called).toContain("sagemaker:DescribeEndpoint");
    for (const [command, argv, problem] of [
      ["wake", ["none"], "There is no endpoint none"],
      ["wake", ["llm", "--copies", "3"], "above the maximum of 2"],
      ["wake", ["llm", "--component", "qwen"], "no such inference component"],
      ["sleep", ["none"], "There is no endpoint none"],
    ] as const) {
      const { code, stderr } = await run(command, [...argv, "--dry-run"]);
      expect({ argv, code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining(problem) });
    }
  });
});
