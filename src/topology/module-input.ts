/** An argument of a `module` block. */
export interface ModuleInput {
  /** The names of the calls, the outermost first: `["platform", "llm"]` for `module.platform.module.llm`. */
  readonly calls: readonly string[];
  /** `max_copies`, or a member of it: `wake.copies`. */
  readonly name: string;
}

/**
 * What the caller of a module sets an argument of a resource in it by. `same`: the input has the value of the argument;
 * `computed`: the argument is computed from the inputs, or their values are not known.
 */
export interface ModuleInputs {
  readonly kind: "same" | "computed";
  readonly inputs: readonly ModuleInput[];
}

/** A module of a plan, as its caller names it. */
export interface CalledModule {
  readonly calls: readonly string[];
  /** The source, as written: `./modules/llm`. */
  readonly source: string;
  /** The names of its variables. */
  readonly variables: readonly string[];
}

/** Looks up by the address of a resource. */
export interface ModuleCalls {
  /** @returns `undefined` for an argument that no input sets, and outside of modules */
  inputsOf(address: string, argument: string): ModuleInputs | undefined;
  /** @returns `undefined` outside of modules */
  moduleOf(address: string): CalledModule | undefined;
}
