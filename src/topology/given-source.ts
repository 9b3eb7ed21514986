import { resolve } from "node:path";
import { parseTerraform, readTerraform, type TerraformReading } from "./from-terraform";

/** The path that stands for standard input. */
export const STANDARD_INPUT = "-";

/** A whole text, and its name in errors. */
export interface NamedText {
  readonly text: string;
  readonly name: string;
}

/** Where somebody gives paths. */
export interface GivenAt {
  /** The folder that relative paths start from. */
  readonly cwd: string;
  stdin(): Promise<NamedText>;
}

/** A document that was read, and its name in errors. */
export interface GivenReading {
  readonly name: string;
  readonly reading: TerraformReading;
}

/**
 * Reads a path as somebody gave it.
 *
 * @throws ScaleToZeroError as `readTerraform` does
 */
export async function readGiven(path: string, { cwd, stdin }: GivenAt): Promise<GivenReading> {
  if (path === STANDARD_INPUT) {
    const { text, name } = await stdin();
    return { name, reading: parseTerraform(text, name) };
  }
  return { name: path, reading: readTerraform(pathAt(path, cwd)) };
}

/** Errors show the path as given, unless the working directory differs. */
export const pathAt = (path: string, cwd: string): string => (cwd === process.cwd() ? path : resolve(cwd, path));
