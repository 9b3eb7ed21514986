import fc from "fast-check";
import { readStandardInput } from "../../src/cli/standard-input";
import { answeredLater } from "../answers";
import { edited, textEdits } from "../generators/edits";
import { fixtures } from "../generators/fixtures";
import { readingOf } from "../reading";
import type { Target } from "../target";

/** Files whose bytes are changed: what is left is mostly no JSON, and sometimes no text. */
export const readerBytes: Target = {
  name: "reader-bytes",
  batch: 200,
  encoding: "latin1",
  inputs() {
    const files = fixtures().map(({ document }) => Buffer.from(JSON.stringify(document)).toString("latin1"));
    return fc.tuple(fc.constantFrom(...files), textEdits).map(([file, edits]) => edited(file, edits));
  },
  run: (input) => answeredLater(async () => readingOf(await readStandardInput(chunks(Buffer.from(input, "latin1"))))),
};

async function* chunks(bytes: Buffer) {
  yield bytes;
}
