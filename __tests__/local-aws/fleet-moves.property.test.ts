import * as fc from "fast-check";
import { DROUGHT_SECONDS, droughtEnds, type Failure, failsAt } from "../../src/behaviour/laws/failure";
import type { Requirements } from "../../src/behaviour/laws/placement";
import type { UnitSetup, VariantSetup } from "../../src/behaviour/setup/endpoint-setup";
import { timingFor } from "../../src/behaviour/timing/timing-for";
import { Events } from "../../src/behaviour/world/events";
import { Fleet as SimulatedFleet } from "../../src/behaviour/world/fleet";
import { type Fleet, servingOf, wantedOf } from "../../src/local-aws/services/sagemaker/fleet";
import { FleetMoves, type FleetNeeds } from "../../src/local-aws/services/sagemaker/fleet-moves";
import { componentUnit, variantUnit } from "../../src/local-aws/services/sagemaker/unit-id";

/** The copies of a unit that are wanted from a moment on. */
interface Wish {
  readonly at: number;
  readonly unit: number;
  readonly copies: number;
}

interface Case {
  readonly hasModel: boolean;
  readonly initial: number;
  readonly min: number;
  readonly max: number;
  readonly managed: boolean;
  readonly requirements: readonly Requirements[];
  readonly wishes: readonly Wish[];
  readonly failures: readonly Failure[];
}

/** At each moment at which something was different: the copies of each unit that serve, and the instances. */
type Seen = ReadonlyMap<number, string>;

const END = 20_000;
const INSTANCE = "ml.g5.12xlarge";

const timing = (hasModel: boolean) =>
  timingFor({ kind: hasModel ? "asynchronous" : "component", instanceType: INSTANCE }).timing;

function simulated({ hasModel, initial, min, max, managed, requirements, wishes, failures }: Case): Seen {
  const events = new Events();
  const setup: VariantSetup = {
    name: "v",
    instanceType: INSTANCE,
    initialInstances: hasModel ? 0 : initial,
    minInstances: min,
    maxInstances: max,
    managed,
  };
  const units = requirements.map((required, index): UnitSetup => {
    const common = { name: `u${index}`, address: "", variant: 0, initialCapacity: 0, schedules: [] };
    return hasModel ? { ...common, kind: "variant" } : { ...common, kind: "component", requirements: required };
  });
  const serving = units.map(() => 0);
  const fleet: SimulatedFleet = new SimulatedFleet(
    setup,
    units,
    events,
    { billedFrom: "asked", timings: units.map(() => timing(hasModel)), failures } as never,
    {
      served: (_at, unit, count) => {
        serving[unit] = count;
      },
      failed: (at, unit) => fleet.scaleIn(at, unit, fleet.wanted(unit) - (serving[unit] ?? 0)),
      lacking: () => undefined,
      instances: () => undefined,
    },
  );
  fleet.deploy(units.map((_, index) => [index, 0]));
  for (const { at, unit, copies } of wishes) {
    events.plan(at, (when) => {
      const wanted = fleet.wanted(unit);
      if (copies > wanted) {
        fleet.scaleOut(when, unit, copies - wanted);
      } else {
        fleet.scaleIn(when, unit, wanted - copies);
      }
    });
  }
  const seen = new Map<number, string>();
  const look = (at: number) => seen.set(at, JSON.stringify([serving, fleet.count.now]));
  look(0);
  while (events.next <= END) {
    const at = events.next;
    events.run();
    look(at);
  }
  return seen;
}

