import { isKnown, type Maybe, type Node, nodeKey, once, type Topology, Unknown, withoutKeys } from "../../topology";
import { finding, type Report } from "../finding";

/** The limit of visited keys for all resources, enough for some thousand endpoints. Beyond it, the order is unknown. */
const MOST_KEYS = 5_000_000;

/** Up to this length, searching a list is faster than creating a set. */
const SHORT = 20;

/** The dependencies of Terraform resources, direct and indirect. */
export class Order {
  private readonly known = new WeakMap<readonly string[], ReadonlySet<string>>();
  private left = MOST_KEYS;

  constructor(private readonly topology: Topology) {}

  /** @param reference the fix within one module, if a reference is better than `depends_on` */
  demand(later: Node, earlier: Node, reference?: (name: string) => string): readonly Report[] {
    if (this.comesAfter(later, earlier) !== false) {
      return [];
    }
    return [
      finding(later, {
        what: `it does not depend on ${earlier.address}`,
        fix: {
          hcl: hclFix(later, earlier, reference),
          typescript: "the constructs refer to each other; use `dependsOn` for other resources",
        },
        about: [earlier],
      }),
    ];
  }

  /** Resources share lists, and a list can be long. Most are short. */
  private has(waitsFor: readonly string[], key: string): boolean {
    if (waitsFor.length <= SHORT) {
      return waitsFor.includes(key);
    }
    const keys = this.known.get(waitsFor) ?? new Set(waitsFor);
    this.known.set(waitsFor, keys);
    return keys.has(key);
  }

  private comesAfter(later: Node, earlier: Node): Maybe<boolean> {
    const wanted = nodeKey(earlier);
    // The usual case: a direct reference.
    if (isKnown(later.waitsFor) && this.has(later.waitsFor, wanted)) {
      return true;
    }
    const { waiting, roots } = indexOf(this.topology);
    const seen = new Set<string>();
    const todo = [later];
    let sure = true;
    for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
      const { waitsFor } = next;
      sure = sure && isKnown(waitsFor);
      this.left -= isKnown(waitsFor) ? waitsFor.length : 0;
      if (this.left < 0) {
        return Unknown;
      }
      for (const key of isKnown(waitsFor) ? waitsFor : []) {
        if (key === wanted) {
          return true;
        }
        const through = waiting.get(key);
        if (through !== undefined && !seen.has(key)) {
          todo.push(through);
        }
        sure = sure && (through !== undefined || roots.has(key));
        seen.add(key);
      }
    }
    return sure ? false : Unknown;
  }
}

interface Index {
  /** Resources that depend on something that a rule asks about. */
  readonly waiting: ReadonlyMap<string, Node>;
  /** Resources that depend on nothing that a rule asks about. */
  readonly roots: ReadonlySet<string>;
}

/** Needed only for indirect dependencies. */
const indexOf = once((topology): Index => {
  const { inferenceComponents, scalableTargets, scalingPolicies } = topology;
  const waiting = [...inferenceComponents, ...scalableTargets, ...scalingPolicies];
  const roots = [...topology.endpoints, ...topology.endpointConfigurations, ...topology.models, ...topology.roles];
  return {
    waiting: new Map<string, Node>(waiting.map((node) => [nodeKey(node), node])),
    roots: new Set(roots.map(nodeKey)),
  };
});

/** The edit that adds the dependency. Between modules, the whole module calls depend on each other. */
function hclFix(later: Node, earlier: Node, reference = (name: string) => `depends_on = [${name}]`): string {
  const [from, to] = [stepsOf(later), stepsOf(earlier)];
  const common = from.slice(0, -1).findIndex((step, index) => step !== to[index]);
  const shared = common < 0 ? from.length - 1 : common;
  const [name, ...inside] = to.slice(shared);
  const [caller, ...within] = from.slice(shared);
  const fix = inside.length === 0 && within.length === 0 ? reference : (whole: string) => `depends_on = [${whole}]`;
  const text = fix(name ?? earlier.address);
  return within.length === 0 ? text : `${text} in the call of ${caller}`;
}

/** `module.llm`, `aws_sagemaker_endpoint.this`: the modules around a resource and itself, for any instance of them. */
function stepsOf({ address }: Node): readonly string[] {
  return withoutKeys(address).match(STEP) ?? [address];
}

/** Only from the beginning of a word: otherwise a word without a dot is searched again from each of its letters. */
const STEP = /(?<![\w-])[\w-]+\.[\w-]+/g;
