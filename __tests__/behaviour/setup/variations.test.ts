import { AsyncEndpoint, Cron, Duration, RealtimeEndpoint, SleepMethod, type SleepWindowOptions } from "../../../src";
import {
  alwaysOn,
  asPublishedRecipe,
  type EndpointSetup,
  endpointSetups,
  type TargetSetup,
  withIdleTimeout,
  withMaxCopies,
  withMinCopies,
  withSleepMethod,
  withWakeCopies,
} from "../../../src/behaviour";
import { parseTerraform, type Topology } from "../../../src/topology";
import { modelNamed } from "../../support/builders";
import { announcement } from "../../support/recipes";
import { stackWithProvider, synthesized } from "../../support/synthesized";
import { asyncTopology, topology } from "../../support/topology";

function only(given: Topology): EndpointSetup {
  const [setup] = endpointSetups(given);
  if (setup === undefined) {
    throw new Error("expected an endpoint");
  }
  return setup;
}

const executionRoleArn = "arn:aws:iam::123456789012:role/sagemaker";

interface Idle {
  readonly idleTimeout?: Duration;
  readonly minUpTime?: Duration;
}

function ofComponent(idle: Idle = {}, window?: SleepWindowOptions): EndpointSetup {
  const stack = stackWithProvider();
  const endpoint = new RealtimeEndpoint(stack, "Endpoint", {
    endpointName: "chat",
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 2,
    executionRoleArn,
  });
  const component = endpoint.addInferenceComponent("Large", {
    inferenceComponentName: "large",
    model: modelNamed("large"),
    compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
    maxCopies: 3,
    ...idle,
  });
  if (window !== undefined) {
    component.addSleepWindow("Weekend", window);
  }
  return only(parseTerraform(JSON.stringify(synthesized(stack)), "cdk.tf.json").topology);
}

function ofQueue(idle: Idle = {}): EndpointSetup {
  const stack = stackWithProvider();
  new AsyncEndpoint(stack, "Endpoint", {
    endpointName: "ocr",
    model: modelNamed("ocr"),
    instanceType: "ml.g5.xlarge",
    maxInstanceCount: 2,
    output: { s3OutputPath: "s3://bucket/answers/" },
    ...idle,
  });
  return only(parseTerraform(JSON.stringify(synthesized(stack)), "cdk.tf.json").topology);
}

/** What a simulation sees: addresses, names and the order of policies are for people. */
const numbers = (setup: EndpointSetup): unknown => {
  const units = setup.units.map((unit) => ({
    ...unit,
    target: unit.target && {
      ...unit.target,
      steps: [...unit.target.steps].sort((one, other) => one.name.localeCompare(other.name)),
    },
  }));
  return JSON.parse(
    JSON.stringify({ ...setup, units }, (key, value) =>
      key === "address" || key === "name"
        ? undefined
        : typeof value === "number" && !Number.isFinite(value)
          ? String(value)
          : value,
    ),
  );
};

const minutes = (count: number) => Duration.minutes(count);

describe("withIdleTimeout", () => {
  it.each([5, 15, 30, 60])("does what the constructs do with an idle timeout of %i minutes", (count) => {
    for (const written of [ofComponent, ofQueue]) {
      expect(numbers(withIdleTimeout(written(), count * 60))).toEqual(
        numbers(written({ idleTimeout: minutes(count) })),
      );
    }
  });

  it("does what the constructs do with a minimum up-time", () => {
    const written = ofComponent({ idleTimeout: minutes(5), minUpTime: minutes(10) });
    expect(numbers(withIdleTimeout(ofComponent(), 300, { minUpTimeSeconds: 600 }))).toEqual(numbers(written));
    expect(written.units[0]?.target?.tracking[0]?.disableScaleIn).toBe(true);
  });

  it("replaces the idle timeout that is there", () => {
    const written = ofComponent({ idleTimeout: minutes(60) });
    expect(numbers(withIdleTimeout(written, 300))).toEqual(numbers(ofComponent({ idleTimeout: minutes(5) })));
  });

  it("changes neither the setup that it gets nor one without a target", () => {
    const written = ofComponent();
    const before = numbers(written);
    withIdleTimeout(written, 300);
    expect(numbers(written)).toEqual(before);
    const empty = { ...written, units: written.units.map(({ target: _, ...unit }) => unit) };
    expect(withIdleTimeout(empty, 300).units).toEqual(empty.units);
  });
});

const targetOf = (setup: EndpointSetup): TargetSetup => {
  const target = setup.units[0]?.target;
  if (target === undefined) {
    throw new Error("expected a target");
  }
  return target;
};

const weekend = (method: SleepMethod): SleepWindowOptions => ({
  sleep: Cron.weekly("FRI", "18:00"),
  wake: Cron.weekly("MON", "07:00"),
  timeZone: "Europe/Paris",
  copiesOnWake: 2,
  method,
});

