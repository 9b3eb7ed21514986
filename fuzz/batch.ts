import fc from "fast-check";
import { examine } from "./examined";
import { type Found, signatureOf } from "./found";
import { reduced } from "./reduced";
import { seedOf } from "./seed";
import type { Target } from "./target";

/** One of so many inputs is given twice, to see that the answer is the same. */
const ONE_IN = 8;

/** Which inputs: those of the target's batch of this number, in the run of this seed. */
export interface Batch {
  readonly seed: string;
  readonly target: string;
  readonly number: number;
}

export interface BatchOptions {
  /** Failures that are known already are not made smaller again. */
  readonly known: ReadonlySet<string>;
  /** Told before each input: where a batch is when it does not end. */
  readonly onInput?: (index: number) => void;
}

export interface BatchResult {
  readonly inputs: number;
  readonly failures: readonly Found[];
}

const generated = new Map<Target, fc.Arbitrary<string>>();

async function inputsOf(target: Target): Promise<fc.Arbitrary<string>> {
  const made = generated.get(target) ?? (await target.inputs());
  generated.set(target, made);
  return made;
}

/** The inputs of a batch, in their order. */
export const inputsIn = async (target: Target, { seed, number }: Batch): Promise<readonly string[]> =>
  fc.sample(await inputsOf(target), { seed: seedOf(seed, target.name, number), numRuns: target.batch });

/** Gives all inputs of a batch to its target. */
export async function runBatch(target: Target, batch: Batch, { known, onInput }: BatchOptions): Promise<BatchResult> {
  const failures: Found[] = [];
  const met = new Set(known);
  const inputs = await inputsIn(target, batch);
  for (const [index, input] of inputs.entries()) {
    onInput?.(index);
    const twice = index % ONE_IN === 0;
    const error = await failureOf(target, input, twice);
    if (error === undefined) {
      continue;
    }
    const signature = signatureOf(target.name, error);
    const isNew = !met.has(signature);
    met.add(signature);
    const small = isNew ? await minimised(target, input, signature, onInput) : input;
    failures.push({ target: target.name, input: small, failure: told(error), signature });
  }
  return { inputs: inputs.length, failures };
}

/** What is wrong with an input; `undefined` when nothing is. */
export async function failureOf(target: Target, input: string, twice = true): Promise<unknown> {
  try {
    await examine(target, input, twice);
    return undefined;
  } catch (error) {
    return error ?? new Error("nothing was thrown");
  }
}

/** @param onInput told of each try: to make an input smaller takes longer than to run one */
async function minimised(
  target: Target,
  input: string,
  signature: string,
  onInput: BatchOptions["onInput"],
): Promise<string> {
  const until = performance.now() + MOST_MILLISECONDS;
  return reduced(input, target.hasShape ?? false, async (candidate) => {
    onInput?.(-1);
    if (performance.now() > until) {
      return false;
    }
    const error = await failureOf(target, candidate);
    return error !== undefined && signatureOf(target.name, error) === signature;
  });
}

const MOST_MILLISECONDS = 15_000;

const told = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));
