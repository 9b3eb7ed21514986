import { Duration } from "../../src";
import { ScaleToZeroError } from "../../src/errors";
import { verifyAfterApply } from "../../src/verify";
import { createConfig, createEndpoint, createModel } from "../local-aws/support/hosting";
import { useLocal } from "../local-aws/support/local";
import { scratchFolder } from "../support/files";
import { putWakeAlarm, useCredentials, wireComponent } from "../support/live-stack";
import { useQuickCalls } from "../support/quick-calls";

useCredentials();
useQuickCalls();
const local = useLocal();
const files = scratchFolder();

const applied = {
  scale_to_zero: 1,
  endpoints: [{ endpoint_name: "llm", endpoint_config_name: "config", inference_component_names: ["llama"] }],
} as const;

const NOTHING = { open: [], acknowledged: [], acknowledgementProblems: [] };

const where = () => ({ region: "us-east-1", endpointUrl: local().url });

describe("verifyAfterApply", () => {
  it("answers with how each endpoint is, and that nothing is wrong", async () => {
    await wireComponent(local());
    const { passed, endpoints, findings, awaited } = await verifyAfterApply({ applied, ...where() });
    expect({ passed, findings, awaited }).toEqual({ passed: true, findings: NOTHING, awaited: [] });
    expect(endpoints).toMatchObject([
      {
        name: "llm",
        verdict: { sleeps: "yes", wakes: "yes" },
        live: { condition: "awake", components: [{ name: "llama", copies: 1 }] },
      },
    ]);
  });

  it("reads a file of outputs", async () => {
    await wireComponent(local());
    const outputs = files.write("outputs.json", { chat: { scale_to_zero: applied } });
    expect((await verifyAfterApply({ outputs, ...where() })).passed).toBe(true);
  });

  it("does not pass when something is wrong, unless that may be", async () => {
    await wireComponent(local());
    // It fires nothing any more.
    await putWakeAlarm(local(), { AlarmActions: [] });
    const { passed, findings, endpoints } = await verifyAfterApply({ endpointNames: ["llm"], ...where() });
    expect(passed).toBe(false);
    expect(endpoints[0]?.verdict.wakes).toBe("no");
    const acknowledgements = findings.open.map(({ id }) => ({ rule: id, address: "*", reason: "a test" }));
    expect(await verifyAfterApply({ endpointNames: ["llm"], acknowledgements, ...where() })).toMatchObject({
      passed: true,
      findings: { open: [], acknowledged: findings.open.map(({ id }) => ({ id, reason: "a test" })) },
    });
  });

  it("says what was still to come when the time was up, and how far it was", async () => {
    await createModel(local().sdk.sagemaker);
    await createConfig(local().sdk.sagemaker);
    await createEndpoint(local().sdk.sagemaker);
    const told: unknown[] = [];
    const { passed, awaited } = await verifyAfterApply({
      endpointNames: ["llm"],
      timeout: Duration.seconds(0),
      onProgress: (progress) => told.push(progress),
      ...where(),
    });
    expect(passed).toBe(false);
    expect(awaited).toMatchObject([{ endpoint: "llm", what: ["the endpoint is Creating"] }]);
    expect(told).toMatchObject([{ settled: 0, endpoints: 1 }]);
  });

  it.each([
    ["nothing to verify", {}, /^nothing to verify is given/],
    ["two kinds of input", { applied, state: "state.json" }, /^applied and state cannot be combined/],
    ["standard input", { outputs: "-" }, /^verify\(\) does not read standard input/],
    ["no endpoint at all", { endpointNames: [] }, /^the list of endpoints to verify is empty/],
    ["an endpoint that does not exist", { endpointNames: ["lmm"] }, /^There is no endpoint lmm in us-east-1/],
  ])("throws one sentence for %s", async (_, options, message) => {
    const refused = verifyAfterApply({ ...options, ...where() });
    await expect(refused).rejects.toThrow(message);
    await expect(refused).rejects.toBeInstanceOf(ScaleToZeroError);
  });
});
