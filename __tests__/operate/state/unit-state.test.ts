import { type SeenUnit, unitState } from "../../../src/operate/state/unit-state";
import type { LiveActivity } from "../../../src/topology";

const unit = (change: Partial<SeenUnit> = {}): SeenUnit => ({
  status: "InService",
  current: 1,
  desired: 1,
  activities: [],
  ...change,
});

const activity = (change: Partial<LiveActivity>): LiveActivity => ({
  resourceId: "inference-component/llama",
  description: "Setting desired copy count to 1.",
  cause: "monitor alarm llama-wake in state ALARM triggered policy llama-wake",
  status: "Successful",
  startedAt: new Date(0),
  ...change,
});

const NO_INSTANCE = "Unable to provision requested ML compute capacity due to InsufficientInstanceCapacity error.";
const NO_QUOTA = "The account-level service limit 'ml.g5.xlarge for endpoint usage' is 0 Instances";

describe("unitState", () => {
  it.each([
    ["awake", unit()],
    ["asleep", unit({ current: 0, desired: 0 })],
    ["starting", unit({ current: 0, desired: 1, status: "Updating" })],
    ["starting", unit({ current: 1, desired: 2, status: "Updating" })],
    ["falling asleep", unit({ current: 1, desired: 0, status: "Updating" })],
    ["falling asleep", unit({ endedBy: "llama-low is in ALARM" })],
    ["changing", unit({ current: 2, desired: 1, status: "Updating" })],
    ["changing", unit({ current: 0, desired: 0, status: "Creating" })],
    ["failed", unit({ status: "Failed", current: 0, desired: 1, failureReason: "The container did not start." })],
    ["failed", unit({ status: "Failed", current: 0, desired: 1, failureReason: NO_INSTANCE })],
    ["drought", unit({ current: 0, desired: 1, status: "Updating", failureReason: NO_INSTANCE })],
    ["drought", unit({ current: 0, desired: 0, failureReason: NO_INSTANCE })],
    ["quota", unit({ current: 0, desired: 0, failureReason: NO_QUOTA })],
    ["quota", unit({ current: 0, desired: 0, activities: [activity({ status: "Failed", statusMessage: NO_QUOTA })] })],
    [
      "drought",
      unit({ current: 0, desired: 0, activities: [activity({ status: "Unfulfilled", statusMessage: NO_INSTANCE })] }),
    ],
  ] as const)("%s: %o", (condition, seen) => {
    expect(unitState(seen).condition).toBe(condition);
  });

  it("forgets a shortage once a later activity succeeded", () => {
    const activities = [activity({}), activity({ status: "Failed", statusMessage: NO_QUOTA })];
    expect(unitState(unit({ current: 0, desired: 0, activities })).condition).toBe("asleep");
  });

  it("takes an activity that failed for another reason for no shortage", () => {
    const activities = [activity({ status: "Failed", statusMessage: "The component is being updated." })];
    expect(unitState(unit({ current: 0, desired: 0, activities })).condition).toBe("asleep");
  });

  it("is awake while it serves, and says what it lacks", () => {
    expect(unitState(unit({ activities: [activity({ status: "Failed", statusMessage: NO_QUOTA })] }))).toEqual({
      condition: "awake",
      because: NO_QUOTA,
    });
  });
});
