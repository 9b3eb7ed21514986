import { type InferenceComponent, isAdapter, isKnown, type Topology, type Variant } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding, type Told } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { copiesPerInstance, type Placed, place, type Resource, resourcesOf } from "./placed";

export const roomForCopies = rule({
  id: "W20",
  slug: "room-for-copies",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "The instances hold all the copies that scaling may ask for",
  why: "Copies that find no room are never placed: the component stops growing at what fits, however long requests queue.",
  remedy: "A higher max_instance_count, or a lower max_capacity.",
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

/** Where not even one copy fits, another rule says of what there is too little. */
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

function tooManyCopies(topology: Topology, { placed, maxCopies }: Scaled, instances: number): readonly Told[] {
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
      what: `max_capacity is ${maxCopies}, and ${instances} × ${placed.shape.instanceType} hold ${plural(room, "copy", "copies")} with ${tightest.needed} ${tightest.name} each`,
      fix: {
        hcl: `max_capacity of at most ${room}, or max_instance_count of at least ${needed}`,
        typescript: `\`maxCopies\` of at most ${room}, or \`maxInstanceCount\` of at least ${needed}`,
      },
      about: [placed.component],
    }),
  ];
}

function* tooManyTogether(variant: Variant, scaled: readonly Scaled[], instances: number): Generator<Told> {
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
        what: `its ${scaled.length} components need ${needed} ${name} at their maximum, and max_instance_count ${instances} gives ${available}`,
        fix: {
          hcl: "a higher max_instance_count, or lower max_capacity of the components' targets",
          typescript: "a higher `maxInstanceCount`, or lower `maxCopies`",
        },
      });
      return;
    }
  }
}
