import { createServer, type Server } from "node:net";
import { Duration } from "../../src/time/duration";
import { verify } from "../../src/verify";
import { urlOf } from "../aws/support/listening";
import { useLocal } from "../local-aws/support/local";
import { putWakeAlarm, useCredentials, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";

useCredentials();
useQuickCalls();
const local = useLocal();

const LLM = { endpoint_name: "llm", endpoint_config_name: "config", inference_component_names: ["llama"] };
const applied = (change: object = {}) => ({ scale_to_zero: 1, endpoints: [{ ...LLM, ...change }] }) as const;
const where = () => ({ region: "us-east-1", endpointUrl: local().url });

/** An account whose wake alarm fires nothing. */
async function wireSilentAlarm(): Promise<void> {
  await wireComponent(local());
  await putWakeAlarm(local(), { AlarmActions: [] });
}

/** What an acknowledgement of all that is found looks like. */
async function found() {
  const { findings } = await verify({ applied: applied(), ...where() });
  return findings.open.map(({ id }) => ({ rule: id, address: "*", reason: "replaced next week" }));
}

describe("verify", () => {
  it("has passed where nothing is wrong", async () => {
    await wireComponent(local());
    const { outcome, passed, unfinished, review, endpoints } = await verify({ applied: applied(), ...where() });
    expect({ outcome, passed, unfinished }).toEqual({ outcome: "passed", passed: true, unfinished: undefined });
    expect(endpoints).toEqual(review.endpoints);
  });

  it("has failed where something is, unless that is acknowledged", async () => {
    await wireSilentAlarm();
    expect(await verify({ applied: applied(), ...where() })).toMatchObject({
      outcome: "failed",
      passed: false,
      findings: { acknowledged: [], acknowledgementProblems: [] },
    });
    const acknowledgements = await found();
    expect(acknowledgements).not.toEqual([]);
    expect(await verify({ applied: applied(), acknowledgements, ...where() })).toMatchObject({
      outcome: "passed",
      findings: { open: [], acknowledged: acknowledgements.map(({ rule: id, reason }) => ({ id, reason })) },
    });
  });

  it("has failed by what `failOn` says", async () => {
    await wireSilentAlarm();
    expect(await verify({ applied: applied(), failOn: "never", ...where() })).toMatchObject({ outcome: "passed" });
  });

  it.each([
    ["what fails", { failOn: "warn" }, 'failOn is "warn"; write one of'],
    ["the timeout", { timeout: 5 }, "timeout is 5, must be a Duration"],
    [
      "a timeout that is no number",
      { timeout: Duration.minutes(Number.NaN) },
      "timeout is Duration.minutes(NaN), must be",
    ],
    ["an acknowledgement", { acknowledgements: [{ rule: "W05", address: "*" }] }, "acknowledgements[0].reason must be"],
  ])("tells a wrong option before it asks AWS: %s", async (_, wrong, expected) => {
    const nowhere = { region: "us-east-1", endpointUrl: "http://127.0.0.1:1" };
    const options = { endpointNames: ["llm"], ...nowhere, ...wrong } as never;
    await expect(verify(options)).rejects.toThrow(expected);
  });

  it("takes what was acknowledged where the endpoint was made, with its reason", async () => {
    await wireSilentAlarm();
    const acknowledged = (await found()).map(({ rule, reason }) => ({ rule, reason }));
    const { outcome, findings, review } = await verify({ applied: applied({ acknowledged }), ...where() });
    expect([outcome, findings.open]).toEqual(["passed", []]);
    expect(findings.acknowledged).toMatchObject(
      acknowledged.map(({ rule: id, reason }) => ({ id, reason, inSource: true })),
    );
    // To acknowledge something does not mend it.
    expect(review.endpoints[0]?.verdict.wakes).toBe("no");
  });

  it("reports an acknowledgement that has expired or matches nothing beside its findings, and fails by neither", async () => {
    await wireComponent(local());
    const unused = { rule: "W05", address: "*", reason: "no longer so" };
    const { outcome, findings, review } = await verify({ applied: applied(), acknowledgements: [unused], ...where() });
    expect([outcome, review.findings]).toEqual(["passed", []]);
    expect(findings.acknowledgementProblems).toMatchObject([
      { id: "A01", place: { file: "acknowledgements", address: "acknowledgements[0]" } },
    ]);
    await putWakeAlarm(local(), { AlarmActions: [] });
    const expired = (await found()).map((one) => ({ ...one, expires: "2020-02-29" }));
    const late = await verify({ applied: applied(), acknowledgements: expired, ...where() });
    expect(late.outcome).toBe("failed");
    expect(late.findings.acknowledgementProblems.map(({ id }) => id)).toEqual(expired.map(() => "A02"));
  });

  it("says why something was not read, and by which call, each in its own member", async () => {
    await wireComponent(local());
    const effect = {
      kind: "error",
      code: "AccessDeniedException",
      message: "no policy allows it",
      status: 403,
    } as const;
    local().aws.faults.add([{ operation: "ListSchedules", effect }]);
    const { review } = await verify({ applied: applied(), ...where() });
    expect(review.notLookedInto).toEqual([
      {
        type: "schedules of EventBridge Scheduler",
        place: { file: "AWS us-east-1", address: "scheduler:ListSchedules" },
        reason: expect.stringMatching(/^scheduler:ListSchedules is not allowed \(no policy allows it\)/),
      },
    ]);
  });
});

describe("an AWS that never answers", () => {
  let server: Server;
  let url: string;
  beforeEach(async () => {
    server = createServer((socket) => socket.on("error", () => socket.destroy())).unref();
    url = await urlOf(server);
  });
  afterEach(() => server.close());

  it("leaves a verification unfinished, with what was still to come", async () => {
    const result = await verify({
      applied: applied(),
      region: "us-east-1",
      endpointUrl: url,
      timeout: Duration.seconds(0.1),
      failOn: "never",
    });
    const told = "AWS has not described it yet";
    expect(result).toMatchObject({
      outcome: "unfinished",
      passed: false,
      unfinished: { reason: "timeout", message: expect.stringMatching(new RegExp(`Not verified yet: llm: ${told}$`)) },
      awaited: [{ endpoint: "llm", what: [told] }],
      findings: { open: [{ id: "V04" }], acknowledged: [], acknowledgementProblems: [] },
      endpoints: [{ name: "llm", verdict: { sleeps: "unknown", wakes: "unknown" } }],
    });
    expect(result.findings.open).toEqual(result.review.findings);
    expect(result.seconds).toBeGreaterThan(0);
  });
});
