import { isUtf8 } from "node:buffer";
import type { NamedText } from "../topology";
import { notText, tooLarge } from "../topology/errors";
import { DEFAULT_MAX_BYTES } from "../topology/terraform/source-text";

/** The name of standard input in errors and results. */
export const STDIN = "stdin";

/** Standard input, for who reads it as a source among others. */
export const namedInput =
  (stdin: AsyncIterable<unknown>): (() => Promise<NamedText>) =>
  async () => ({ text: await readStandardInput(stdin), name: STDIN });

/** Reads all of standard input; stops if it exceeds the size limit of a file. */
export async function readStandardInput(stdin: AsyncIterable<unknown>, maxBytes = DEFAULT_MAX_BYTES): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    if (size > maxBytes) {
      throw tooLarge(STDIN, size, maxBytes);
    }
    chunks.push(bytes);
  }
  const all = Buffer.concat(chunks);
  if (!isUtf8(all)) {
    throw notText(STDIN);
  }
  return all.toString("utf8");
}
