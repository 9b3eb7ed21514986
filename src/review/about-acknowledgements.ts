import type { Finding } from "../rules/finding";
import { inventoryOf, Topology } from "../topology";
import type { ReviewedSource } from "./review-sources";

/**
 * A source for the problems of acknowledgements that no source contains; none without problems.
 *
 * @param file the file of the acknowledgements, as given
 */
export const aboutAcknowledgements = (file: string, problems: readonly Finding[]): readonly ReviewedSource[] =>
  problems.length === 0
    ? []
    : [{ file, topology: new Topology(inventoryOf([])), open: [], acknowledgementProblems: problems }];
