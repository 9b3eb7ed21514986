import { grouped } from "../../grouped";
import { isKnown, type ScalableTarget, type Schedule } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";
import { DELETE, isDisabled, schedulesCalling } from "./effect";
import { SLEEP_WITHOUT_DELETING } from "./wording";

export const scaledComponent = rule({
  id: "S19",
  slug: "scaled-component",
  severity: "error",
  evidence: "inferred",
  effect: effects.breaksWays,
  title: "A schedule must not delete a component that has a scalable target",
  why: "The scalable target and the policies of a deleted component become stale or are deregistered. Nothing registers them again. The component then neither sleeps nor wakes on its own.",
  remedy: "Set the copies to 0 instead of deleting the component, or change min_capacity with scheduled actions.",
  source: sagemakerGuide("endpoint-auto-scaling-edit"),
  unless: ["S18", "S22"],
  *check(topology) {
    const targets = grouped(topology.scalableTargets, ({ resourceId }) =>
      isKnown(resourceId) ? resourceId : undefined,
    );
    const nearest = new Map<readonly ScalableTarget[], FirstByRegion>();
    for (const schedule of schedulesCalling(topology, DELETE)) {
      const { input } = schedule;
      const name = isKnown(input) ? input.inferenceComponentName : undefined;
      const named = isKnown(name) ? targets.get(`inference-component/${name}`) : undefined;
      const first = named && (nearest.get(named) ?? new FirstByRegion(named));
      if (named !== undefined && first !== undefined) {
        nearest.set(named, first);
      }
      const target = first?.notApartFrom(schedule);
      if (target !== undefined && !isDisabled(schedule)) {
        yield finding(schedule, {
          what: `it deletes the component that ${target.address} scales`,
          fix: SLEEP_WITHOUT_DELETING,
        });
      }
    }
  },
});

/** The first target that may be in a Region: the same name can be used in each Region. */
class FirstByRegion {
  private readonly byRegion = new Map<string | undefined, number>();

  constructor(private readonly targets: readonly ScalableTarget[]) {
    for (const [index, { region }] of targets.entries()) {
      const known = isKnown(region) ? region : undefined;
      if (!this.byRegion.has(known)) {
        this.byRegion.set(known, index);
      }
    }
  }

  notApartFrom({ region }: Schedule): ScalableTarget | undefined {
    const candidates = isKnown(region) ? [this.byRegion.get(region), this.byRegion.get(undefined)] : [0];
    return this.targets[Math.min(...candidates.map((index) => index ?? this.targets.length))];
  }
}
