import { RootConstruct } from "constructs";
import fc from "fast-check";
import {
  CapacitySize,
  CaptureMode,
  CopyBatch,
  CopyTracking,
  DeploymentPolicy,
  Duration,
  InferenceComponent,
  type InferenceComponentOptions,
  Metric,
  Placement,
  RealtimeEndpoint,
  type RealtimeEndpointProps,
  type RollingUpdate,
  SleepMethod,
  type SleepWindowOptions,
  TrafficRouting,
  type WakeOptions,
} from "../../src";
import { limits, type NumberLimit } from "../../src/catalogue/limits";
import {
  asyncEndpoint,
  copyScaling,
  inferenceComponent,
  modelNamed,
  realtimeEndpoint,
  WEEKEND,
} from "../support/builders";
import { emptyStack, problems } from "../support/synthesized";

// Room on all sides: the limit under test is to be the only one that speaks.
const MANY = Number.MAX_SAFE_INTEGER;
const ANY_TYPE = "ml.unknown.large";
const minute = Duration.minutes(1);
const names = (count: number) => Array.from({ length: count }, (_, index) => `alarm-${index}`);
const variants = (count: number) =>
  names(count).map((variantName) => ({ variantName, instanceType: ANY_TYPE, maxInstanceCount: 1 }));

const endpoint = (props: Partial<RealtimeEndpointProps>) =>
  problems(realtimeEndpoint(emptyStack(), { instanceType: ANY_TYPE, maxInstanceCount: MANY, ...props }));
const deployment = (deploymentPolicy: DeploymentPolicy) => endpoint({ deploymentPolicy });
const component = (options: Partial<InferenceComponentOptions>) =>
  problems(
    new InferenceComponent(emptyStack(), "Llama", {
      // Nothing is known of its instance type.
      endpoint: RealtimeEndpoint.fromEndpointName(new RootConstruct(), "Llm", "llm"),
      model: modelNamed("llama-8b"),
      compute: { minMemoryMb: 1024 },
      maxCopies: MANY,
      ...options,
    }),
  );
const rollingUpdate = (update: Partial<RollingUpdate>) =>
  component({ rollingUpdate: { maximumBatchSize: CopyBatch.copyCount(1), waitInterval: minute, ...update } });
const wake = (options: WakeOptions) => problems(copyScaling(emptyStack(), { maxCopies: MANY, wake: options }));

const weekend = (options: Partial<SleepWindowOptions>) => {
  const stack = emptyStack();
  inferenceComponent(stack, { maxCopies: MANY }).addSleepWindow("Weekend", { ...WEEKEND, ...options });
  return problems(stack).filter((problem) => !problem.includes("maxInstanceCount"));
};
const scheduled = (options: Partial<SleepWindowOptions>) => weekend({ method: SleepMethod.copyCount(), ...options });

