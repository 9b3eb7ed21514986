import { COMPONENTS, findComponent } from "../../src/local-aws/services/sagemaker/component";
import {
  changeCopies,
  createComponent,
  deleteComponent,
  updateComponent,
} from "../../src/local-aws/services/sagemaker/component-changes";
import { findEndpoint } from "../../src/local-aws/services/sagemaker/endpoint";
import {
  changeCapacities,
  createEndpoint,
  deleteEndpoint,
  updateEndpoint,
} from "../../src/local-aws/services/sagemaker/endpoint-changes";
import { CONFIGS } from "../../src/local-aws/services/sagemaker/endpoint-config";
import { MODELS } from "../../src/local-aws/services/sagemaker/model";
import type { ProductionVariant } from "../../src/local-aws/services/sagemaker/variant-shapes";
import { Store } from "../../src/local-aws/store/store";
import { ToldWorld } from "./support/told";

const UNIT = "inference-component/llama";
const VARIANT = "endpoint/llm/variant/AllTraffic";
const HOST: ProductionVariant = {
  VariantName: "AllTraffic",
  InstanceType: "ml.g5.12xlarge",
  InitialInstanceCount: 1,
  ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 2 },
};
const WITH_MODEL: ProductionVariant = {
  VariantName: "AllTraffic",
  InstanceType: "ml.g5.xlarge",
  ModelName: "llama",
  InitialInstanceCount: 1,
};

/** Seconds until an instance is there, and then until a copy on it serves: downloads, loading, health checks. */
const [INSTANCE, COPY] = [105, 77 + 60 + 21];

/** An endpoint that is being created. */
function hosted(variant: ProductionVariant, store = new Store()): ToldWorld {
  const world = new ToldWorld(store);
  const call = world.call();
  call.table(MODELS).put("llama", { name: "llama", arn: "arn", creationTime: 0, request: {} });
  call.table(CONFIGS).put("config", {
    name: "config",
    arn: "arn",
    creationTime: 0,
    variants: [variant],
    request: {},
  });
  createEndpoint(call, { name: "llm", configName: "config", tags: {} });
  return world;
}

const create = (world: ToldWorld, name = "llama", copies = 1, devices = 4) =>
  createComponent(world.call(), {
    name,
    endpointName: "llm",
    copies,
    tags: {},
    specification: {
      ModelName: "llama",
      ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: devices, MinMemoryRequiredInMb: 1024 },
    },
  });

const serving = (world: ToldWorld, name = "llama") => findComponent(world.call(), name).currentCopies;
const component = (world: ToldWorld, name = "llama") => findComponent(world.call(), name);
const variant = (world: ToldWorld) => findEndpoint(world.call(), "llm").variants[0];

/** An endpoint with a component of one copy, on its only instance. */
async function inService(devices = 4): Promise<ToldWorld> {
  const world = hosted(HOST);
  create(world, "llama", 1, devices);
  await world.advance(INSTANCE + COPY);
  world.told();
  return world;
}

describe("an endpoint for components that is created", () => {
  it("has its instance after the time of one, and lets the others know", async () => {
    const world = hosted(HOST);
    await world.advance(INSTANCE - 1);
    expect(findEndpoint(world.call(), "llm")).toMatchObject({ status: "Creating", variants: [] });
    expect(world.told()).toEqual([]);
    await world.advance(1);
    expect(findEndpoint(world.call(), "llm").status).toBe("InService");
    expect(world.told()).toEqual([
      [INSTANCE, { kind: "capacity", unit: VARIANT, serving: 1 }],
      [INSTANCE, { kind: "settled", unit: VARIANT, end: "done" }],
    ]);
  });

  it("releases its instance 10 min after it was there if nobody uses it, and then rests", async () => {
    const world = hosted(HOST);
    await world.advance(INSTANCE + 599);
    expect(variant(world)?.CurrentInstanceCount).toBe(1);
    await world.advance(1);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 0, DesiredInstanceCount: 0 });
    await world.advance(10 * 366 * 86_400);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 0, DesiredInstanceCount: 0 });
  });

  it("keeps as many instances as its minimum", async () => {
    const world = hosted({ ...HOST, ManagedInstanceScaling: { ...HOST.ManagedInstanceScaling, MinInstanceCount: 1 } });
    await world.advance(86_400);
    expect(variant(world)?.CurrentInstanceCount).toBe(1);
  });

  it("keeps its instances where SageMaker does not manage them", async () => {
    const world = hosted({ ...HOST, ManagedInstanceScaling: undefined });
    await world.advance(86_400);
    expect(variant(world)?.CurrentInstanceCount).toBe(1);
  });
});

