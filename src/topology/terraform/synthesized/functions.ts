import { Deferred, Encoded } from "../../attributes/deferred";
import type { Made } from "./made";

/** What functions make texts with, and what they may make. */
interface Making {
  readonly made: Made;
  readonly join: (parts: readonly unknown[]) => unknown;
}

type Call = (args: readonly unknown[], making: Making) => unknown;

/** Only what is often between a name and where it is used. */
const FUNCTIONS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["jsonencode", ([value]) => new Encoded(value)],
  ["jsondecode", ([value]) => (value instanceof Encoded ? value.value : undefined)],
  ["tostring", ([value]) => value],
  ["tonumber", ([value]) => value],
  ["tobool", ([value]) => value],
  ["tolist", ([value]) => value],
  ["toset", ([value]) => value],
  ["concat", (lists, { made }) => concatenated(lists, made)],
  ["join", ([separator, items], making) => joined(separator, items, making)],
  ["format", ([pattern, ...values], making) => formatted(pattern, values, making)],
]);

/** The value of a function call; `undefined` for what only Terraform can work out. */
export const callFunction = (name: string, args: readonly unknown[], making: Making): unknown =>
  FUNCTIONS.get(name)?.(args, making);

function concatenated(lists: readonly unknown[], made: Made): unknown {
  if (!lists.every(Array.isArray)) {
    return undefined;
  }
  const length = lists.reduce((sum, list) => sum + list.length, 0);
  return made.elements(length) ? lists.flat() : undefined;
}

function joined(separator: unknown, items: unknown, { made, join }: Making): unknown {
  if (typeof separator !== "string" || !Array.isArray(items) || items.length === 0 || !made.elements(items.length)) {
    return undefined;
  }
  return join(items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])));
}

/** `%s` only: other verbs change how a value looks. */
function formatted(pattern: unknown, values: readonly unknown[], { made, join }: Making): unknown {
  if (typeof pattern !== "string" || !made.characters(pattern.length)) {
    return undefined;
  }
  const literals = pattern.split("%s");
  if (literals.length !== values.length + 1 || literals.some((literal) => literal.includes("%"))) {
    return undefined;
  }
  return join(literals.flatMap((literal, i) => (i === 0 ? [literal] : [values[i - 1] ?? unknown(), literal])));
}

const unknown = (): Deferred => new Deferred([], undefined);
