import { publishedSchema } from "../support/published-schema";
import {
  allowedFor,
  asleep,
  calledBy,
  invoke,
  pass,
  setCopies,
  useOperated,
  wakeless,
  wired,
} from "./support/operated";

const { local, run } = useOperated();
const problemsOf = publishedSchema("status");

async function stateOf(name = "llm") {
  const { code, stdout, stderr } = await run("status", ["--endpoint", name, "--format", "json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const output = JSON.parse(stdout);
  expect(problemsOf(output)).toEqual([]);
  return output.endpoints[0];
}

describe("scale-to-zero status", () => {
  it("shows an endpoint that serves", async () => {
    await wired(local());
    expect(await stateOf()).toMatchObject({
      condition: "awake",
      instances: [{ variant: "AllTraffic", current: 1, desired: 1 }],
      units: [{ kind: "component", name: "llama", current: 1, desired: 1 }],
    });
  });

  it("shows one that sleeps, and since when", async () => {
    await asleep(local());
    const state = await stateOf();
    expect(state).toMatchObject({ condition: "asleep", units: [{ current: 0, desired: 0 }] });
    expect(Date.parse(state.since)).toBeLessThan(local().clock.now() - 20 * 60_000);
  });

  it("tells falling asleep from asleep while instances are left", async () => {
    await wired(local());
    const scaledIn = local().clock.now();
    await setCopies(local(), 0);
    await pass(local(), 120);
    const state = await stateOf();
    expect(state.condition).toBe("falling asleep");
    expect(Date.parse(state.since)).toBeGreaterThanOrEqual(scaledIn);
  });

  it("shows a wake that is under way, with its cause", async () => {
    await asleep(local());
    await expect(invoke(local())).rejects.toThrow(/no capacity/);
    await pass(local(), 200);
    expect(await stateOf()).toMatchObject({
      condition: "starting",
      units: [{ current: 0, desired: 1, lastActivity: { cause: expect.stringContaining("llama-wake") } }],
    });
  });

  it.each(["drought", "quota"] as const)("tells a %s from a start", async (kind) => {
    await asleep(local());
    local().aws.faults.add([{ effect: { kind } }]);
    await expect(invoke(local())).rejects.toThrow(/no capacity/);
    await pass(local(), 45 * 60);
    const state = await stateOf();
    expect(state.condition).toBe(kind);
    expect(state.because).toMatch(kind === "quota" ? /account-level service limit/ : /InsufficientInstanceCapacity/);
  });

  it("prints a table of all endpoints", async () => {
    await asleep(local());
    const { code, stdout } = await run("status", ["--all"]);
    expect(code).toBe(0);
    expect(stdout.split("\n")[0]).toMatch(/^ENDPOINT +STATE +SINCE +INSTANCES +COPIES$/);
    expect(stdout.split("\n")[1]).toMatch(/^llm +asleep +\d+ min.* 0 +0$/);
  });

  it("says that there is no endpoint, and fails on one that is not there", async () => {
    expect(await run("status", ["--all"])).toMatchObject({ code: 0, stdout: "There is no endpoint in us-east-1.\n" });
    const { code, stderr } = await run("status", ["--endpoint", "none"]);
    expect(code).toBe(2);
    expect(stderr).toContain("There is no endpoint none in us-east-1");
  });

  it("wants endpoints to look at", async () => {
    expect(await run("status", [])).toMatchObject({ code: 2 });
    expect(await run("status", ["--all", "--endpoint", "llm"])).toMatchObject({ code: 2 });
  });

  it("needs exactly the calls of its policy", async () => {
    await wired(local());
    await wakeless(local());
    expect(await calledBy(local(), () => run("status", ["--all"]))).toEqual(await allowedFor(run, "status"));
  });
});