describe("a component", () => {
  it("starts when the instance of its new endpoint is there", async () => {
    const world = hosted(HOST);
    create(world);
    await world.advance(INSTANCE + COPY - 1);
    expect(component(world)).toMatchObject({ status: "Creating", currentCopies: 0 });
    await world.advance(1);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 1 });
    expect(world.told().slice(-2)).toEqual([
      [INSTANCE + COPY, { kind: "capacity", unit: UNIT, serving: 1 }],
      [INSTANCE + COPY, { kind: "settled", unit: UNIT, end: "done" }],
    ]);
  });

  it("has an instance started on an endpoint without one", async () => {
    const world = hosted(HOST);
    await world.advance(3600);
    expect(variant(world)?.CurrentInstanceCount).toBe(0);
    create(world);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 0, DesiredInstanceCount: 1 });
    await world.advance(INSTANCE);
    expect(variant(world)?.CurrentInstanceCount).toBe(1);
    await world.advance(COPY);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 1 });
  });

  it("sleeps at once, and its instance goes 10 min later", async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 0);
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "capacity", unit: UNIT, serving: 0 }]);
    // Whoever asked for the change hears that it is over after it has noted that it asked.
    expect(component(world).status).toBe("Updating");
    await world.advance(0);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 0, desiredCopies: 0 });
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "settled", unit: UNIT, end: "done" }]);
    await world.advance(599);
    expect(world.told()).toEqual([]);
    await world.advance(1);
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "capacity", unit: VARIANT, serving: 0 }]);
  });

  it("wakes on an instance that is there without waiting for one", async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 0);
    await world.advance(60);
    changeCopies(world.call(), "llama", 1);
    await world.advance(COPY);
    expect(serving(world)).toBe(1);
  });

  it("has copies that come one by one, as instances do", async () => {
    const world = await inService(2);
    changeCopies(world.call(), "llama", 4);
    expect(component(world)).toMatchObject({ desiredCopies: 4, currentCopies: 1 });
    await world.advance(COPY);
    expect([serving(world), component(world).status]).toEqual([2, "Updating"]);
    await world.advance(INSTANCE);
    expect([serving(world), component(world).status]).toEqual([4, "InService"]);
    expect(variant(world)?.CurrentInstanceCount).toBe(2);
  });

  it("is in service with copies that have no room on the most instances that there may be", async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 3);
    await world.advance(3600);
    expect(component(world)).toMatchObject({ status: "InService", desiredCopies: 3, currentCopies: 2 });
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 2, DesiredInstanceCount: 2 });
  });

  it("is not created before its first copy has room", async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 2);
    create(world, "mistral");
    await world.advance(3600);
    expect(component(world, "mistral")).toMatchObject({ status: "Creating", currentCopies: 0 });
    changeCopies(world.call(), "llama", 1);
    await world.advance(COPY);
    expect(component(world, "mistral")).toMatchObject({ status: "InService", currentCopies: 1 });
  });

  it("leaves its room when it is deleted", async () => {
    const world = await inService();
    deleteComponent(world.call(), "llama");
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "capacity", unit: UNIT, serving: 0 }]);
    await world.advance(600);
    expect(world.call().table(COMPONENTS).has("llama")).toBe(false);
    expect(variant(world)?.CurrentInstanceCount).toBe(0);
  });

  it("has adapters that are served by its copies", async () => {
    const world = await inService();
    createComponent(world.call(), {
      name: "lora",
      endpointName: "llm",
      tags: {},
      specification: { BaseInferenceComponentName: "llama", Container: { ArtifactUrl: "s3://bucket/lora.tar.gz" } },
    });
    expect(serving(world, "lora")).toBe(0);
    await world.advance(60);
    expect(component(world, "lora")).toMatchObject({ status: "InService", currentCopies: 1 });
    world.told();
    changeCopies(world.call(), "llama", 0);
    expect(serving(world, "lora")).toBe(0);
    expect(world.told().map(([, event]) => event)).toContainEqual({
      kind: "capacity",
      unit: "inference-component/lora",
      serving: 0,
    });
  });

  it("goes on from a file", async () => {
    const before = hosted(HOST);
    create(before);
    await before.advance(INSTANCE + 10);
    const after = new ToldWorld(Store.from(JSON.parse(JSON.stringify(before.store.snapshot()))));
    await after.advance(INSTANCE + COPY - 1);
    expect(serving(after)).toBe(0);
    await after.advance(1);
    expect(component(after)).toMatchObject({ status: "InService", currentCopies: 1 });
  });
});

