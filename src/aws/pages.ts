import { endlessPages } from "./errors";

/** A page of a list, and the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** A list, as far as it was read. */
export interface Listed<T> {
  readonly items: readonly T[];
  /** Whether these are all that there are. */
  readonly complete: boolean;
  /** How many pages were read. */
  readonly pages: number;
}

/** Reads a list to its end. */
export async function pages<Answer, T>(
  ask: (token: string | undefined) => Promise<Answer>,
  pageOf: (answer: Answer) => Page<T>,
): Promise<readonly T[]> {
  return (await pagesWithin(Number.POSITIVE_INFINITY, ask, pageOf)).items;
}

/**
 * Reads a list as far as so many pages go.
 *
 * @throws AwsReadError when a page leads back to one that was read: there would be no end
 */
export async function pagesWithin<Answer, T>(
  most: number,
  ask: (token: string | undefined) => Promise<Answer>,
  pageOf: (answer: Answer) => Page<T>,
): Promise<Listed<T>> {
  const found: T[] = [];
  const tokens = new Set<string>();
  let token: string | undefined;
  for (let read = 1; read <= most; read += 1) {
    const { items, next } = pageOf(await ask(token));
    // Not `push(...items)`: a call takes no more arguments than fit on the stack, and an answer may have more.
    for (const item of items ?? []) {
      found.push(item);
    }
    token = next;
    if (token === undefined) {
      return { items: found, complete: true, pages: read };
    }
    if (tokens.has(token)) {
      throw endlessPages();
    }
    tokens.add(token);
  }
  return { items: found, complete: false, pages: most };
}

/** Asks for many things by as many as one call takes. */
export async function inBatches<In, Out>(
  all: readonly In[],
  size: number,
  ask: (some: readonly In[]) => Promise<readonly Out[]>,
): Promise<readonly Out[]> {
  const batches: (readonly In[])[] = [];
  for (let from = 0; from < all.length; from += size) {
    batches.push(all.slice(from, from + size));
  }
  return (await Promise.all(batches.map(ask))).flat();
}
