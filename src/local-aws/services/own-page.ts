import { AwsError } from "../errors";
import { type Page, type PageOptions, pageOf } from "../store/page";

/** A page, with the service's own error for a token that it did not give. */
export function ownPage<Row>(rows: readonly Row[], options: PageOptions<Row>, badToken: () => AwsError): Page<Row> {
  try {
    return pageOf(rows, options);
  } catch (error) {
    throw error instanceof AwsError ? badToken() : error;
  }
}