describe("a component that is updated", () => {
  const update = (world: ToldWorld, devices: number, copies?: number) =>
    updateComponent(world.call(), {
      name: "llama",
      ...(copies !== undefined && { copies }),
      specification: {
        ModelName: "llama",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: devices, MinMemoryRequiredInMb: 1024 },
      },
    });

  it("serves all the while, and is over once the new copies do", async () => {
    const world = await inService();
    update(world, 2);
    await world.advance(COPY - 1);
    expect(component(world)).toMatchObject({ status: "Updating", currentCopies: 1 });
    await world.advance(1);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 1 });
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "settled", unit: UNIT, end: "done" }]);
  });

  it("takes the room of its new requirements", async () => {
    const world = await inService(2);
    changeCopies(world.call(), "llama", 2);
    await world.advance(COPY);
    expect(variant(world)?.CurrentInstanceCount).toBe(1);
    update(world, 4);
    await world.advance(COPY);
    expect(variant(world)?.CurrentInstanceCount).toBe(2);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 2 });
  });

  it("has another number of copies then", async () => {
    const world = await inService(1);
    update(world, 1, 3);
    await world.advance(COPY + COPY);
    expect(component(world)).toMatchObject({ status: "InService", desiredCopies: 3, currentCopies: 3 });
  });

  it("is over at once without a copy", async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 0);
    await world.advance(0);
    update(world, 2);
    await world.advance(0);
    expect(component(world)).toMatchObject({
      status: "InService",
      specification: { ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 2 } },
    });
  });
});

describe("a deployment", () => {
  const deploy = (world: ToldWorld, variant: ProductionVariant) => {
    world
      .call()
      .table(CONFIGS)
      .put("next", { name: "next", arn: "arn", creationTime: 0, variants: [variant], request: {} });
    updateEndpoint(world.call(), { name: "llm", configName: "next", retainDeployment: false });
  };

  it("lets the copies serve all the while, and has them on the new instances then", async () => {
    const world = await inService(4);
    changeCopies(world.call(), "llama", 2);
    await world.advance(INSTANCE + COPY);
    deploy(world, { ...HOST, InstanceType: "ml.g5.48xlarge" });
    world.told();
    await world.advance(299);
    expect(findEndpoint(world.call(), "llm").status).toBe("Updating");
    await world.advance(1);
    expect(findEndpoint(world.call(), "llm").status).toBe("InService");
    expect(serving(world)).toBe(2);
    // Two copies with 4 devices each are on one instance with 8.
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 1, DesiredInstanceCount: 1 });
    expect(world.told().map(([, event]) => event)).toEqual([
      { kind: "capacity", unit: VARIANT, serving: 1 },
      { kind: "settled", unit: VARIANT, end: "done" },
    ]);
  });

  it("tells of a variant that is new, and of one that is gone", async () => {
    const world = hosted(WITH_MODEL);
    await world.advance(INSTANCE + COPY);
    world.told();
    deploy(world, { ...WITH_MODEL, VariantName: "next" });
    await world.advance(300);
    expect(world.told().map(([, event]) => event)).toEqual([
      { kind: "capacity", unit: VARIANT, serving: 0 },
      { kind: "capacity", unit: "endpoint/llm/variant/next", serving: 1 },
      { kind: "settled", unit: "endpoint/llm/variant/next", end: "done" },
    ]);
  });

  it("has as many instances as the copies need", async () => {
    const world = await inService(4);
    changeCopies(world.call(), "llama", 2);
    await world.advance(INSTANCE + COPY);
    deploy(world, HOST);
    await world.advance(300);
    expect(variant(world)?.CurrentInstanceCount).toBe(2);
    expect(serving(world)).toBe(2);
  });

  it("ends a change of copies that is under way", async () => {
    const world = await inService(4);
    changeCopies(world.call(), "llama", 2);
    await world.advance(1);
    deploy(world, HOST);
    await world.advance(3600);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 2 });
  });

  it("rolls back after 20 min in a drought", async () => {
    const world = await inService();
    world.faults.add([{ operation: "UpdateEndpoint", effect: { kind: "drought" } }]);
    deploy(world, { ...HOST, InstanceType: "ml.g5.48xlarge" });
    await world.advance(1200);
    expect(findEndpoint(world.call(), "llm")).toMatchObject({
      status: "InService",
      configName: "config",
      failureReason: expect.stringContaining("InsufficientInstanceCapacity"),
    });
    expect(serving(world)).toBe(1);
  });
});

