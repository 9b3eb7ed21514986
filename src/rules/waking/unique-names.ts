import { isKnown, type Node, nodeKey, type Topology } from "../../topology";
import { cloudWatchApi } from "../documents";
import { finding } from "../finding";
import { grouped } from "../grouped";
import { rule } from "../rule";

/** A kind of resource that AWS tells apart by its name, within one account and Region. */
interface Kind {
  readonly noun: string;
  readonly argument: string;
  /** Each with all that tells it apart. */
  readonly among: (topology: Topology) => Iterable<readonly [node: Node, ...identity: readonly unknown[]]>;
}

export const uniqueNames = rule({
  id: "W53",
  slug: "unique-names",
  severity: "error",
  evidence: "verified",
  title: "Alarms, scalable targets and scheduled actions must have names of their own",
  why: "AWS creates or updates them by their names within an account and Region: the second one overwrites the first, and what the first was for never happens.",
  remedy: "Another name for one of the two.",
  source: cloudWatchApi("PutMetricAlarm"),
  unless: ["W17"],
  *check(topology) {
    for (const { noun, argument, among } of KINDS) {
      const same = grouped([...among(topology)], ([{ stack, scope, region }, ...identity]) =>
        identity.every(isKnown) ? JSON.stringify([stack, scope, isKnown(region) ? region : "", identity]) : undefined,
      );
      for (const [first, second] of same.values()) {
        if (first !== undefined && second !== undefined) {
          yield finding(first[0], {
            what: `${second[0].address} has the same ${argument}, and overwrites this ${noun}`,
            fix: `another ${argument} for one of the two`,
            about: [second[0]],
          });
        }
      }
    }
  },
});

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
    *among({ scalableTargets }) {
      for (const target of scalableTargets) {
        yield [target, target.resourceId, target.scalableDimension];
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
