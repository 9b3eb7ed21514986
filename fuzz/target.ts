import type fc from "fast-check";

/** One part of the product that takes input from outside, and how to see that it took it well. */
export interface Target {
  /** As `--only` names it; also the folder of its inputs in `corpus`. */
  readonly name: string;
  /**
   * Inputs, each as the text of a file. What is not a text is written as JSON.
   * Built when it is first asked for: some generators take a second to load.
   */
  inputs(): fc.Arbitrary<string> | Promise<fc.Arbitrary<string>>;
  /** How many inputs belong to one batch. The inputs of a batch depend on its seed and on nothing else. */
  readonly batch: number;
  /** What part of the time it gets. @default 1 */
  readonly share?: number;
  /** Whether an input is JSON of the target's own, whose members all have to be there when it is made smaller. @default false */
  readonly hasShape?: boolean;
  /** How the characters of an input are written to a file. @default "utf8" */
  readonly encoding?: BufferEncoding;
  /**
   * Gives an input to the product.
   *
   * @returns what the product answered: the same each time
   * @throws anything, which is a failure: errors of the product's own that a person may see are answers
   */
  run(input: string): string | Promise<string>;
  /** Ends what `run` has left open. @default - nothing is */
  end?(): Promise<void>;
}

/** What every target of the fuzzer throws when the product answered, and answered wrong. */
export class Violation extends Error {
  override readonly name = "Violation";
}