describe("a variant with a model", () => {
  const change = (world: ToldWorld, DesiredInstanceCount: number) =>
    changeCapacities(world.call(), "llm", [{ VariantName: "AllTraffic", DesiredInstanceCount }]);
  const awake = async () => {
    const world = hosted(WITH_MODEL);
    await world.advance(INSTANCE + COPY);
    world.told();
    return world;
  };

  it("is there once its model serves", async () => {
    const world = hosted(WITH_MODEL);
    await world.advance(INSTANCE + COPY - 1);
    expect(findEndpoint(world.call(), "llm").status).toBe("Creating");
    await world.advance(1);
    expect(findEndpoint(world.call(), "llm").status).toBe("InService");
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 1, DesiredInstanceCount: 1 });
  });

  it("loses its instance a while after the decision, and is Updating until then", async () => {
    const world = await awake();
    change(world, 0);
    await world.advance(59);
    expect(findEndpoint(world.call(), "llm").status).toBe("Updating");
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 1, DesiredInstanceCount: 0 });
    await world.advance(1);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 0, DesiredInstanceCount: 0 });
    expect(world.told().map(([, event]) => event)).toEqual([
      { kind: "capacity", unit: VARIANT, serving: 0 },
      { kind: "settled", unit: VARIANT, end: "done" },
    ]);
  });

  it("counts each instance as soon as its model serves", async () => {
    const world = await awake();
    change(world, 3);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 1, DesiredInstanceCount: 3 });
    await world.advance(INSTANCE + COPY);
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 3, DesiredInstanceCount: 3 });
    expect(world.told().map(([, event]) => event)).toEqual([
      { kind: "capacity", unit: VARIANT, serving: 3 },
      { kind: "settled", unit: VARIANT, end: "done" },
    ]);
  });

  it("has no instance once its endpoint is deleted", async () => {
    const world = await awake();
    deleteEndpoint(world.call(), "llm");
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "capacity", unit: VARIANT, serving: 0 }]);
  });

  it("stays as it was, after 20 min, when AWS has no instance", async () => {
    const world = await awake();
    world.faults.add([{ operation: "UpdateEndpointWeightsAndCapacities", effect: { kind: "drought" } }]);
    change(world, 2);
    await world.advance(1199);
    expect(findEndpoint(world.call(), "llm").status).toBe("Updating");
    await world.advance(1);
    expect(findEndpoint(world.call(), "llm")).toMatchObject({
      status: "InService",
      failureReason: expect.stringContaining("InsufficientInstanceCapacity"),
    });
    expect(variant(world)).toMatchObject({ CurrentInstanceCount: 1, DesiredInstanceCount: 1 });
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "settled", unit: VARIANT, end: "drought" }]);
  });
});

