import { asleep, invoke, pass, setCopies, useOperated, wired } from "./support/operated";

const { local, run } = useOperated();

async function stateIn(timeout = "0") {
  const { stdout } = await run("verify", [
    ...["--endpoint", "llm", "--timeout", timeout, "--fail-on", "never", "--format", "json"],
  ]);
  return JSON.parse(stdout).endpoints[0].live;
}

describe("scale-to-zero verify", () => {
  it("tells a start from a deployment", async () => {
    await asleep(local());
    await expect(invoke(local())).rejects.toThrow(/no capacity/);
    await pass(local(), 200);
    expect((await stateIn()).condition).toBe("starting");
  });

  it.each([
    ["drought", /InsufficientInstanceCapacity/],
    ["quota", /account-level service limit/],
  ] as const)("tells a %s from a start, with the reason of AWS", async (kind, reason) => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind } }]);
    await expect(invoke(local())).rejects.toThrow(/no capacity/);
    await pass(local(), 45 * 60);
    const state = await stateIn();
    expect(state.condition).toBe(kind);
    expect(state.failureReason).toMatch(reason);
  });

  it("is falling asleep until the instances are released, as status says it", async () => {
    await wired(local());
    await setCopies(local(), 0);
    await pass(local(), 60);
    const { stdout } = await run("status", ["--endpoint", "llm", "--format", "json"]);
    const { condition } = await stateIn();
    expect(condition).toBe("falling asleep");
    expect(JSON.parse(stdout).endpoints[0].condition).toBe(condition);
  });

  it("is awake and asleep as before", async () => {
    await wired(local());
    expect((await stateIn()).condition).toBe("awake");
    await pass(local(), 45 * 60);
    expect((await stateIn()).condition).toBe("asleep");
  });
});
