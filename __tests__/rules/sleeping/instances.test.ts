import { managedScaling } from "../../../src/rules/sleeping/z02-managed-instance-scaling";
import { regionOfZero } from "../../../src/rules/sleeping/z14-region-of-zero";
import { doubtfulPlace } from "../../../src/rules/sleeping/z15-doubtful-place";
import { reservedCapacity } from "../../../src/rules/sleeping/z18-reserved-capacity";
import { asyncComponents } from "../../../src/rules/sleeping/z23-async-components";
import { found, told } from "../../support/told";
import {
  asyncConfiguration,
  asyncTopology,
  component,
  configuration,
  model,
  topology,
  unknown,
  variant,
} from "../../support/topology";

const realTime = { modelName: "llama3-8b-instruct", managedInstanceScaling: undefined };

describe("Z02 managed-instance-scaling", () => {
  it("speaks when there is none, when it is off, and when it does not say", () => {
    const scaling = { minInstanceCount: 0, maxInstanceCount: 3 };
    const off = variant({ managedInstanceScaling: { ...scaling, status: "DISABLED" } });
    const mute = variant({ managedInstanceScaling: { ...scaling, status: undefined } });
    expect(told(managedScaling, topology(variant({ managedInstanceScaling: undefined })))).toEqual([
      "it has no managed_instance_scaling",
    ]);
    expect(told(managedScaling, topology(off))).toEqual(["managed_instance_scaling.status is DISABLED"]);
    expect(told(managedScaling, topology(mute))).toEqual(["managed_instance_scaling has no status"]);
  });

  it("is silent when it is on, and about variants without components", () => {
    expect(told(managedScaling, topology())).toEqual([]);
    expect(told(managedScaling, topology(variant(realTime), model()))).toEqual([]);
    expect(told(managedScaling, asyncTopology())).toEqual([]);
    expect(
      told(
        managedScaling,
        topology(variant({ managedInstanceScaling: undefined, serverless: { provisionedConcurrency: undefined } })),
      ),
    ).toEqual([]);
  });

  it("is silent when the plan does not know it", () => {
    const status = unknown();
    const vague = variant({ managedInstanceScaling: { status, minInstanceCount: 0, maxInstanceCount: 3 } });
    expect(told(managedScaling, topology(variant({ managedInstanceScaling: unknown() })))).toEqual([]);
    expect(told(managedScaling, topology(vague))).toEqual([]);
    expect(
      told(managedScaling, topology(variant({ modelName: unknown(), managedInstanceScaling: undefined }))),
    ).toEqual([]);
  });
});

describe("Z15 doubtful-place", () => {
  it("notes components on ml.m5", () => {
    expect(told(doubtfulPlace, topology(variant({ instanceType: "ml.m5.xlarge" })))).toEqual([
      "instance_type is ml.m5.xlarge",
    ]);
  });

  it("notes components in China", () => {
    expect(told(doubtfulPlace, topology(variant({ region: "cn-north-1" })))).toEqual(["the Region is cn-north-1"]);
    expect(told(doubtfulPlace, topology(variant({ region: unknown() })))).toEqual([]);
  });

  it("is silent about newer families, models without components, and types that are not known", () => {
    expect(told(doubtfulPlace, topology(variant({ instanceType: "ml.m6i.xlarge" })))).toEqual([]);
    const classic = variant({ ...realTime, instanceType: "ml.m5.xlarge" });
    expect(told(doubtfulPlace, topology(classic, model()))).toEqual([]);
    expect(told(doubtfulPlace, topology(variant({ instanceType: unknown() })))).toEqual([]);
  });
});

describe("Z14 region-of-zero", () => {
  it("speaks about a Region that refused it", () => {
    expect(told(regionOfZero, topology(variant({ region: "eu-west-3" })))).toEqual([
      "min_instance_count is 0 in eu-west-3",
    ]);
  });

  it("speaks when the minimum is left out, which is 0 for Terraform", () => {
    const omitted = { status: "ENABLED", minInstanceCount: undefined, maxInstanceCount: 3 };
    expect(
      told(regionOfZero, topology(variant({ region: "eu-west-3", managedInstanceScaling: omitted }))),
    ).toHaveLength(1);
    const open = { ...omitted, minInstanceCount: unknown() };
    expect(told(regionOfZero, topology(variant({ region: "eu-west-3", managedInstanceScaling: open })))).toEqual([]);
  });

  it("is silent in other Regions, above 0, and about models without components", () => {
    const awake = { status: "ENABLED", minInstanceCount: 1, maxInstanceCount: 3 };
    expect(told(regionOfZero, topology(variant({ region: "us-east-1" })))).toEqual([]);
    expect(told(regionOfZero, topology(variant({ region: "eu-west-3", managedInstanceScaling: awake })))).toEqual([]);
    expect(told(regionOfZero, asyncTopology(variant({ region: "eu-west-3", modelName: "donut" })))).toEqual([]);
  });

  it("is silent when the Region is not known", () => {
    expect(told(regionOfZero, topology())).toEqual([]);
    expect(told(regionOfZero, topology(variant({ region: unknown() })))).toEqual([]);
  });
});

describe("Z18 reserved-capacity", () => {
  const reserved = { capacityReservation: { preference: "capacity-reservations-only", mlReservationArn: undefined } };

  it("speaks when the instances are reserved", () => {
    expect(told(reservedCapacity, topology(variant(reserved)))).toHaveLength(1);
  });

  it("is silent without a reservation, and where the endpoint does not sleep", () => {
    expect(told(reservedCapacity, topology())).toEqual([]);
    expect(told(reservedCapacity, topology(variant({ ...realTime, ...reserved }), model()))).toEqual([]);
  });

  it("is silent when the plan does not know it", () => {
    expect(told(reservedCapacity, topology(variant({ capacityReservation: unknown() })))).toEqual([]);
    const vague = { preference: unknown(), mlReservationArn: undefined };
    expect(told(reservedCapacity, topology(variant({ capacityReservation: vague })))).toEqual([]);
  });
});

describe("Z23 async-components", () => {
  it("speaks about a component on an asynchronous endpoint", () => {
    const [finding] = found(asyncComponents, topology(asyncConfiguration()));
    expect(finding?.on.address).toBe(component().address);
  });

  it("speaks about an asynchronous variant without a model", () => {
    expect(told(asyncComponents, asyncTopology(variant()))).toEqual(["it is asynchronous and has no model_name"]);
  });

  it("is silent about components on real-time endpoints, and about queues with models", () => {
    expect(told(asyncComponents, topology())).toEqual([]);
    expect(told(asyncComponents, asyncTopology())).toEqual([]);
  });

  it("is silent when the plan does not know whether the endpoint is asynchronous, or has a model", () => {
    expect(told(asyncComponents, topology(configuration({ asyncConfiguration: unknown() })))).toEqual([]);
    expect(told(asyncComponents, asyncTopology(variant({ modelName: unknown() })))).toEqual([]);
  });
});
