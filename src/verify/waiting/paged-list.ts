import type { Listed } from "../../aws/pages";

/**
 * A list of a whole account, used if it needs fewer calls than describing each resource by name: accounts have
 * thousands of other endpoints.
 */
export class PagedList<T> {
  /** The number of pages at the last read; one until it is known. */
  private pages = 1;

  constructor(private readonly read: (mostPages: number) => Promise<Listed<T>>) {}

  /**
   * @param calls the number of calls by name
   * @returns `undefined` if the list needs more calls
   */
  async within(calls: number): Promise<readonly T[] | undefined> {
    // With the same number of calls, a list has fewer details.
    if (calls <= this.pages) {
      return undefined;
    }
    const { items, complete, pages } = await this.read(calls);
    this.pages = complete ? pages : Number.POSITIVE_INFINITY;
    return complete ? items : undefined;
  }
}
