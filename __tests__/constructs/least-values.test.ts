import fc from "fast-check";
import {
  AsyncEndpoint,
  CapacitySize,
  CaptureMode,
  DeploymentPolicy,
  Duration,
  Model,
  ModelData,
  Placement,
  WakeAdjustment,
} from "../../src";
import { inferenceComponent, modelNamed, realtimeEndpoint } from "../support/builders";
import { problems, stackWithProvider } from "../support/synthesized";

/** The JSON of a stack, on one line, and without the escapes of a document in a text. */
const json = (make: (stack: ReturnType<typeof stackWithProvider>) => unknown): string => {
  const stack = stackWithProvider();
  make(stack);
  expect(problems(stack)).toEqual([]);
  return JSON.stringify(stack.toTerraform());
};

type Row = readonly [property: string, json: () => string, written: string];

const component = (options: Parameters<typeof inferenceComponent>[1]) => () =>
  json((stack) => inferenceComponent(stack, options));
const endpoint = (props: object) => () => json((stack) => realtimeEndpoint(stack, props));
const async = (props: object) => () =>
  json(
    (stack) =>
      new AsyncEndpoint(stack, "Ocr", {
        instanceType: "ml.g5.xlarge",
        maxInstanceCount: 2,
        model: modelNamed("ocr"),
        output: { s3OutputPath: "s3://bucket/" },
        ...props,
      }),
  );
const nothing = Duration.seconds(0);
const capture = { destinationS3Uri: "s3://bucket/", samplingPercentage: 0, modes: [CaptureMode.INPUT], enabled: false };

/** Each number at the least that its API takes, and what false is. */
const ROWS: readonly Row[] = [
  ["minCopies", component({ minCopies: 0 }), '"min_capacity":0'],
  ["maxCopies", component({ maxCopies: 1 }), '"max_capacity":1'],
  ["scaleInCooldown", component({ scaleInCooldown: nothing }), '"scale_in_cooldown":0'],
  ["scaleOutCooldown", component({ scaleOutCooldown: nothing }), '"scale_out_cooldown":0'],
  [
    "wake.cooldown",
    component({ wake: { cooldown: nothing, adjustment: WakeAdjustment.CHANGE_IN_CAPACITY } }),
    '"adjustment_type":"ChangeInCapacity","cooldown":0',
  ],
  ["placement", component({ placement: Placement.spread({ maxZoneImbalance: 0 }) }), 'MaxImbalance\\" = 0'],
  ["dataCache", component({ dataCache: false }), 'EnableCaching\\" = false'],
  [
    "compute.cpuCores",
    component({ compute: { cpuCores: 0.25, minMemoryMb: 128 } }),
    'NumberOfCpuCoresRequired\\" = 0.25',
  ],
  ["minInstanceCount", endpoint({ minInstanceCount: 0 }), '"min_instance_count":0'],
  ["enableSsmAccess", endpoint({ enableSsmAccess: false }), '"enable_ssm_access":false'],
  ["dataCapture.samplingPercentage", endpoint({ dataCapture: capture }), '"initial_sampling_percentage":0'],
  ["dataCapture.enabled", endpoint({ dataCapture: capture }), '"enable_capture":false'],
  [
    "deploymentPolicy.waitInterval",
    endpoint({
      deploymentPolicy: DeploymentPolicy.rolling({
        maximumBatchSize: CapacitySize.instanceCount(1),
        waitInterval: nothing,
      }),
    }),
    '"wait_interval_in_seconds":0',
  ],
  ["initialVariantWeight", async({ initialVariantWeight: 0 }), '"initial_variant_weight":0'],
  ["async minInstanceCount", async({ minInstanceCount: 0 }), '"min_capacity":0'],
  [
    "acceptEula",
    () =>
      json(
        (stack) =>
          new Model(stack, "Model", {
            image: "registry/image:1",
            networkIsolation: false,
            modelData: ModelData.s3Prefix("s3://bucket/model/", { acceptEula: false }),
          }),
      ),
    '"accept_eula":false',
  ],
  [
    "networkIsolation",
    () => json((stack) => new Model(stack, "Model", { image: "registry/image:1", networkIsolation: false })),
    '"enable_network_isolation":false',
  ],
];

describe("the least legal value", () => {
  it.each(ROWS)("of %s reaches the JSON", (_, written, text) => expect(written()).toContain(text));

  it("and each other one does: counts and cooldowns of any size", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(600), (minCopies, more, seconds) => {
        const maxCopies = Math.max(1, minCopies + more);
        const written = component({ minCopies, maxCopies, scaleInCooldown: Duration.seconds(seconds) })();
        expect(written).toContain(`"max_capacity":${maxCopies},"min_capacity":${minCopies}`);
        expect(written).toContain(`"scale_in_cooldown":${seconds}`);
      }),
      { numRuns: 20 },
    );
  });

  it("false is not the same as nothing: what was not said is not written", () => {
    expect(endpoint({})()).not.toContain("enable_ssm_access");
    expect(component({})()).not.toContain("EnableCaching");
  });
});
