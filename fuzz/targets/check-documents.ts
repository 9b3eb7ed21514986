import { parseTerraform } from "../../src/topology";
import { answered } from "../answers";
import { editedDocument } from "../generators/documents";
import { readingOf, reviewOf } from "../reading";
import type { Target } from "../target";

/** Plans, states and stacks in which a few things are changed: most of what the readers and the rules do happens. */
export const checkDocuments: Target = {
  name: "check-documents",
  batch: 100,
  share: 3,
  inputs: () => editedDocument(),
  run: (input) =>
    answered(() => `${readingOf(input)}${JSON.stringify(reviewOf(parseTerraform(input, "input.json").topology))}`),
};