function local({ hasModel, initial, min, max, managed, requirements, wishes, failures }: Case): Seen {
  const units = requirements.map((_, index) => (hasModel ? variantUnit("e", "v") : componentUnit(`u${index}`)));
  const needsAt = (at: number): FleetNeeds => ({
    now: Math.round(at * 1000),
    timing: () => timing(hasModel),
    requirements: (unit) => requirements[units.indexOf(unit)] as Requirements,
    releaseSeconds: timing(hasModel).release.seconds,
    lack: () => {
      const kind = failsAt(failures, at);
      const givesUp = at + (kind === "drought" ? DROUGHT_SECONDS : 0);
      const ends = kind === "drought" ? droughtEnds(failures, at) : givesUp;
      return kind && { kind, until: Math.min(givesUp, ends) * 1000, isOver: ends < givesUp };
    },
  });
  let fleet: Fleet = {
    endpoint: "e",
    variant: "v",
    instanceType: INSTANCE,
    hasModel,
    managed,
    minInstances: min,
    maxInstances: max,
    instances: [],
    copies: [],
    changing: [],
    nextId: 0,
    nextRelease: 0,
  };
  const move = (at: number, what: (moves: FleetMoves) => void): FleetMoves => {
    // As the store keeps it.
    const moves = new FleetMoves(JSON.parse(JSON.stringify(fleet)), needsAt(at));
    what(moves);
    fleet = moves.row();
    return moves;
  };
  move(0, (moves) => moves.deploy(hasModel ? 0 : initial, new Map(), ""));
  const seen = new Map<number, string>();
  const look = (at: number) =>
    seen.set(at, JSON.stringify([units.map((unit) => servingOf(fleet, unit)), fleet.instances.length]));
  look(0);
  const goTo = (until: number) => {
    while (fleet.due !== undefined && fleet.due <= until * 1000) {
      const at = fleet.due / 1000;
      for (const { unit } of move(at, (moves) => moves.advance()).lost) {
        move(at, (moves) => moves.scale(unit, servingOf(fleet, unit), ""));
      }
      look(at);
    }
  };
  for (const { at, unit, copies } of wishes) {
    goTo(at);
    move(at, (moves) => moves.scale(units[unit] as string, copies, ""));
    look(at);
  }
  goTo(END);
  expect(units.map((unit) => wantedOf(fleet, unit)).every((wanted) => wanted >= 0)).toBe(true);
  return seen;
}

/** What is there at a time: as it was last seen. */
function at(seen: Seen, time: number): string | undefined {
  const before = [...seen.keys()].filter((moment) => moment <= time);
  return before.length === 0 ? undefined : seen.get(Math.max(...before));
}

const requirement = fc.record({
  accelerators: fc.integer({ min: 1, max: 4 }),
  cpuCores: fc.integer({ min: 0, max: 8 }),
  memoryMb: fc.integer({ min: 128, max: 40_000 }),
  placement: fc.constantFrom("SPREAD" as const, "BINPACK" as const),
});

/** No two things happen at one moment, of which the first would be a matter of chance. */
const wishes = (units: number) =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 900 }),
        unit: fc.nat({ max: units - 1 }),
        copies: fc.nat({ max: 6 }),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((list) => {
      let time = 0;
      return list.map(({ gap, unit, copies }, index): Wish => {
        time += gap;
        return { at: time + (index + 1) / 1000, unit, copies };
      });
    });

const failures = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  {
    weight: 1,
    arbitrary: fc
      .record({
        kind: fc.constantFrom("drought" as const, "quota" as const),
        at: fc.integer({ min: 0, max: 3000 }),
        seconds: fc.integer({ min: 1, max: 4000 }),
      })
      .map((failure) => [failure]),
  },
);

const cases: fc.Arbitrary<Case> = fc
  .record({ hasModel: fc.boolean(), count: fc.integer({ min: 1, max: 3 }) })
  .chain(({ hasModel, count }) => {
    const units = hasModel ? 1 : count;
    return fc.record({
      hasModel: fc.constant(hasModel),
      initial: fc.integer({ min: 0, max: 2 }),
      min: fc.integer({ min: 0, max: 1 }),
      max: fc.integer({ min: 1, max: 4 }),
      managed: hasModel ? fc.constant(false) : fc.boolean(),
      requirements: fc.array(requirement, { minLength: units, maxLength: units }),
      wishes: wishes(units),
      failures,
    });
  });

it("serves and releases as the simulation does, at each second", () => {
  fc.assert(
    fc.property(cases, (one) => {
      const [expected, actual] = [simulated(one), local(one)];
      for (const time of expected.keys()) {
        const moment = Math.round(time * 1000) / 1000 + 0.0005;
        expect([time, at(actual, moment)]).toEqual([time, at(expected, moment)]);
      }
    }),
    { numRuns: 300 },
  );
});