/** Each limit, and every way to give a number that it is about. */
const uses: Readonly<Record<string, readonly ((value: number) => string[])[]>> = {
  "variant.initialInstanceCount": [(value) => endpoint({ initialInstanceCount: value })],
  "variant.minInstanceCount": [(value) => endpoint({ minInstanceCount: value })],
  "variant.maxInstanceCount": [(value) => endpoint({ maxInstanceCount: value })],
  "variant.containerStartupHealthCheckTimeout": [
    (value) => endpoint({ containerStartupHealthCheckTimeout: Duration.seconds(value) }),
  ],
  "variant.modelDataDownloadTimeout": [(value) => endpoint({ modelDataDownloadTimeout: Duration.seconds(value) })],
  "variant.weight": [(value) => problems(asyncEndpoint(emptyStack(), { initialVariantWeight: value }))],
  "variant.maxConcurrentInvocations": [
    (value) =>
      problems(
        asyncEndpoint(emptyStack(), {
          output: { s3OutputPath: "s3://bucket/output/", maxConcurrentInvocationsPerInstance: value },
        }),
      ),
  ],
  "variant.volumeSizeGb": [(value) => endpoint({ volumeSizeGb: value })],
  "variant.samplingPercentage": [
    (value) =>
      endpoint({
        dataCapture: { destinationS3Uri: "s3://b/p", samplingPercentage: value, modes: [CaptureMode.INPUT] },
      }),
  ],
  "deployment.waitInterval": [
    (value) =>
      deployment(
        DeploymentPolicy.rolling({
          maximumBatchSize: CapacitySize.instanceCount(1),
          waitInterval: Duration.seconds(value),
        }),
      ),
    (value) =>
      deployment(DeploymentPolicy.blueGreen({ trafficRouting: TrafficRouting.allAtOnce(Duration.seconds(value)) })),
    (value) => rollingUpdate({ waitInterval: Duration.seconds(value) }),
  ],
  "deployment.terminationWait": [
    (value) =>
      deployment(
        DeploymentPolicy.blueGreen({
          trafficRouting: TrafficRouting.allAtOnce(minute),
          terminationWait: Duration.seconds(value),
        }),
      ),
  ],
  "deployment.maximumExecutionTimeout": [
    (value) =>
      deployment(
        DeploymentPolicy.blueGreen({
          trafficRouting: TrafficRouting.allAtOnce(minute),
          maximumExecutionTimeout: Duration.seconds(value),
        }),
      ),
    (value) => rollingUpdate({ maximumExecutionTimeout: Duration.seconds(value) }),
  ],
  "deployment.batchSize": [
    (value) =>
      deployment(
        DeploymentPolicy.rolling({ maximumBatchSize: CapacitySize.instanceCount(value), waitInterval: minute }),
      ),
    (value) => rollingUpdate({ maximumBatchSize: CopyBatch.copyCount(value) }),
    (value) => rollingUpdate({ rollbackMaximumBatchSize: CopyBatch.copyCount(value) }),
  ],
  "deployment.rollingPercent": [
    (value) =>
      deployment(
        DeploymentPolicy.rolling({ maximumBatchSize: CapacitySize.capacityPercent(value), waitInterval: minute }),
      ),
    (value) => rollingUpdate({ maximumBatchSize: CopyBatch.capacityPercent(value) }),
  ],
  "deployment.rollbackPercent": [
    (value) =>
      deployment(
        DeploymentPolicy.rolling({
          maximumBatchSize: CapacitySize.instanceCount(1),
          rollbackMaximumBatchSize: CapacitySize.capacityPercent(value),
          waitInterval: minute,
        }),
      ),
    (value) => rollingUpdate({ rollbackMaximumBatchSize: CopyBatch.capacityPercent(value) }),
  ],
  "deployment.canaryPercent": [
    (value) =>
      deployment(
        DeploymentPolicy.blueGreen({
          trafficRouting: TrafficRouting.canary(CapacitySize.capacityPercent(value), minute),
        }),
      ),
  ],
  "deployment.linearPercent": [
    (value) =>
      deployment(
        DeploymentPolicy.blueGreen({
          trafficRouting: TrafficRouting.linear(CapacitySize.capacityPercent(value), minute),
        }),
      ),
  ],
  "component.initialCopies": [(value) => component({ initialCopies: value })],
  "component.minMemoryMb": [(value) => component({ compute: { minMemoryMb: value } })],
  "component.maxMemoryMb": [(value) => component({ compute: { minMemoryMb: 128, maxMemoryMb: value } })],
  "component.cpuCores": [(value) => component({ compute: { minMemoryMb: 128, cpuCores: value } })],
  "component.acceleratorDevices": [(value) => component({ compute: { minMemoryMb: 128, acceleratorDevices: value } })],
  "component.timeout": [
    (value) => component({ timeouts: { create: Duration.seconds(value) } }),
    (value) => component({ timeouts: { update: Duration.seconds(value) } }),
    (value) => component({ timeouts: { delete: Duration.seconds(value) } }),
  ],
  "component.startupTimeout": [
    (value) => component({ containerStartupHealthCheckTimeout: Duration.seconds(value) }),
    (value) => component({ modelDataDownloadTimeout: Duration.seconds(value) }),
  ],
  "component.maxImbalance": [(value) => component({ placement: Placement.spread({ maxZoneImbalance: value }) })],
  "scaling.minCapacity": [(value) => problems(copyScaling(emptyStack(), { maxCopies: MANY, minCopies: value }))],
  "scaling.maxCapacity": [(value) => problems(copyScaling(emptyStack(), { maxCopies: value }))],
  "scaling.cooldown": [
    (value) => problems(copyScaling(emptyStack(), { scaleInCooldown: Duration.seconds(value) })),
    (value) => problems(copyScaling(emptyStack(), { scaleOutCooldown: Duration.seconds(value) })),
  ],
  "sleep.copies": [
    (value) => weekend({ copiesOnWake: value, method: SleepMethod.minCapacity({ hard: true }) }),
    (value) => {
      const endpoint = realtimeEndpoint(emptyStack());
      endpoint.addSleepWindow("Weekend", { ...WEEKEND, copiesOnWake: value, method: SleepMethod.lambda() });
      // Whether the function is built is another question.
      return problems(endpoint).filter((problem) => problem.startsWith("copiesOnWake"));
    },
  ],
  "sleep.flexibleMinutes": [(value) => scheduled({ flexibleWindow: Duration.minutes(value) })],
  "sleep.maximumAge": [(value) => scheduled({ retry: { maximumAge: Duration.seconds(value) } })],
  "sleep.maximumAttempts": [(value) => scheduled({ retry: { maximumAttempts: value } })],
  "scaling.wakeCapacity": [(value) => wake({ copies: value })],
};

