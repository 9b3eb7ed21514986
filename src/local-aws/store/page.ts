/** A token that no page ended with: each service has its own error for it. */
export class InvalidPageToken extends Error {}

export interface PageOptions<Row> {
  /** Unique, and in the order of the listing when compared as text. */
  readonly key: (row: Row) => string;
  readonly descending?: boolean;
  readonly token: string | undefined;
  readonly limit: number;
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** `undefined` on the last page. */
  readonly next: string | undefined;
}

/** A page goes on behind the last row of the one before, even when that row is gone by then. */
export function pageOf<Row>(all: readonly Row[], { key, descending, token, limit }: PageOptions<Row>): Page<Row> {
  const direction = descending === true ? -1 : 1;
  const compare = (left: string, right: string) => (left < right ? -direction : left > right ? direction : 0);
  const after = token === undefined ? undefined : decode(token);
  const rest = all
    .filter((row) => after === undefined || compare(key(row), after) > 0)
    .sort((left, right) => compare(key(left), key(right)));
  const rows = rest.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: last === undefined || rest.length === rows.length ? undefined : encode(key(last)) };
}

/** A key for listings in the order of creation. */
export const creationKey = (creationTime: number, name: string) => `${String(creationTime).padStart(16, "0")} ${name}`;

const MARK = "local:";
const encode = (key: string) => Buffer.from(MARK + key).toString("base64url");

function decode(token: string): string {
  const text = Buffer.from(token, "base64url").toString("utf8");
  if (!text.startsWith(MARK)) {
    throw new InvalidPageToken();
  }
  return text.slice(MARK.length);
}
