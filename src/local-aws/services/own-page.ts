import type { AwsError } from "../errors";
import { type Page, type PageOptions, pageOf } from "../store/page";

/** A page, with an error that is the operation's own for a token that it did not give. */
export function ownPage<Row>(rows: readonly Row[], options: PageOptions<Row>, badToken: () => AwsError): Page<Row> {
  try {
    return pageOf(rows, options);
  } catch (error) {
    throw options.token === undefined ? error : badToken();
  }
}
