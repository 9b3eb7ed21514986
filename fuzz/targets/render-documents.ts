import { parseTerraform } from "../../src/topology";
import { answered } from "../answers";
import { renamedDocument } from "../generators/documents";
import { printed, reviewOf } from "../reading";
import type { Target } from "../target";

/** Documents whose names are hostile, and wired all the same: what the rules say about them is printed in all formats. */
export const renderDocuments: Target = {
  name: "render-documents",
  batch: 50,
  inputs: () => renamedDocument(),
  run: (input) => answered(() => printed(reviewOf(parseTerraform(input, "input.json").topology))),
};
