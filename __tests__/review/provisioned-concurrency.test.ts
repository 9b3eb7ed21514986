import type { Optional } from "../../src/topology";
import { onlyEndpoint, reviewOf } from "../support/reviews";
import {
  type Change,
  component,
  configuration,
  scheduledAction,
  stepPolicy,
  target,
  topology,
  tracking,
  unknown,
  variant,
  variantTarget,
  wakeAlarm,
  without,
} from "../support/topology";

const dimension = { scalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency" };
const scaled = variantTarget(dimension);
const onVariant = { resourceId: scaled.resourceId, ...dimension };

/** The verdict on an endpoint with one serverless variant. */
function verdictOn(provisionedConcurrency: Optional<number>, ...more: readonly Change[]) {
  const serverless = variant({
    modelName: "donut",
    instanceType: undefined,
    initialInstanceCount: undefined,
    managedInstanceScaling: undefined,
    serverless: { provisionedConcurrency },
  });
  const alone = [component(), target(), tracking(), stepPolicy(), wakeAlarm()].map(without);
  return onlyEndpoint(reviewOf(topology(configuration({ variants: [serverless] }), ...alone, ...more))).verdict;
}

const KEPT = "variant main has a provisioned concurrency of 2, which costs money even without requests";
const OPEN = "whether the provisioned concurrency of variant main scales to 0 is unknown";

describe("the verdict on a serverless variant", () => {
  it("is yes and yes without provisioned concurrency", () =>
    expect(verdictOn(undefined)).toMatchObject({ sleeps: "yes", wakes: "yes", remarks: [] }));

  it("is that it does not sleep with some, and says that it is paid for", () =>
    expect(verdictOn(2)).toMatchObject({ sleeps: "no", wakes: "yes", remarks: [KEPT] }));

  it("is unknown when the plan does not know how much there is", () =>
    expect(verdictOn(unknown())).toMatchObject({ sleeps: "unknown", wakes: "yes", remarks: [OPEN] }));

  it("is that it does not sleep when nothing uses the minimum of 0", () =>
    expect(verdictOn(2, scaled)).toMatchObject({ sleeps: "no", remarks: [KEPT] }));

  it("is unknown when a policy may take it to 0", () =>
    expect(verdictOn(2, scaled, tracking(onVariant))).toMatchObject({ sleeps: "unknown", remarks: [OPEN] }));

  it("is that it does not sleep when its minimum keeps some, whatever a policy does", () => {
    const held = variantTarget({ ...dimension, minCapacity: 1 });
    expect(verdictOn(undefined, held, tracking(onVariant))).toMatchObject({
      sleeps: "no",
      wakes: "yes",
      remarks: ["variant main has a provisioned concurrency, which costs money even without requests"],
    });
  });

  it("is yes when what has a minimum counts instances, of which it has none", () =>
    expect(verdictOn(undefined, variantTarget({ minCapacity: 1 }))).toMatchObject({ sleeps: "yes", remarks: [] }));

  it("is unknown when a scheduled action is to take all of it away, which the API may not do", () => {
    const off = scheduledAction({ ...onVariant, minCapacity: 0, maxCapacity: 0 });
    const held = variantTarget({ ...dimension, minCapacity: 1 });
    expect(verdictOn(2, held, off)).toMatchObject({ sleeps: "unknown", remarks: [OPEN] });
  });
});
