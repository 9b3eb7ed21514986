import type { Listed } from "../../aws/pages";

/**
 * A list of a whole account, for as long as it takes fewer calls than asking for each thing by its name: accounts have
 * thousands of endpoints that nobody asked about.
 */
export class PagedList<T> {
  /** How many pages it had when it was last read; one until that is known. */
  private pages = 1;

  constructor(private readonly read: (mostPages: number) => Promise<Listed<T>>) {}

  /**
   * @param calls how many calls asking by name would take
   * @returns `undefined` when the list takes more
   */
  async within(calls: number): Promise<readonly T[] | undefined> {
    // As many calls as asking by name would tell less: no details.
    if (calls <= this.pages) {
      return undefined;
    }
    const { items, complete, pages } = await this.read(calls);
    this.pages = complete ? pages : Number.POSITIVE_INFINITY;
    return complete ? items : undefined;
  }
}