describe("a component for which there is no instance", () => {
  const asleep = async () => {
    const world = await inService();
    changeCopies(world.call(), "llama", 0);
    await world.advance(3600);
    world.told();
    return world;
  };

  it("is in service without a copy at once when the account may have no more", async () => {
    const world = await asleep();
    world.faults.add([{ effect: { kind: "quota" }, times: 1 }]);
    changeCopies(world.call(), "llama", 1);
    await world.advance(0);
    expect(component(world)).toMatchObject({
      status: "InService",
      desiredCopies: 0,
      currentCopies: 0,
      failureReason: expect.stringMatching(/^The account-level service limit 'ml.g5.12xlarge for endpoint usage'/),
    });
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "settled", unit: UNIT, end: "quota" }]);
    changeCopies(world.call(), "llama", 1);
    await world.advance(INSTANCE + COPY);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 1 });
    expect(component(world).failureReason).toBeUndefined();
  });

  it("is Updating until AWS gives up in a drought", async () => {
    const world = await asleep();
    world.faults.add([{ resource: "llama", effect: { kind: "drought" } }]);
    changeCopies(world.call(), "llama", 1);
    await world.advance(1199);
    expect(component(world)).toMatchObject({ status: "Updating", desiredCopies: 1, currentCopies: 0 });
    await world.advance(1);
    expect(component(world)).toMatchObject({ status: "InService", desiredCopies: 0, currentCopies: 0 });
    expect(world.told().map(([, event]) => event)).toEqual([{ kind: "settled", unit: UNIT, end: "drought" }]);
  });

  it("wakes later when the drought is over before", async () => {
    const world = await asleep();
    world.faults.add([{ effect: { kind: "drought", seconds: 600 } }]);
    await world.advance(100);
    changeCopies(world.call(), "llama", 1);
    await world.advance(500 + INSTANCE + COPY - 1);
    expect(serving(world)).toBe(0);
    await world.advance(1);
    expect(component(world)).toMatchObject({ status: "InService", currentCopies: 1 });
    expect(world.faults.list()).toEqual([]);
  });

  it("is not struck where there is room on an instance", async () => {
    const world = await inService();
    world.faults.add([{ effect: { kind: "quota" } }]);
    changeCopies(world.call(), "llama", 0);
    await world.advance(60);
    changeCopies(world.call(), "llama", 1);
    await world.advance(COPY);
    expect(serving(world)).toBe(1);
  });

  it("ends up Failed when it is created", async () => {
    const world = await asleep();
    world.faults.add([{ operation: "CreateInferenceComponent", effect: { kind: "quota" } }]);
    create(world, "mistral");
    await world.advance(0);
    expect(component(world, "mistral")).toMatchObject({ status: "Failed", currentCopies: 0 });
  });
});

describe("an endpoint for which there is no instance", () => {
  it("is refused when the account may have no more", () => {
    const store = new Store();
    const world = hosted(HOST, store);
    world.faults.add([{ operation: "CreateEndpoint", resource: "other", effect: { kind: "quota" } }]);
    expect(() => createEndpoint(world.call(), { name: "other", configName: "config", tags: {} })).toThrow(
      /account-level service limit 'ml.g5.12xlarge for endpoint usage' is 1 Instances/,
    );
  });

  it("ends up Failed after 20 min in a drought, with the component that waited for it", async () => {
    const world = hosted(HOST);
    world.faults.add([{ operation: "CreateEndpoint", effect: { kind: "drought" } }]);
    createEndpoint(world.call(), { name: "other", configName: "config", tags: {} });
    createComponent(world.call(), {
      name: "waits",
      endpointName: "other",
      copies: 1,
      tags: {},
      specification: { ModelName: "llama" },
    });
    await world.advance(1200);
    expect(findEndpoint(world.call(), "other")).toMatchObject({
      status: "Failed",
      failureReason: expect.stringContaining("InsufficientInstanceCapacity"),
    });
    expect(component(world, "waits").status).toBe("Failed");
  });

  it("is created later when the drought is over before", async () => {
    const world = new ToldWorld(hosted(HOST).store);
    world.faults.add([{ effect: { kind: "drought", seconds: 300 } }]);
    createEndpoint(world.call(), { name: "other", configName: "config", tags: {} });
    await world.advance(300 + INSTANCE - 1);
    expect(findEndpoint(world.call(), "other").status).toBe("Creating");
    await world.advance(1);
    expect(findEndpoint(world.call(), "other").status).toBe("InService");
  });
});
