import { startupTimeout } from "../../../src/rules/starting/w35-startup-timeout";
import { reachableHub } from "../../../src/rules/starting/w36-reachable-hub";
import { told } from "../../support/told";
import { component, model, specification, topology, unknown, variant } from "../../support/topology";

describe("W35 startup-timeout", () => {
  it.each([59, 3601])("speaks of %s seconds, of a component and of a variant", (seconds) => {
    const slow = component({ specification: specification({ modelDataDownloadTimeoutSeconds: seconds }) });
    expect(told(startupTimeout, topology(slow))).toEqual([`ModelDataDownloadTimeoutInSeconds is ${seconds}`]);
    expect(told(startupTimeout, topology(variant({ containerStartupHealthCheckTimeoutSeconds: seconds })))).toEqual([
      `container_startup_health_check_timeout_in_seconds is ${seconds}`,
    ]);
  });

  it.each([60, 3600, unknown(), undefined])("is silent about %s", (seconds) => {
    const timed = component({ specification: specification({ modelDataDownloadTimeoutSeconds: seconds }) });
    expect(told(startupTimeout, topology(timed))).toEqual([]);
  });
});

describe("W36 reachable-hub", () => {
  const fetching = (hubModelId: string | undefined, networkIsolation: boolean | ReturnType<typeof unknown>) =>
    topology(model({ networkIsolation, containers: model().containers.map((each) => ({ ...each, hubModelId })) }));

  it("speaks of a model without network that is to come from a hub", () =>
    expect(told(reachableHub, fetching("Qwen/Qwen3-8B", true))).toEqual([
      "enable_network_isolation is true, and HF_MODEL_ID is Qwen/Qwen3-8B",
    ]));

  it("is silent with a network, about a path on the instance, and when the plan does not know", () => {
    expect(told(reachableHub, fetching("Qwen/Qwen3-8B", false))).toEqual([]);
    expect(told(reachableHub, fetching("/opt/ml/model", true))).toEqual([]);
    expect(told(reachableHub, fetching(undefined, true))).toEqual([]);
    expect(told(reachableHub, fetching("Qwen/Qwen3-8B", unknown()))).toEqual([]);
  });
});
