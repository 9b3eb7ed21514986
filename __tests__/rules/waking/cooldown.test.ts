import { wakeCooldown } from "../../../src/rules/waking/w41-wake-cooldown";
import { statedCooldown } from "../../../src/rules/waking/w42-stated-cooldown";
import { told } from "../../support/told";
import { stepPolicy, target, topology, tracking, unknown } from "../../support/topology";

describe("W41 wake-cooldown", () => {
  it("speaks of a cooldown that ends before the alarm calls again", () =>
    expect(told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: 0 })))).toEqual([
      "cooldown is 0 with ChangeInCapacity",
    ]));

  it("is silent about a minute, which AWS's examples have: nobody can tell how long the cold start takes", () =>
    expect(told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: 60 })))).toEqual([]));

  it("is silent where nothing can be too many", () => {
    const exact = stepPolicy({ cooldownSeconds: 0, adjustmentType: "ExactCapacity" });
    expect(told(wakeCooldown, topology(exact))).toEqual([]);
    expect(told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: 0 }), target({ maxCapacity: 1 })))).toEqual([]);
  });

  it("is silent when the plan does not know", () => {
    expect(told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: unknown() })))).toEqual([]);
    expect(told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: 0, adjustmentType: unknown() })))).toEqual([]);
    expect(
      told(wakeCooldown, topology(stepPolicy({ cooldownSeconds: 0 }), target({ maxCapacity: unknown() }))),
    ).toEqual([]);
  });
});

describe("W42 stated-cooldown", () => {
  it("speaks of each cooldown that is left out", () => {
    expect(told(statedCooldown, topology(stepPolicy({ cooldownSeconds: undefined })))).toEqual(["cooldown is not set"]);
    const bare = tracking({ scaleInCooldownSeconds: undefined, scaleOutCooldownSeconds: undefined });
    expect(told(statedCooldown, topology(bare))).toEqual(["scale_in_cooldown and scale_out_cooldown are not set"]);
  });

  it("is silent about 0, which somebody wrote", () =>
    expect(told(statedCooldown, topology(stepPolicy({ cooldownSeconds: 0 })))).toEqual([]));

  it("is silent when the plan does not know", () =>
    expect(told(statedCooldown, topology(stepPolicy({ cooldownSeconds: unknown() })))).toEqual([]));
});
