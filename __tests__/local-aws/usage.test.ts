import { GetMetricStatisticsCommand, ListMetricsCommand, type Statistic } from "@aws-sdk/client-cloudwatch";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { WorldEvent } from "../../src/local-aws/events";
import { LocalAws } from "../../src/local-aws/local-aws";
import { COMPONENTS } from "../../src/local-aws/services/sagemaker/component";
import { componentUnit } from "../../src/local-aws/services/sagemaker/unit-id";
import { usedUnit } from "../../src/local-aws/services/usage/usage";
import type { ContainerSettings } from "../../src/local-aws/settings";
import { Store } from "../../src/local-aws/store/store";
import { hostComponent } from "./support/hosting";
import { type Local, startLocal } from "./support/local";

const MINUTE = 60_000;
const REGION = "us-east-1";
const LLAMA = [{ Name: "InferenceComponentName", Value: "llama" }];

let local: Local;
let heard: WorldEvent[] = [];
const start = async (container?: ContainerSettings): Promise<void> => {
  local = await startLocal({
    ...(container !== undefined && { settings: { container } }),
    listener: (event) => heard.push(event),
  });
  await hostComponent(local);
  await setCopies(1);
};
afterEach(async () => {
  await local.stop();
  expect(local.failures).toEqual([]);
});

/** As SageMaker changes copies, in no time. */
async function setCopies(currentCopies: number): Promise<void> {
  await local.aws.tick();
  const call = local.aws.call(REGION);
  const component = call.table(COMPONENTS).get("llama");
  if (component === undefined) {
    throw new Error("there is no component");
  }
  call.table(COMPONENTS).put("llama", { ...component, currentCopies });
  call.tell({ kind: "capacity", unit: componentUnit("llama"), serving: currentCopies });
}

const invoke = () =>
  local.sdk.runtime.send(
    new InvokeEndpointCommand({ EndpointName: "llm", InferenceComponentName: "llama", Body: "{}" }),
  );

interface Asked {
  readonly minutes?: number;
  readonly period?: number;
  readonly dimensions?: typeof LLAMA;
  readonly namespace?: string;
}

/** The datapoints of the last minutes, in the order of time. */
async function datapoints(MetricName: string, statistic: Statistic, asked: Asked = {}) {
  const { minutes = 10, period = 60, dimensions = LLAMA, namespace = "AWS/SageMaker" } = asked;
  const now = local.clock.now();
  const { Datapoints = [] } = await local.sdk.cloudwatch.send(
    new GetMetricStatisticsCommand({
      Namespace: namespace,
      MetricName,
      Dimensions: dimensions,
      StartTime: new Date(now - minutes * MINUTE),
      EndTime: new Date(now + MINUTE),
      Period: period,
      Statistics: [statistic],
    }),
  );
  return [...Datapoints]
    .sort((one, other) => Number(one.Timestamp) - Number(other.Timestamp))
    .map((point) => point[statistic]);
}

describe("a datapoint", () => {
  it("is shown a minute after its period, and not before", async () => {
    await start();
    await setCopies(0);
    await invoke().catch(() => undefined);
    local.clock.advance(69);
    expect(await datapoints("NoCapacityInvocationFailures", "Sum")).toEqual([]);
    local.clock.advance(1);
    expect(await datapoints("NoCapacityInvocationFailures", "Sum")).toEqual([1]);
  });

  it("is kept across a restart from the state", async () => {
    await start();
    await setCopies(0);
    await invoke().catch(() => undefined);
    local.clock.advance(120);
    await local.aws.tick();
    const copy = JSON.parse(JSON.stringify(local.aws.store.snapshot()));
    const again = new LocalAws({ clock: local.clock, store: Store.from(copy), onFailure: () => undefined });
    await again.tick();
    const call = again.call(REGION);
    expect(usedUnit(call, componentUnit("llama"))).toEqual(usedUnit(local.aws.call(REGION), componentUnit("llama")));
  });
});

describe("an idle component", () => {
  it("has 0 concurrent requests for each copy, and no datapoint for requests", async () => {
    await start();
    local.clock.advance(300);
    expect(await datapoints("ConcurrentRequestsPerCopy", "Maximum", { minutes: 3 })).toEqual([0, 0]);
    expect(await datapoints("InvocationsPerCopy", "Sum", { minutes: 3 })).toEqual([0, 0]);
    expect(await datapoints("Invocations", "Sum")).toEqual([]);
    expect(await datapoints("ModelLatency", "Average")).toEqual([]);
    expect(await datapoints("NoCapacityInvocationFailures", "Sum")).toEqual([]);
  });

  it("has no datapoint for each copy without copies", async () => {
    await start();
    await setCopies(0);
    local.clock.advance(300);
    expect(await datapoints("ConcurrentRequestsPerCopy", "Maximum", { minutes: 3 })).toEqual([]);
    expect(await datapoints("InvocationsPerCopy", "Sum", { minutes: 3 })).toEqual([]);
  });

  it("has datapoints after ten years without a request", async () => {
    await start();
    local.clock.advance(10 * 366 * 86_400);
    expect(await datapoints("ConcurrentRequestsPerCopy", "Maximum", { minutes: 3 })).toEqual([0, 0]);
  });
});

