import type { Reference } from "../nodes/node";
import type { Optional } from "../unknown";

/**
 * The arguments of one resource, or of one block in it, whatever the source. `Attributes` gives them types.
 */
export interface Values {
  /** A JSON value, `Unknown`, or `undefined` when the argument is not set. Elements of a list may be `Unknown`, too. */
  get(name: string): unknown;
  /** The names of all arguments. */
  names(): readonly string[];
  /** A block, or an element of a list of blocks; `undefined` when it is not an object. */
  child(name: string, index?: number): Values | undefined;
  /** What is inside an argument that is a text in JSON. */
  json(name: string): Optional<Values | InvalidJson>;
  /** Where the value of an argument comes from, when it is unknown. */
  reference(name: string): Reference | undefined;
  /**
   * True when the configuration does not mention the argument, so that an unknown value is one that the provider works
   * out for itself. False when it does, or when that is not known.
   */
  isUnset(name: string): boolean;
  /**
   * True when the values went through the provider, whose SDK keeps an argument that is not set as "" or 0.
   * @see https://developer.hashicorp.com/terraform/plugin/sdkv2/schemas/schema-types
   */
  readonly throughProvider: boolean;
}

/** A text that should be an object in JSON, and is not. */
export class InvalidJson {
  constructor(readonly problem: string) {}
}
