import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import { registerTarget } from "../support/live-stack";
import { asleep, useOperated, wired } from "./support/operated";

const { local, run } = useOperated();

async function copies(): Promise<readonly (number | undefined)[]> {
  const { RuntimeConfig } = await local().sdk.sagemaker.send(
    new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }),
  );
  return [RuntimeConfig?.CurrentCopyCount, RuntimeConfig?.DesiredCopyCount];
}

describe("scale-to-zero wake", () => {
  it("wakes, waits until it serves, and says what comes next", async () => {
    await asleep(local());
    const { code, stdout, stderr } = await run("wake", ["llm", "--yes", "--wait"]);
    expect(code).toBe(0);
    expect(stdout).toContain("Endpoint llm in account 123456789012, us-east-1:\n  component llama: from 0 to 1 copy\n");
    expect(stdout).toContain("Application Auto Scaling puts llama to sleep after about 15 min without requests");
    expect(stdout).toMatch(/Endpoint llm is awake after \d+ min/);
    expect(stderr).toContain("Waiting for endpoint llm: llama is starting, 0 of 1 copy (0 s)");
    expect(await copies()).toEqual([1, 1]);
  });

  it("changes nothing on a dry run, without a terminal, and after a no", async () => {
    await asleep(local());
    const dry = await run("wake", ["llm", "--dry-run"]);
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.stdout).toContain("from 0 to 1 copy");
    const silent = await run("wake", ["llm"]);
    expect(silent).toMatchObject({ code: 2 });
    expect(silent.stderr).toContain("pass --yes");
    const refused = await run("wake", ["llm"], { isTTY: true, stdin: "n\n" });
    expect(refused).toMatchObject({ code: 0 });
    expect(refused.stdout).toContain("Nothing was changed.");
    expect(await copies()).toEqual([0, 0]);
  });

  it("asks on a terminal", async () => {
    await asleep(local());
    const { code, stderr } = await run("wake", ["llm"], { isTTY: true, stdin: "y\n" });
    expect(code).toBe(0);
    expect(stderr).toContain("Change the capacity? [y/N] ");
    expect((await copies())[1]).toBe(1);
  });

  it("sets as many as asked for within the bounds of the target, and no more", async () => {
    await asleep(local());
    const { code, stderr } = await run("wake", ["llm", "--yes", "--copies", "3"]);
    expect(code).toBe(2);
    expect(stderr).toContain("--copies 3: above the maximum of 2 of llama");
    expect(await copies()).toEqual([0, 0]);
    expect(await run("wake", ["llm", "--yes", "--copies", "2", "--component", "llama"])).toMatchObject({ code: 0 });
    expect((await copies())[1]).toBe(2);
  });

  it("leaves what is awake as it is", async () => {
    await wired(local());
    const { code, stdout } = await run("wake", ["llm", "--yes"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "llama has 1 copy already.\n" });
  });

  it.each(["drought", "quota"] as const)("ends a wait with exit code 3 in a %s", async (kind) => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind } }]);
    const { code, stderr } = await run("wake", ["llm", "--yes", "--wait", "--timeout", "2h"]);
    expect(code).toBe(3);
    expect(stderr).toMatch(new RegExp(`did not reach the capacity in .*\\. Its state is ${kind} \\(llama: `));
  });

  it("names a component that is not there", async () => {
    await asleep(local());
    const { code, stderr } = await run("wake", ["llm", "--yes", "--component", "lama"]);
    expect(code).toBe(2);
    expect(stderr).toContain("endpoint llm has no such inference component; it has llama");
  });
});

describe("scale-to-zero sleep", () => {
  it("puts to sleep, waits, and says what wakes it", async () => {
    await wired(local());
    const { code, stdout } = await run("sleep", ["llm", "--yes", "--wait"]);
    expect(code).toBe(0);
    expect(stdout).toContain("component llama: from 1 to 0 copies");
    expect(stdout).toContain("The next request is refused, and wakes llama.");
    expect((await copies())[0]).toBe(0);
  });

  it("refuses to go below the minimum, unless forced", async () => {
    await wired(local());
    await registerTarget(local(), { MinCapacity: 1 });
    const { code, stderr } = await run("sleep", ["llm", "--yes"]);
    expect(code).toBe(2);
    expect(stderr).toContain(
      "The minimum of llama is 1 copy: the next scaling activity of Application Auto Scaling adds it",
    );
    expect((await copies())[1]).toBe(1);
    const forced = await run("sleep", ["llm", "--yes", "--force"]);
    expect(forced.code).toBe(0);
    expect(forced.stdout).toContain("the next scaling activity wakes it");
    expect((await copies())[1]).toBe(0);
  });

  it("names a minimum of several copies", async () => {
    await wired(local());
    await registerTarget(local(), { MinCapacity: 2, MaxCapacity: 2 });
    const { stderr } = await run("sleep", ["llm", "--yes"]);
    expect(stderr).toContain("The minimum of llama is 2 copies: the next scaling activity");
  });
});
