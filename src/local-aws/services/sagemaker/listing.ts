import { creationKey, type Page, pageOf } from "../../store/page";
import type { Listing } from "./shapes";

interface Listed {
  readonly name: string;
  readonly creationTime: number;
  readonly status?: string;
}

export function listed<Row extends Listed>(rows: readonly Row[], input: Listing): Page<Row> {
  const wanted = rows.filter(
    ({ name, status }) =>
      name.includes(input.NameContains ?? "") && (input.StatusEquals === undefined || status === input.StatusEquals),
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
