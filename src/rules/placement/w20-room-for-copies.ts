import { type InferenceComponent, isAdapter, isKnown, type Topology, type Variant } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { copiesPerInstance, type Placed, place, type Resource, resourcesOf } from "./placed";

export const roomForCopies = rule({
  id: "W20",
  slug: "room-for-copies",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "The instances should have room for all copies that scaling may request",
  why: "SageMaker never places copies that do not fit. The component stops growing at the number of copies that fit, however long requests queue.",
  remedy: "Raise `max_instance_count`, or lower `max_capacity`.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  *check(topology) {
    for (const variant of topology.variants) {
      const scaling = variant.managedInstanceScaling;
      const instances = isKnown(scaling) ? scaling.maxInstanceCount : undefined;
      if (!isKnown(instances)) {
        continue;
      }
      const scaled = topology.componentsOf(variant).nodes.flatMap((component) => scaledOn(topology, component));
      const tooMany = scaled.flatMap((each) => tooManyCopies(topology, each, instances));
      yield* tooMany;
      if (tooMany.length === 0 && scaled.length > 1 && scaled.every(fitsAtAll)) {
        yield* tooManyTogether(variant, scaled, instances);
      }
    }
  },
});

/** If not even one copy fits, another rule reports which resource is missing. */
const fitsAtAll = ({ placed }: Scaled): boolean => (copiesPerInstance(placed)?.copies ?? 1) >= 1;

interface Scaled {
  readonly placed: Placed;
  readonly maxCopies: number;
}

function scaledOn(topology: Topology, component: InferenceComponent): readonly Scaled[] {
  const placed = isAdapter(component) ? undefined : place(topology, component);
  const [target] = topology.targetsOf(component);
  return placed !== undefined && target !== undefined && isKnown(target.maxCapacity)
    ? [{ placed, maxCopies: target.maxCapacity }]
    : [];
}

function tooManyCopies(topology: Topology, { placed, maxCopies }: Scaled, instances: number): readonly Report[] {
  const tightest = copiesPerInstance(placed);
  const [target] = topology.targetsOf(placed.component);
  if (target === undefined || tightest === undefined || tightest.copies < 1) {
    return [];
  }
  const room = tightest.copies * instances;
  if (maxCopies <= room) {
    return [];
  }
  const needed = Math.ceil(maxCopies / tightest.copies);
  return [
    finding(target, {
      what: `max_capacity is ${maxCopies}, and ${instances} × ${placed.shape.instanceType} hold ${plural(room, "copy", "copies")} (${tightest.name} per copy: ${tightest.needed})`,
      fix: {
        hcl: `set max_capacity to at most ${room}, or max_instance_count to at least ${needed}`,
        typescript: `set \`maxCopies\` to at most ${room}, or \`maxInstanceCount\` to at least ${needed}`,
      },
      about: [placed.component],
    }),
  ];
}

function* tooManyTogether(variant: Variant, scaled: readonly Scaled[], instances: number): Generator<Report> {
  const totals = new Map<string, Resource>();
  for (const { placed, maxCopies } of scaled) {
    for (const { name, needed, available } of resourcesOf(placed)) {
      const sum = (totals.get(name)?.needed ?? 0) + needed * maxCopies;
      totals.set(name, { name, needed: sum, available: available * instances });
    }
  }
  for (const { name, needed, available } of totals.values()) {
    if (needed > available) {
      yield finding(variant, {
        what: `its ${scaled.length} components need ${needed} ${name} at their maximum, and max_instance_count = ${instances} provides ${available}`,
        fix: {
          hcl: "raise max_instance_count, or lower max_capacity of the components' targets",
          typescript: "raise `maxInstanceCount`, or lower `maxCopies`",
        },
      });
      return;
    }
  }
}
