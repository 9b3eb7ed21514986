import { isKnown, isUnknown, type Maybe, type Role, type Schedule, type Topology, Unknown } from "../../topology";
import { type ResourceKind, ResourcePatterns } from "./resource-patterns";
import { matches } from "./wildcard";

/** The resources on which a role allows an action, in one Region. */
interface Reach {
  /** Denied with certainty, whatever else allows it. */
  readonly denied: ResourcePatterns;
  readonly allowed: ResourcePatterns;
  /** From statements whose actions are not all known. */
  readonly possible: ResourcePatterns;
  /** An unknown statement may allow it on any resource. */
  readonly mayReachMore: boolean;
}

/**
 * The permissions of roles. A condition of an Allow counts as met, and that of a Deny as not met. Many schedules
 * share one role, and call the same action.
 */
export class Rights {
  private readonly reaches = new Map<Role, Map<string, Reach | undefined>>();

  constructor(private readonly topology: Topology) {}

  allow(role: Role, action: string, kind: ResourceKind, schedule: Schedule): Maybe<boolean> {
    const reach = this.reachOf(role, action, schedule);
    const name = nameOf(schedule, kind);
    if (reach === undefined) {
      return Unknown;
    }
    // No resource has the name "*": only a statement about all resources matches it.
    if (reach.denied.cover(kind, name ?? "*")) {
      return false;
    }
    if (reach.allowed.cover(kind, name)) {
      return true;
    }
    return reach.mayReachMore || reach.possible.cover(kind, name) ? Unknown : false;
  }

  /** `undefined` if the source does not show all permissions of the role. */
  private reachOf(role: Role, action: string, schedule: Schedule): Reach | undefined {
    const reaches = this.reaches.get(role) ?? new Map<string, Reach | undefined>();
    this.reaches.set(role, reaches);
    const key = `${action} ${isKnown(schedule.region) ? schedule.region : ""}`;
    if (!reaches.has(key)) {
      reaches.set(key, this.findReach(role, action, schedule));
    }
    return reaches.get(key);
  }

  private findReach(role: Role, action: string, { region }: Schedule): Reach | undefined {
    const { work } = this.topology;
    const documents = this.topology.permissionsOf(role);
    if (!documents.complete) {
      return undefined;
    }
    const all = documents.nodes.filter(({ refused }) => refused === undefined).map(({ statements }) => statements);
    const patterns = () => new ResourcePatterns(work, { region }, action.split(":", 1)[0]);
    const [denied, allowed, possible] = [patterns(), patterns(), patterns()];
    let mayReachMore = all.some(isUnknown);
    for (const { effect, actions, resources, negated, conditions } of all.filter(isKnown).flat()) {
      if (negated || isUnknown(effect) || isUnknown(actions)) {
        mayReachMore = true;
        continue;
      }
      work.spend(1 + (actions?.length ?? 0));
      const concerns = some(actions ?? [], (pattern) => namesAction(pattern, action));
      if (isUnknown(resources)) {
        // A statement about other actions allows nothing here, whatever its resources.
        mayReachMore ||= concerns !== false;
      } else if (effect === "Deny" && concerns === true && isKnown(conditions) && conditions.length === 0) {
        addAll(resources ?? [], denied);
      } else if (effect === "Allow" && concerns !== false) {
        const isWhole = addAll(resources ?? [], concerns === true ? allowed : possible);
        mayReachMore ||= !isWhole;
      }
    }
    return { denied, allowed, possible, mayReachMore };
  }
}

/** @returns whether all of them are known */
function addAll(resources: readonly Maybe<string>[], to: ResourcePatterns): boolean {
  for (const pattern of resources.filter(isKnown)) {
    to.add(pattern);
  }
  return resources.every(isKnown);
}

/** Names of actions ignore case. */
const namesAction = (pattern: string, action: string): boolean => matches(pattern.toLowerCase(), action.toLowerCase());

/** Whether a condition holds for one of these texts. */
export function some(texts: readonly Maybe<string>[], holds: (text: string) => boolean): Maybe<boolean> {
  if (texts.filter(isKnown).some(holds)) {
    return true;
  }
  return texts.some(isUnknown) ? Unknown : false;
}

/** The name of the resource that a schedule changes. */
export function nameOf({ input, targetArn }: Schedule, kind: ResourceKind): string | undefined {
  if (kind === "function") {
    return isKnown(targetArn) ? /^arn:[^:]+:lambda:[^:]*:[^:]*:function:(.+)$/.exec(targetArn)?.[1] : undefined;
  }
  const name = isKnown(input) ? (kind === "endpoint" ? input.endpointName : input.inferenceComponentName) : undefined;
  return isKnown(name) ? name : undefined;
}
