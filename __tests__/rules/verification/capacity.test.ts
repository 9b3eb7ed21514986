import { placedCapacity } from "../../../src/rules/verification/v01-placed-capacity";
import { componentState } from "../../../src/rules/verification/v03-component-state";
import { context, expected, liveComponent, liveEndpoint } from "../../support/live";
import { found, told } from "../../support/told";
import { schedule, scheduleInput, topology } from "../../support/topology";

const components = (...changes: Parameters<typeof liveComponent>) => ({ components: [liveComponent(...changes)] });

describe("V01 placed-capacity", () => {
  it("speaks when a component is in service and has no copy of those it is to have", () => {
    const [finding] = found(placedCapacity, topology(), context(components({ currentCopies: 0, desiredCopies: 1 })));
    expect(finding).toMatchObject({ severity: "error", what: "it is InService with 0 of 1 copy" });
  });

  it("warns when it has some of them", () => {
    const [finding] = found(placedCapacity, topology(), context(components({ currentCopies: 1, desiredCopies: 3 })));
    expect(finding).toMatchObject({ severity: "warning", what: "it is InService with 1 of 3 copies" });
  });

  it("speaks when a variant has fewer instances than it is to have", () => {
    const variants = [{ name: "main", currentInstanceCount: 0, desiredInstanceCount: 2 }];
    const [finding] = found(placedCapacity, topology(), context({ endpoints: [liveEndpoint({ variants })] }));
    expect(finding).toMatchObject({
      severity: "error",
      what: "it is InService, and its variant main has 0 of 2 instances",
    });
  });

  it("is silent when it is asleep: no copy and no instance is asked for", () => {
    const variants = [{ name: "main", currentInstanceCount: 0, desiredInstanceCount: 0 }];
    const asleep = {
      ...components({ currentCopies: 0, desiredCopies: 0 }),
      endpoints: [liveEndpoint({ variants })],
    };
    expect(told(placedCapacity, topology(), context(asleep))).toEqual([]);
  });

  it("is silent while copies still go away", () => {
    expect(told(placedCapacity, topology(), context(components({ currentCopies: 2, desiredCopies: 1 })))).toEqual([]);
  });

  it("is silent while the component is being changed", () => {
    const changing = components({ status: "Updating", currentCopies: 0, desiredCopies: 1 });
    expect(told(placedCapacity, topology(), context(changing))).toEqual([]);
  });

  it("is silent about an adapter, which has no copies of its own", () => {
    const adapter = components({ currentCopies: undefined, desiredCopies: undefined });
    expect(told(placedCapacity, topology(), context(adapter))).toEqual([]);
  });

  it("is silent about a plan", () => expect(told(placedCapacity, topology())).toEqual([]));
});

describe("V03 component-state", () => {
  it("speaks with AWS's reason when a component failed", () => {
    const failed = components({ status: "Failed", currentCopies: 0, failureReason: "The container did not pass." });
    expect(told(componentState, topology(), context(failed))).toEqual(["it is Failed: The container did not pass."]);
  });

  it("tells of the copies that an update has left in service", () => {
    const failed = components({ status: "Failed", currentCopies: 2 });
    expect(told(componentState, topology(), context(failed))).toEqual(["it is Failed (it still has 2 copies)"]);
  });

  it("speaks when one that was asked for is not there", () => {
    expect(
      told(componentState, topology(), context({}, expected({ components: ["llama3-8b", "mistral", "phi"] }))),
    ).toEqual(["it does not have the components mistral, phi"]);
  });

  it("speaks when it is on another endpoint", () => {
    const elsewhere = components({ endpointName: "other" });
    expect(told(componentState, topology(), context(elsewhere, expected()))).toEqual([
      "it does not have the component llama3-8b",
    ]);
  });

  it("speaks when one that was asked for is being deleted", () => {
    const going = components({ status: "Deleting" });
    expect(told(componentState, topology(), context(going, expected()))).toEqual(["it is being deleted"]);
    expect(told(componentState, topology(), context(going, expected({ components: [] })))).toEqual([]);
  });

  it("is silent when a schedule has deleted it until the morning", () => {
    const night = schedule({
      operation: { service: "sagemaker", operation: "deleteInferenceComponent" },
      input: scheduleInput({ members: ["InferenceComponentName"], copyCount: undefined }),
    });
    expect(told(componentState, topology(night), context({ components: [] }, expected()))).toEqual([]);
    expect(told(componentState, topology(), context({ components: [] }, expected()))).toHaveLength(1);
  });

  it("is silent when it is asleep, or there are more than were asked for", () => {
    const others = {
      components: [liveComponent({ currentCopies: 0, desiredCopies: 0 }), liveComponent({ name: "mistral" })],
    };
    expect(told(componentState, topology(), context(others, expected()))).toEqual([]);
  });

  it("is silent while it is being created", () => {
    expect(told(componentState, topology(), context(components({ status: "Creating" }), expected()))).toEqual([]);
  });
});