describe("a request", () => {
  it("occupies a copy for as long as the container works on it, and is answered at once", async () => {
    await start({ kind: "stub", seconds: 15 });
    await invoke();
    local.clock.advance(180);
    const concurrent = await datapoints("ConcurrentRequestsPerCopy", "Maximum", { minutes: 3, period: 10 });
    expect(concurrent.slice(0, 3)).toEqual([1, 1, 0]);
    expect(await datapoints("ModelLatency", "Average")).toEqual([15_000_000]);
    expect(await datapoints("Invocations", "Sum")).toEqual([1]);
  });

  it("waits while the copies work on others, and counts as concurrent", async () => {
    await start({ kind: "stub", seconds: 20 });
    await setCopies(2);
    await Promise.all([invoke(), invoke(), invoke(), invoke()]);
    local.clock.advance(180);
    const concurrent = await datapoints("ConcurrentRequestsPerCopy", "Maximum", { minutes: 3, period: 10 });
    expect(concurrent.slice(0, 5)).toEqual([2, 2, 1, 1, 0]);
    expect(await datapoints("ModelLatency", "Maximum")).toEqual([40_000_000]);
  });

  it("does not wait if a copy works on several at a time", async () => {
    await start({ kind: "stub", seconds: 20, concurrency: 2 });
    await Promise.all([invoke(), invoke()]);
    local.clock.advance(180);
    expect(await datapoints("ModelLatency", "Maximum")).toEqual([20_000_000]);
  });

  it("fails if its answer would come later than a minute", async () => {
    await start({ kind: "stub", seconds: 25 });
    await invoke();
    await invoke();
    await expect(invoke()).rejects.toMatchObject({ name: "ModelError", OriginalStatusCode: 0 });
    local.clock.advance(240);
    expect(await datapoints("InvocationModelErrors", "Sum")).toEqual([0, 1]);
  });

  it("also counts for the variant that hosts the component", async () => {
    await start();
    await invoke();
    local.clock.advance(180);
    const dimensions = [
      { Name: "EndpointName", Value: "llm" },
      { Name: "VariantName", Value: "AllTraffic" },
    ];
    expect(await datapoints("Invocations", "Sum", { dimensions })).toEqual([1]);
  });

  it("is lost with the copy that works on it", async () => {
    await start({ kind: "stub", seconds: 50 });
    await invoke();
    await setCopies(0);
    local.clock.advance(180);
    expect(await datapoints("ModelLatency", "Average")).toEqual([]);
    expect(await datapoints("Invocation5XXErrors", "Sum")).toEqual([1]);
  });
});

describe("the use of instances", () => {
  it("is the share of the time in which copies work, above what idle ones use", async () => {
    await start({ kind: "stub", seconds: 30, concurrency: 2 });
    await local.aws.tick();
    local.clock.advance((MINUTE - (local.clock.now() % MINUTE)) / 1000);
    await local.aws.tick();
    await invoke();
    local.clock.advance(180);
    const asked = { namespace: "/aws/sagemaker/InferenceComponents", minutes: 3 };
    // One of two places for half a minute.
    expect(await datapoints("CPUUtilizationNormalized", "Average", asked)).toEqual([1 + 99 / 4, 1]);
    expect(await datapoints("CPUUtilizationNormalized", "Maximum", asked)).toEqual([1 + 99 / 2, 1]);
    expect(await datapoints("MemoryUtilizationNormalized", "Maximum", asked)).toEqual([1, 1]);
  });

  it("stands at a fixed value while instances serve: an idle one is not at 0", async () => {
    await start();
    await local.aws.tick();
    const unit = "endpoint/llm/variant/AllTraffic";
    local.aws.call(REGION).tell({ kind: "capacity", unit, serving: 1 });
    local.clock.advance(240);
    const dimensions = [
      { Name: "EndpointName", Value: "llm" },
      { Name: "VariantName", Value: "AllTraffic" },
    ];
    const asked = { dimensions, namespace: "/aws/sagemaker/Endpoints", minutes: 3 };
    expect(await datapoints("CPUUtilization", "Average", asked)).toEqual([1, 1]);
    expect(await datapoints("GPUUtilization", "Average", asked)).toEqual([1, 1]);
  });
});

describe("ListMetrics", () => {
  const names = async () => {
    const { Metrics = [] } = await local.sdk.cloudwatch.send(
      new ListMetricsCommand({ Namespace: "AWS/SageMaker", Dimensions: LLAMA }),
    );
    return Metrics.map(({ MetricName }) => MetricName);
  };

  it("has a metric of refusals only after one", async () => {
    await start();
    expect(await names()).not.toContain("NoCapacityInvocationFailures");
    expect(await names()).toContain("ConcurrentRequestsPerCopy");
    await setCopies(0);
    await invoke().catch(() => undefined);
    expect(await names()).toContain("NoCapacityInvocationFailures");
  });
});

describe("alarms", () => {
  const invocationsTold = () =>
    heard.filter(
      (event) =>
        event.kind === "metrics" &&
        event.metrics.some(
          ({ MetricName, Dimensions }) => MetricName === "InvocationsPerCopy" && Dimensions[0]?.Value === "llama",
        ),
    ).length;

  it("are told of a metric once in a bucket of 10 seconds", async () => {
    await start();
    local.clock.advance(60);
    await local.aws.tick();
    heard = [];
    await invoke();
    await invoke();
    expect(invocationsTold()).toBe(1);
    local.clock.advance(10);
    await invoke();
    expect(invocationsTold()).toBe(2);
  });
});
