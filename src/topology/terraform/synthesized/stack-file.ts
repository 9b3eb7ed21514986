import type { JsonObject } from "../../attributes/json";

/** A `cdk.tf.json` that was read. */
export interface StackFile {
  readonly file: string;
  /** Set when several stacks are read together. */
  readonly name?: string;
  /** The folder of `file`. @default - it was not read from a file */
  readonly folder?: string;
  readonly document: JsonObject;
}
