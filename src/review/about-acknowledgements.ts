import type { Finding } from "../rules/finding";
import { inventoryOf, Topology } from "../topology";
import type { ReviewedSource } from "./review-sources";

/**
 * A source for what is wrong with acknowledgements that no source holds itself; none when nothing is.
 *
 * @param file where they are written, as it was given
 */
export const aboutAcknowledgements = (file: string, problems: readonly Finding[]): readonly ReviewedSource[] =>
  problems.length === 0
    ? []
    : [{ file, topology: new Topology(inventoryOf([])), open: [], acknowledgementProblems: problems }];
