import { creationKey, type Page, pageOf } from "../../store/page";
import type { Listing } from "./listing-shapes";

interface Listed {
  readonly name: string;
  readonly creationTime: number;
  readonly lastModifiedTime?: number;
  readonly status?: string;
}

export function listed<Row extends Listed>(rows: readonly Row[], input: Listing): Page<Row> {
  const wanted = rows.filter(
    ({ name, status, creationTime, lastModifiedTime = creationTime }) =>
      name.includes(input.NameContains ?? "") &&
      (input.StatusEquals === undefined || status === input.StatusEquals) &&
      isBetween(creationTime, input.CreationTimeAfter, input.CreationTimeBefore) &&
      isBetween(lastModifiedTime, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore),
  );
  const keys = {
    Name: ({ name }: Row) => name,
    CreationTime: ({ creationTime, name }: Row) => creationKey(creationTime, name),
    Status: ({ status, name }: Row) => `${status} ${name}`,
  } as const;
  return pageOf(wanted, {
    key: keys[input.SortBy],
    descending: input.SortOrder === "Descending",
    token: input.NextToken,
    limit: input.MaxResults,
  });
}

const isBetween = (time: number, after = Number.NEGATIVE_INFINITY, before = Number.POSITIVE_INFINITY): boolean =>
  time > after && time < before;