/** How many things may stand in a list. */
const listUses: typeof uses = {
  "variant.count": [(value) => endpoint({ additionalVariants: variants(value - 1) })],
  "deployment.rollbackAlarms": [
    (value) =>
      deployment(
        DeploymentPolicy.blueGreen({
          trafficRouting: TrafficRouting.allAtOnce(minute),
          rollbackAlarmNames: names(value),
        }),
      ),
    (value) => rollingUpdate({ rollbackAlarmNames: names(value) }),
  ],
  "alarm.actions": (["alarmActions", "okActions", "insufficientDataActions"] as const).map((property) => (value) => {
    const metric = new Metric({ namespace: "App", metricName: "Busy", dimensions: {} });
    return problems(metric.createAlarm(emptyStack(), "Alarm", { threshold: 1, [property]: names(value) }));
  }),
};

/** Limits beside which another one stands: see the last tests. */
const narrower = ["scaling.targetValue", "alarm.periods"];

const numberLimits: Readonly<Record<string, NumberLimit>> = Object.fromEntries(
  Object.entries(limits)
    .filter(([room]) => room !== "names" && room !== "arns")
    .flatMap(([room, members]) =>
      Object.entries(members).map(([name, limit]): [string, NumberLimit] => [`${room}.${name}`, limit]),
    ),
);

function legal({ min = -MANY, max = MANY, integer = false }: NumberLimit, value: number): boolean {
  return value >= min && value <= max && (!integer || Number.isInteger(value));
}

/** Numbers of all sorts, most of them near the ends of the range. */
function numbersAround({ min = 0, max = 1000 }: NumberLimit): fc.Arbitrary<number> {
  const ends = [min, max].flatMap((end) => [end - 1, end - 0.5, end, end + 0.5, end + 1]);
  return fc.oneof(
    fc.constantFrom(...ends, 0, -1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY),
    fc.integer({ min: Math.floor(min) - 50, max: max + 50 }),
    fc.double({ min: -1e12, max: 1e12, noNaN: true }),
  );
}

function limitOf(name: string): NumberLimit {
  const limit = numberLimits[name];
  if (limit === undefined) {
    throw new Error(`no such limit: ${name}`);
  }
  return limit;
}

describe("every number with a legal range", () => {
  it("is used here", () => {
    expect([...Object.keys(uses), ...Object.keys(listUses), ...narrower].sort()).toEqual(
      Object.keys(numberLimits).sort(),
    );
  });

  it.each(Object.entries(uses))("%s is accepted inside of it and refused outside", (name, ways) => {
    const limit = limitOf(name);
    fc.assert(
      fc.property(fc.constantFrom(...ways), numbersAround(limit), (found, value) => {
        expect(found(value).length === 0).toBe(legal(limit, value));
      }),
      { numRuns: 40 },
    );
  });

  it.each(Object.entries(listUses))("%s is accepted inside of it and refused outside", (name, ways) => {
    const limit = limitOf(name);
    fc.assert(
      fc.property(fc.constantFrom(...ways), fc.integer({ min: 0, max: 14 }), (found, length) => {
        fc.pre(name !== "variant.count" || length > 0);
        expect(found(length).length === 0).toBe(legal(limit, length));
      }),
    );
  });

  it("scaling.targetValue is accepted above 0 only", () => {
    fc.assert(
      fc.property(numbersAround(limits.scaling.targetValue), (value) => {
        const tracking = CopyTracking.concurrentRequestsPerCopy(value);
        expect(problems(copyScaling(emptyStack(), { tracking })).length === 0).toBe(
          Number.isFinite(value) && value > 0,
        );
      }),
    );
  });

  it("alarm.periods is accepted from 1 on, in whole numbers, for a day at most", () => {
    fc.assert(
      fc.property(numbersAround({ min: 1, max: 1440, source: "" }), (evaluationPeriods) => {
        const found = wake({ alarm: { evaluationPeriods, period: minute } });
        expect(found.length === 0).toBe(legal({ ...limits.alarm.periods, max: 1440 }, evaluationPeriods));
      }),
    );
  });

  it("says where it comes from", () => {
    const silent = Object.entries(numberLimits).filter(([, { source }]) => !/ API, [A-Z]|^Terraform, /.test(source));
    expect(silent).toEqual([]);
  });
});
