const EDGE = /^\s*"\[root\] (.+)" -> "\[root\] (.+)"$/;

/** What `terraform graph` prints, as questions. A node may be followed by what happens to it: `aws_x.y (destroy)`. */
export class TerraformGraph {
  static parse(dot: string): TerraformGraph {
    const edges = new Map<string, string[]>();
    for (const line of dot.split("\n")) {
      const [, from, to] = EDGE.exec(line) ?? [];
      if (from !== undefined && to !== undefined) {
        edges.set(nodeName(from), [...(edges.get(nodeName(from)) ?? []), nodeName(to)]);
      }
    }
    return new TerraformGraph(edges);
  }

  private constructor(private readonly edges: ReadonlyMap<string, readonly string[]>) {}

  /** All nodes that hold the resource type, whatever happens to them. */
  ofType(type: string): string[] {
    return [...this.edges.keys()].filter((node) => node.startsWith(`${type}.`));
  }

  /** The node that destroys what a resource was before it was created anew. */
  deposed(address: string): string {
    const node = [...this.edges.keys()].find((name) => name.startsWith(`${address} (destroy deposed `));
    if (node === undefined) {
      throw new Error(`${address} is not created before it is destroyed`);
    }
    return node;
  }

  /** Everything that has to be done before the node, directly or not. */
  before(node: string): Set<string> {
    const found = new Set<string>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const added = (this.edges.get(next) ?? []).filter((other) => !found.has(other));
      for (const other of added) {
        found.add(other);
        open.push(other);
      }
    }
    return found;
  }
}

/** The expansion of `count` and `for_each` says nothing here: the stacks have neither. */
function nodeName(node: string): string {
  return node.replace(/ \(expand\)$/, "").replaceAll('\\"', '"');
}
