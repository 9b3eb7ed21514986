import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Target } from "./target";

/** An input that failed, as small as it could be made. */
export interface Found {
  readonly target: string;
  readonly input: string;
  /** What was thrown, with where. */
  readonly failure: string;
  /** The same for failures that have the same cause, as far as one can tell. */
  readonly signature: string;
}

/** Beside `corpus`, and not committed. */
export const FOUND = "fuzz/found";

/** Writes the input to a file. @returns what to tell a person: the failure and the command that runs the input again */
export function keep({ input, failure, signature }: Found, target: Pick<Target, "name" | "encoding">): string {
  const folder = join(FOUND, target.name);
  const file = join(folder, createHash("sha256").update(signature).digest("hex").slice(0, 12));
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, Buffer.from(input, target.encoding ?? "utf8"));
  return `${target.name}: ${failure}\n  npm run fuzz -- --replay ${file}\n`;
}

/** A failure without the words of its input: where it was thrown tells failures apart better than what it says. */
export function signatureOf(target: string, error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  const frame = /\n\s+at (?:async )?([\w$.<>]+)? ?\(?[^\n]*?(?:\/(src|node_modules|fuzz)\/)?/.exec(stack ?? "")?.[1];
  const words = message.replace(/"(?:[^"\\]|\\.)*"|'[^']*'|\d+/g, "_").slice(0, 120);
  return [target, name, frame ?? "", words].join("\n");
}