describe("bounds", () => {
  it("of a hard window follow another maximum, and its copies stay within", () => {
    const hard = ofComponent({}, weekend(SleepMethod.minCapacity({ hard: true })));
    expect(targetOf(withMaxCopies(hard, 1))).toMatchObject({
      max: 1,
      actions: [
        { min: 0, max: 0 },
        { min: 1, max: 1 },
      ],
    });
    expect(targetOf(withMaxCopies(hard, 5))).toMatchObject({
      max: 5,
      actions: [
        { min: 0, max: 0 },
        { min: 2, max: 5 },
      ],
    });
  });

  it("of an asynchronous target are those of the instances", () => {
    expect(withMaxCopies(only(asyncTopology()), 7).variants[0]).toMatchObject({ minInstances: 0, maxInstances: 7 });
    expect(withMinCopies(only(asyncTopology()), 2)).toMatchObject({
      variants: [{ minInstances: 2 }],
      units: [{ initialCapacity: 2 }],
    });
  });

  it("may be equal, and a window still opens zero", () => {
    const soft = ofComponent({}, weekend(SleepMethod.minCapacity()));
    expect(targetOf(withMinCopies(soft, 3))).toMatchObject({ min: 3, max: 3, actions: [{ min: 0 }, { min: 3 }] });
  });
});

describe("withWakeCopies", () => {
  it("changes what a wake sets, up to the maximum, and not what a sleep sets", () => {
    const setup = ofComponent({ idleTimeout: minutes(5) });
    const adjustments = (copies: number) =>
      targetOf(withWakeCopies(setup, copies)).steps.map(({ steps }) => steps.map(({ adjustment }) => adjustment));
    expect(adjustments(2).flat().sort()).toEqual([0, 2]);
    expect(adjustments(9).flat().sort()).toEqual([0, 3]);
  });
});

describe("withSleepMethod", () => {
  const methods = {
    minCapacity: SleepMethod.minCapacity(),
    "minCapacity-hard": SleepMethod.minCapacity({ hard: true }),
    copyCount: SleepMethod.copyCount(),
    deleteAndRecreate: SleepMethod.deleteAndRecreate(),
  } as const;
  const parts = (setup: EndpointSetup) =>
    JSON.parse(
      JSON.stringify({ actions: targetOf(setup).actions, schedules: setup.units[0]?.schedules }, (key, value) =>
        key === "address" || key === "name" ? undefined : value,
      ),
    );
  const names = ["minCapacity", "minCapacity-hard", "copyCount", "deleteAndRecreate"] as const;

  it.each(names)("writes windows as the constructs do with %s, whatever the method was", (name) => {
    const wanted = parts(ofComponent({}, weekend(methods[name])));
    for (const before of names) {
      expect(parts(withSleepMethod(ofComponent({}, weekend(methods[before])), name))).toEqual(wanted);
    }
  });

  it("sleeps and wakes by the endpoint sleeper with lambda", () => {
    const { schedules } = parts(withSleepMethod(ofComponent({}, weekend(methods.minCapacity)), "lambda"));
    expect(schedules).toMatchObject([
      { operation: "sleep", copies: 0 },
      { operation: "wake", copies: 2 },
    ]);
  });

  it("leaves a setup without windows as it is, and the instances of a queue", () => {
    expect(withSleepMethod(ofComponent(), "copyCount")).toEqual(ofComponent());
    expect(withSleepMethod(ofQueue(), "copyCount")).toEqual(ofQueue());
  });
});

describe("alwaysOn", () => {
  it("never has less than one copy or instance, whatever windows want", () => {
    const awake = alwaysOn(ofComponent({}, weekend(SleepMethod.minCapacity({ hard: true }))));
    expect(awake.variants[0]).toMatchObject({ minInstances: 1, maxInstances: 2 });
    expect(targetOf(awake)).toMatchObject({ min: 1, actions: [{ min: 2, max: 3 }] });
    const recreated = alwaysOn(ofComponent({}, weekend(SleepMethod.deleteAndRecreate())));
    expect(recreated.units[0]).toMatchObject({ schedules: [], initialCapacity: 1 });
    expect(alwaysOn(ofQueue()).variants[0]).toMatchObject({ minInstances: 1 });
  });
});

describe("asPublishedRecipe", () => {
  it("is the announcement for a component, and the guide for a queue", () => {
    const read = parseTerraform(JSON.stringify({ terraform: {}, resource: announcement }), "main.tf.json");
    const published = only(read.topology);
    const recipe = asPublishedRecipe(withIdleTimeout(withMinCopies(published, 1), 3600));
    const plain = (setup: EndpointSetup) =>
      JSON.parse(JSON.stringify(setup, (key, value) => (key === "address" || key === "name" ? undefined : value)));
    expect(plain(recipe)).toEqual(plain(published));
    expect(asPublishedRecipe(ofQueue())).toMatchObject({
      alarmCount: { standard: 3, high: 0 },
      units: [
        {
          target: {
            min: 0,
            max: 2,
            tracking: [{ metric: { metric: "ApproximateBacklogSizePerInstance" }, targetValue: 5 }],
            steps: [
              {
                adjustmentType: "ChangeInCapacity",
                alarms: [{ settings: { evaluationPeriods: 2, periodSeconds: 60 } }],
              },
            ],
          },
        },
      ],
    });
  });

  it("is nothing for an endpoint that is not simulated", () => {
    const constant = { ...only(topology()), kind: "constant" } as const;
    expect(asPublishedRecipe(constant)).toBe(constant);
  });
});
