import { allRules } from "../../src/rules/all-rules";
import { onlyEndpoint, reviewOf } from "../support/reviews";
import {
  asyncTopology,
  component,
  scheduledAction,
  specification,
  target,
  topology,
  variantTarget,
  wakeAlarm,
  without,
} from "../support/topology";

/* What the verdict on a whole endpoint rests on, with all rules. */

const verdictOn = (given: Parameters<typeof reviewOf>[0]) => onlyEndpoint(reviewOf(given, ...allRules)).verdict;
const { resourceId, scalableDimension } = variantTarget();

describe("the verdict on a whole endpoint", () => {
  it("is never of one whose component nothing scales, also beside one that sleeps", () => {
    const other = component({ address: "other", name: "other" });
    expect(verdictOn(topology(other))).toMatchObject({ sleeps: "no", sleepsWhen: { kind: "never" } });
    const misspelt = topology(target({ resourceId: "inference-component/llama-3-8b" }));
    const { endpoints } = reviewOf(misspelt, ...allRules);
    expect(endpoints.find(({ name }) => name === "llm")?.verdict).toMatchObject({ sleepsWhen: { kind: "never" } });
  });

  it("is that nothing can answer where adapters have no base here", () => {
    const adapter = component({ specification: specification({ baseInferenceComponentName: "base" }) });
    expect(onlyEndpoint(reviewOf(topology(adapter, without(target())))).verdict).toMatchObject({
      sleepsWhen: { kind: "no component" },
    });
  });

  it("is that it stays awake where a scheduled action raises the minimum for good", () => {
    const morning = scheduledAction({ resourceId, scalableDimension, minCapacity: 1, maxCapacity: undefined });
    expect(verdictOn(asyncTopology(morning))).toMatchObject({ sleeps: "no" });
    const evening = scheduledAction({ ...morning, address: "evening", name: "evening", minCapacity: 0 });
    expect(verdictOn(asyncTopology(morning, evening))).toMatchObject({ sleeps: "yes" });
  });

  it("is that it never wakes where a scheduled action takes the maximum to 0 for good", () => {
    const closed = scheduledAction({ resourceId, scalableDimension, minCapacity: 0, maxCapacity: 0 });
    expect(verdictOn(asyncTopology(closed))).toMatchObject({ wakes: "no" });
    const open = scheduledAction({ ...closed, address: "open", name: "open", maxCapacity: 2 });
    expect(verdictOn(asyncTopology(closed, open))).toMatchObject({ wakes: "yes" });
  });

  it("is unknown where two alarms have one name: either may win", () =>
    expect(verdictOn(topology(wakeAlarm({ address: "second" })))).toMatchObject({
      sleeps: "unknown",
      wakes: "unknown",
      remarks: ["two of its resources have the same name, and either can win"],
    }));
});
