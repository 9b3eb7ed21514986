import { grouped } from "../../grouped";
import { isKnown, isUnknown, type Node, nodeKey, type Topology } from "../../topology";
import { cloudWatchApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** A kind of resource that AWS identifies by its name within one account and Region. */
interface Kind {
  readonly noun: string;
  readonly argument: string;
  /** Each resource with the values that identify it. */
  readonly among: (topology: Topology) => Iterable<readonly [node: Node, ...identity: readonly unknown[]]>;
}

export const uniqueNames = rule({
  id: "W53",
  slug: "unique-names",
  severity: "error",
  evidence: "verified",
  effect: effects.overwrites,
  title: "Alarms, scalable targets and scheduled actions must have unique names",
  why: "AWS creates or updates them by their names within an account and Region. The second one overwrites the first, and the first has no effect.",
  remedy: "Give one of the two another name.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["W17"],
  *check(topology) {
    for (const { noun, argument, among } of KINDS) {
      const same = grouped([...among(topology)], ([node, ...identity]) =>
        identity.every(isKnown) && !isUnknown(node.region) ? JSON.stringify([placeOf(node), identity]) : undefined,
      );
      for (const [first, second, ...more] of same.values()) {
        if (first !== undefined && second !== undefined) {
          const others = [second, ...more].map(([node]) => node);
          const [verb, which] = more.length === 0 ? ["has", "one of the two"] : ["have", "all but one of them"];
          yield finding(first[0], {
            what: `${addresses(others)} ${verb} the same ${argument}, and ${more.length === 0 ? "overwrites" : "overwrite"} this ${noun}`,
            fix: `give ${which} another ${argument}`,
            about: others,
          });
        }
      }
    }
  },
});

/** Where a name must be unique. A resource may repeat the Region of its provider. */
function placeOf({ stack, scope, region }: Node): readonly unknown[] {
  const isSaid = isKnown(region) && scope.endsWith(`/${region}`);
  return [stack, isSaid ? scope.slice(0, -region.length) : scope, region];
}

/** Further resources are only counted. */
const NAMED = 2;

function addresses(nodes: readonly Node[]): string {
  const named = nodes.slice(0, NAMED).map(({ address }) => address);
  const left = nodes.length - named.length;
  return new Intl.ListFormat("en").format(left === 0 ? named : [...named, `${left} more`]);
}

const KINDS: readonly Kind[] = [
  {
    noun: "alarm",
    argument: "alarm_name",
    *among({ alarms }) {
      for (const alarm of alarms) {
        yield [alarm, alarm.name];
      }
    },
  },
  {
    noun: "scalable target",
    argument: "resource_id and scalable_dimension",
    *among(topology) {
      for (const target of topology.scalableTargets) {
        // One target may name the component by reference and another by its name.
        const subject = topology.subjectOf(target).node;
        yield [target, subject === undefined ? target.resourceId : nodeKey(subject), target.scalableDimension];
      }
    },
  },
  {
    noun: "scheduled action",
    argument: "name on the same resource_id",
    *among(topology) {
      for (const action of topology.scheduledActions) {
        const target = topology.targetOf(action).node;
        const resource = isKnown(action.resourceId) ? action.resourceId : target && nodeKey(target);
        yield [action, action.name, resource, action.scalableDimension];
      }
    },
  },
];
