export interface Packed {
  readonly folder: string;
  /** Path of the file that npm made. */
  readonly archive: string;
  /** Paths in the archive. */
  readonly files: readonly string[];
}

/** What was packed before the tests. */
export const packed = (): Packed => JSON.parse(process.env.PACKED ?? "{}");
