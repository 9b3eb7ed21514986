/** One page of a list of AWS. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextToken: string | undefined;
}

/**
 * A list of a whole account, for as long as it takes fewer calls than asking for each thing by its name: accounts have
 * thousands of endpoints that nobody asked about.
 */
export class PagedList<T> {
  /** How many pages it had when it was last read; one until that is known. */
  private pages = 1;

  constructor(private readonly read: (nextToken: string | undefined) => Promise<Page<T>>) {}

  /**
   * @param calls how many calls asking by name would take
   * @returns `undefined` when the list takes more
   */
  async within(calls: number): Promise<readonly T[] | undefined> {
    // As many calls as asking by name would tell less: no details.
    if (calls <= this.pages) {
      return undefined;
    }
    const items: T[] = [];
    let nextToken: string | undefined;
    let pages = 0;
    do {
      if (pages === calls) {
        this.pages = Number.POSITIVE_INFINITY;
        return undefined;
      }
      const page = await this.read(nextToken);
      items.push(...page.items);
      nextToken = page.nextToken;
      pages += 1;
    } while (nextToken !== undefined);
    this.pages = pages;
    return items;
  }
}
