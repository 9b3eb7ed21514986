import { type Maybe, Unknown } from "../unknown";

/** What one thing says itself. */
export interface Direct<T> {
  readonly found: Iterable<string>;
  /** Where more is found. */
  readonly through: readonly T[];
  /** It leads to something that cannot be seen. */
  readonly hides: boolean;
}

interface Answer {
  readonly keys: ReadonlySet<string> | undefined;
  list?: readonly string[];
}

const UNSEEN = { found: [], through: [], hides: true };

const HIDDEN: Answer = { keys: undefined };
const NOTHING: Answer = { keys: new Set() };

/** One thing on the way: a step of Tarjan's search for strongly connected components, which needs no recursion. */
interface Visit<T> {
  readonly thing: T;
  readonly direct: Direct<T>;
  readonly index: number;
  low: number;
  next: number;
}

/** Takes the end of a list off, from an element on. */
function cutFrom<V>(list: V[], first: V): readonly V[] {
  const cut: V[] = [];
  for (let last = list.pop(); last !== undefined; last = list.pop()) {
    cut.push(last);
    if (last === first) {
      break;
    }
  }
  return cut;
}

/**
 * All that is found from things by way of others, worked out once for each of them: what leads to nothing new shares the
 * answer of what comes after it, so that a long chain costs no more than its length.
 */
export class Reachable<T extends object> {
  private readonly answers = new Map<T, Answer>();
  private visited = 0;
  private left: number;

  /**
   * @param most keys that are put together in answers of their own; what is left then is `Unknown`: a document may be
   *   made so that each of many things leads to each of many others
   */
  constructor(
    private readonly directOf: (thing: T) => Direct<T>,
    most: number,
  ) {
    this.left = most;
  }

  /** `Unknown` where something cannot be seen. Things share their lists. */
  from(start: T): Maybe<readonly string[]> {
    const answer = this.answers.get(start) ?? this.answerTo(start);
    if (answer.keys === undefined) {
      return Unknown;
    }
    answer.list ??= [...answer.keys];
    return answer.list;
  }

  private answerTo(start: T): Answer {
    const direct = this.look(start);
    if (!direct.through.every((next) => this.answers.has(next))) {
      return this.search(start, direct);
    }
    // Most lead to what is known already: there is nothing to search.
    const answer = direct.through.length === 0 ? this.alone(direct) : this.together([direct]);
    this.answers.set(start, answer);
    return answer;
  }

  private look(thing: T): Direct<T> {
    return this.left < 0 ? UNSEEN : this.directOf(thing);
  }

  private search(start: T, first: Direct<T>): Answer {
    const open = new Map<T, Visit<T>>();
    const path: Visit<T>[] = [this.enter(start, first, open)];
    const component: Visit<T>[] = [...path];
    for (let visit = path.at(-1); visit !== undefined; visit = path.at(-1)) {
      const next = visit.direct.through[visit.next];
      visit.next += 1;
      if (next !== undefined) {
        const known = open.get(next);
        if (known !== undefined) {
          visit.low = Math.min(visit.low, known.index);
        } else if (!this.answers.has(next)) {
          const entered = this.enter(next, this.look(next), open);
          path.push(entered);
          component.push(entered);
        }
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) {
        above.low = Math.min(above.low, visit.low);
      }
      if (visit.low === visit.index) {
        this.close(cutFrom(component, visit), open);
      }
    }
    return this.answers.get(start) ?? HIDDEN;
  }

  private enter(thing: T, direct: Direct<T>, open: Map<T, Visit<T>>): Visit<T> {
    const visit = { thing, direct, index: this.visited, low: this.visited, next: 0 };
    this.visited += 1;
    open.set(thing, visit);
    return visit;
  }

  /** Things that lead to each other lead to the same. */
  private close(members: readonly Visit<T>[], open: Map<T, Visit<T>>): void {
    for (const { thing } of members) {
      open.delete(thing);
    }
    const answer = this.together(members.map(({ direct }) => direct));
    for (const { thing } of members) {
      this.answers.set(thing, answer);
    }
  }

  /** What leads to nothing else: no lists to put together. */
  private alone({ found, hides }: Direct<T>): Answer {
    if (hides) {
      return HIDDEN;
    }
    const keys = found instanceof Set ? (found as ReadonlySet<string>) : new Set(found);
    this.left -= keys.size;
    return this.left < 0 ? HIDDEN : keys.size === 0 ? NOTHING : { keys };
  }

  private together(members: readonly Direct<T>[]): Answer {
    const behind = new Set<Answer>();
    for (const { hides, through } of members) {
      if (hides) {
        return HIDDEN;
      }
      for (const thing of through) {
        const answer = this.answers.get(thing);
        if (answer !== undefined) {
          behind.add(answer);
        }
      }
    }
    let largest: Answer = NOTHING;
    for (const answer of behind) {
      if (answer.keys === undefined) {
        return HIDDEN;
      }
      largest = answer.keys.size > (largest.keys?.size ?? 0) ? answer : largest;
    }
    const more = new Set<string>();
    const add = (keys: Iterable<string>): void => {
      for (const key of keys) {
        this.left -= 1;
        if (this.left < 0) {
          return;
        }
        if (largest.keys?.has(key) === false) {
          more.add(key);
        }
      }
    };
    for (const answer of behind) {
      if (answer !== largest) {
        add(answer.keys ?? []);
      }
    }
    for (const { found } of members) {
      add(found);
    }
    if (more.size > 0) {
      this.left -= largest.keys?.size ?? 0;
    }
    if (this.left < 0) {
      return HIDDEN;
    }
    return more.size === 0 ? largest : { keys: new Set([...(largest.keys ?? []), ...more]) };
  }
}
