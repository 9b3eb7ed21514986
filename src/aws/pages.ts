/** A page of a list, and the token of the next one. */
export interface Page<T> {
  readonly items: readonly T[] | undefined;
  readonly next: string | undefined;
}

/** Reads a list to its end. */
export async function pages<Answer, T>(
  ask: (token: string | undefined) => Promise<Answer>,
  pageOf: (answer: Answer) => Page<T>,
): Promise<readonly T[]> {
  return (await pagesWithin(Number.POSITIVE_INFINITY, ask, pageOf)).items;
}

/** Reads a list as far as so many pages go. */
export async function pagesWithin<Answer, T>(
  most: number,
  ask: (token: string | undefined) => Promise<Answer>,
  pageOf: (answer: Answer) => Page<T>,
): Promise<{ readonly items: readonly T[]; readonly complete: boolean }> {
  const found: T[] = [];
  let token: string | undefined;
  for (let page = 0; page < most; page += 1) {
    const { items, next } = pageOf(await ask(token));
    found.push(...(items ?? []));
    token = next;
    if (token === undefined) {
      return { items: found, complete: true };
    }
  }
  return { items: found, complete: false };
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
