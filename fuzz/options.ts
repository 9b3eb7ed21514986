import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";

/** What was asked for. */
export interface Options {
  /** When to end, by the clock. */
  readonly minutes: number;
  /** When to end, by the count. */
  readonly inputs: number;
  readonly seed: string;
  /** The targets; all of them when it is empty. */
  readonly only: readonly string[];
  readonly workers: number;
  /** A file whose input is given once more, and nothing else. */
  readonly replay?: string;
}

export const USAGE = `npm run fuzz -- [options]

  --minutes N       how long (default: 1)
  --inputs N        end after so many inputs
  --seed TEXT       the same seed gives the same inputs (default: a new one)
  --only NAME       a target, again for another one
  --workers N       threads (default: 2)
  --replay FILE     give the input in a file of fuzz/found or fuzz/corpus once more
`;

/** @throws Error for what cannot be meant */
export function optionsOf(argv: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      minutes: { type: "string" },
      inputs: { type: "string" },
      seed: { type: "string" },
      only: { type: "string", multiple: true },
      workers: { type: "string" },
      replay: { type: "string" },
    },
  });
  return {
    minutes: numberOf("--minutes", values.minutes ?? (values.inputs === undefined ? "1" : "600")),
    inputs: values.inputs === undefined ? Number.POSITIVE_INFINITY : numberOf("--inputs", values.inputs),
    seed: values.seed ?? randomUUID().slice(0, 8),
    only: values.only ?? [],
    workers: numberOf("--workers", values.workers ?? "2"),
    ...(values.replay === undefined ? {} : { replay: values.replay }),
  };
}

function numberOf(option: string, text: string): number {
  const number = Number(text);
  if (!(number > 0) || !Number.isFinite(number)) {
    throw new Error(`${option} is ${JSON.stringify(text)}, must be a number above 0`);
  }
  return number;
}
