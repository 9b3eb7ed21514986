import { isKnown, isUnknown, type Maybe, type Role, type Schedule, type Topology, Unknown } from "../../topology";
import { type ResourceKind, ResourcePatterns } from "./resource-patterns";
import { matches } from "./wildcard";

/** The resources on which a role may do something. */
interface Reach {
  readonly allowed: ResourcePatterns;
  /** Of statements whose actions are not all known. */
  readonly possible: ResourcePatterns;
  /** A statement that is not known may allow it on any. */
  readonly mayReachMore: boolean;
}

/** What roles are allowed; conditions are taken to hold. Many schedules have one role, and do the same with it. */
export class Rights {
  private readonly reaches = new Map<Role, Map<string, Reach | undefined>>();

  constructor(private readonly topology: Topology) {}

  allow(role: Role, action: string, kind: ResourceKind, schedule: Schedule): Maybe<boolean> {
    const reach = this.reachOf(role, action);
    const name = nameOf(schedule, kind);
    if (reach === undefined) {
      return Unknown;
    }
    if (reach.allowed.cover(kind, name)) {
      return true;
    }
    return reach.mayReachMore || reach.possible.cover(kind, name) ? Unknown : false;
  }

  /** `undefined` where not all that a role is allowed is in the source. */
  private reachOf(role: Role, action: string): Reach | undefined {
    const byAction = this.reaches.get(role) ?? new Map<string, Reach | undefined>();
    this.reaches.set(role, byAction);
    if (!byAction.has(action)) {
      byAction.set(action, this.findReach(role, action));
    }
    return byAction.get(action);
  }

  private findReach(role: Role, action: string): Reach | undefined {
    const { work } = this.topology;
    const documents = this.topology.permissionsOf(role);
    if (!documents.complete) {
      return undefined;
    }
    const all = documents.nodes.map(({ statements }) => statements);
    const [allowed, possible] = [new ResourcePatterns(work), new ResourcePatterns(work)];
    let mayReachMore = all.some(isUnknown);
    for (const { effect, actions, resources, negated } of all.filter(isKnown).flat()) {
      if (negated || isUnknown(effect) || isUnknown(actions) || isUnknown(resources)) {
        mayReachMore = true;
        continue;
      }
      work.spend(1 + (actions?.length ?? 0));
      const allows = effect === "Allow" ? some(actions ?? [], (pattern) => namesAction(pattern, action)) : false;
      for (const pattern of allows === false ? [] : (resources ?? [])) {
        if (isUnknown(pattern)) {
          mayReachMore = true;
        } else {
          (allows === true ? allowed : possible).add(pattern);
        }
      }
    }
    return { allowed, possible, mayReachMore };
  }
}

/** Names of actions are the same in any case. */
const namesAction = (pattern: string, action: string): boolean => matches(pattern.toLowerCase(), action.toLowerCase());

/** Whether something holds for one of these texts. */
export function some(texts: readonly Maybe<string>[], holds: (text: string) => boolean): Maybe<boolean> {
  if (texts.filter(isKnown).some(holds)) {
    return true;
  }
  return texts.some(isUnknown) ? Unknown : false;
}

/** What a schedule acts on, by its name. */
export function nameOf({ input }: Schedule, kind: ResourceKind): string | undefined {
  const name = isKnown(input) ? (kind === "endpoint" ? input.endpointName : input.inferenceComponentName) : undefined;
  return isKnown(name) ? name : undefined;
}
