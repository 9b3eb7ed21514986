/**
 * The resources that belong to another one, such as the policies of a scalable target.
 *
 * A rule that says "there is none" must be sure: something whose own reference is unknown may turn out to belong here
 * too. Then `complete` is false, and `surelyNone` is false even though nothing was found.
 */
export class Related<T> implements Iterable<T> {
  constructor(
    readonly nodes: readonly T[],
    readonly complete: boolean,
  ) {}

  /** True when nothing belongs here, and nothing can turn out to. */
  get surelyNone(): boolean {
    return this.complete && this.nodes.length === 0;
  }

  [Symbol.iterator](): Iterator<T> {
    return this.nodes[Symbol.iterator]();
  }

  filter<S extends T>(is: (node: T) => node is S): Related<S>;
  filter(is: (node: T) => boolean): Related<T>;
  filter(is: (node: T) => boolean): Related<T> {
    return this.nodes.every(is) ? this : new Related(this.nodes.filter(is), this.complete);
  }

  /** Everything that belongs to any of these; each node once. */
  flatMap<U>(next: (node: T) => Related<U>): Related<U> {
    const only = this.nodes[0];
    // The usual case by far, and nothing has to be put together.
    if (only !== undefined && this.nodes.length === 1 && this.complete) {
      return next(only);
    }
    const parts = this.nodes.map(next);
    const nodes = [...new Set(parts.flatMap((part) => part.nodes))];
    return new Related(nodes, this.complete && parts.every((part) => part.complete));
  }
}
