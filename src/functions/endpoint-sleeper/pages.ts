/** Follows `NextToken` to the last page. */
export async function* pages<Page extends { NextToken?: string }>(
  get: (nextToken: string | undefined) => Promise<Page>,
): AsyncGenerator<Page> {
  let nextToken: string | undefined;
  do {
    const page = await get(nextToken);
    yield page;
    nextToken = page.NextToken;
  } while (nextToken !== undefined);
}
