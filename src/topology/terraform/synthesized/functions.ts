import { Deferred, Encoded } from "../../attributes/deferred";

type Join = (parts: readonly unknown[]) => unknown;
type Call = (args: readonly unknown[], join: Join) => unknown;

/** Only what is often between a name and where it is used. */
const FUNCTIONS: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["jsonencode", ([value]) => new Encoded(value)],
  ["jsondecode", ([value]) => (value instanceof Encoded ? value.value : undefined)],
  ["tostring", ([value]) => value],
  ["tonumber", ([value]) => value],
  ["tobool", ([value]) => value],
  ["tolist", ([value]) => value],
  ["toset", ([value]) => value],
  ["concat", (lists) => (lists.every(Array.isArray) ? lists.flat() : undefined)],
  ["join", ([separator, items], join) => joined(separator, items, join)],
  ["format", ([pattern, ...values], join) => formatted(pattern, values, join)],
]);

/** The value of a function call; `undefined` for what only Terraform can work out. */
export const callFunction = (name: string, args: readonly unknown[], join: Join): unknown =>
  FUNCTIONS.get(name)?.(args, join);

function joined(separator: unknown, items: unknown, join: Join): unknown {
  if (typeof separator !== "string" || !Array.isArray(items) || items.length === 0) {
    return undefined;
  }
  return join(items.flatMap((item, i) => (i === 0 ? [item] : [separator, item])));
}

/** `%s` only: other verbs change how a value looks. */
function formatted(pattern: unknown, values: readonly unknown[], join: Join): unknown {
  if (typeof pattern !== "string") {
    return undefined;
  }
  const literals = pattern.split("%s");
  if (literals.length !== values.length + 1 || literals.some((literal) => literal.includes("%"))) {
    return undefined;
  }
  return join(literals.flatMap((literal, i) => (i === 0 ? [literal] : [values[i - 1] ?? unknown(), literal])));
}

const unknown = (): Deferred => new Deferred([], undefined);
