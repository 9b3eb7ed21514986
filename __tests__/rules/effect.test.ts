import { allRules } from "../../src/rules/all-rules";
import { driftRules } from "../../src/rules/drift";
import { type Effect, effects } from "../../src/rules/effect";
import { finding } from "../../src/rules/finding";
import { CAPACITY_MINIMUM, EVERY_VARIANT, MANAGED_MINIMUM } from "../../src/rules/minimum-rule-ids";
import { type Rule, rule } from "../../src/rules/rule";
import { runRules } from "../../src/rules/run-rules";
import { asyncTopology, target, topology, variantTarget } from "../support/topology";

const byId = new Map<string, Rule>(allRules.map((one) => [one.id, one]));
const effectOf = (id: string): Effect | undefined => byId.get(id)?.effect;
const vocabulary: readonly Effect[] = Object.values(effects);

describe("what a rule does to sleeping and waking", () => {
  it("is one of the effects that there are", () => {
    expect([...allRules, ...driftRules].filter(({ effect }) => !vocabulary.includes(effect))).toEqual([]);
  });

  it("is nothing for an error only where the resources work all the same, or their state says it better", () => {
    const without = allRules.filter(({ severity, effect }) => severity === "error" && effect === effects.none);
    // Only destroying fails; an endpoint that is rolled back, or not there yet, has a verdict of its own.
    expect(without.map(({ id }) => id)).toEqual(["C15", "V02", "V04"]);
  });

  it.each([
    ["Z", "stays awake"],
    ["W", "stays asleep"],
  ])("keeps to its letter: %s", (letter, outcome) => {
    const errors = allRules.filter(
      ({ id, severity, effect }) => id.startsWith(letter) && severity === "error" && effect !== effects.overwrites,
    );
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter(({ effect }) => effect.otherwise !== outcome)).toEqual([]);
  });

  it("marks the wake path where the rule is about waking, and nowhere else", () => {
    const marking = allRules.filter(({ effect }) => effect.marksWakePath).map(({ id }) => id[0]);
    expect(new Set(marking)).toEqual(new Set(["W"]));
  });

  it.each<[string, Effect]>([
    ["Z05", effects.holdsCapacity],
    ["Z10", effects.preventsSleepAndWake],
    ["S07", effects.breaksWaysOfOthers],
    ["C01", effects.holdsCapacity],
    ["W05", effects.preventsWake],
    ["W37", effects.keepsAsleep],
    ["V01", effects.lacksCopies],
  ])("is said by %s", (id, effect) => expect(effectOf(id)).toBe(effect));
});

describe("a finding", () => {
  const all = topology();
  const told = (effect?: Effect) =>
    runRules(all, [
      rule({
        id: "Z99",
        slug: "ninety-nine",
        severity: "error",
        evidence: "verified",
        effect: effects.preventsSleep,
        title: "Something holds",
        why: "Otherwise something happens.",
        remedy: "something = right",
        source: "https://example.com/source",
        *check({ scalableTargets }) {
          for (const on of scalableTargets) {
            yield finding(on, { what: "something", fix: "something", ...(effect && { effect }) });
          }
        },
      }),
    ]).map((one) => one.effect);

  it("does what its rule does", () => expect(told()).toEqual([effects.preventsSleep]));

  it("may do something else", () => expect(told(effects.refused)).toEqual([effects.refused]));

  it("is that the target is refused where its bounds are crossed, and not where its maximum is 0", () => {
    const rules = allRules.filter(({ id }) => id === "W14");
    const effectsFor = (given: ReturnType<typeof topology>) => runRules(given, rules).map(({ effect }) => effect);
    expect(effectsFor(topology(target({ minCapacity: 2, maxCapacity: 1 })))).toEqual([effects.refusedTarget]);
    expect(effectsFor(topology(target({ minCapacity: 0, maxCapacity: 0 })))).toEqual([effects.preventsWake]);
    expect(effectsFor(asyncTopology(variantTarget({ minCapacity: 2, maxCapacity: 1 })))).toEqual([
      effects.refusedTarget,
    ]);
  });
});

describe("the rules that a property may ask to break", () => {
  it("are there under the names that the constructs know", () => {
    expect(byId.get(CAPACITY_MINIMUM)?.slug).toBe("capacity-minimum");
    expect(byId.get(MANAGED_MINIMUM)?.slug).toBe("managed-minimum");
    expect(byId.get(EVERY_VARIANT)?.slug).toBe("every-variant");
  });
});
