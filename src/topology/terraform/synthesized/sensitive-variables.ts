import { isObject, type JsonObject, member } from "../../attributes/json";
import type { SensitiveArguments } from "../sensitive-arguments";
import { textsIn } from "./texts";

/** The names of the variables that are marked sensitive. */
export function sensitiveVariables(document: JsonObject): ReadonlySet<string> {
  const blocks = [member(document, "variable")].flat().filter(isObject);
  const declared = blocks.flatMap((block) => Object.entries(block));
  return new Set(declared.flatMap(([name, variable]) => (isSensitive(variable) ? [name] : [])));
}

/** Tells of the arguments of a resource that are made of sensitive variables; most stacks have none of these. */
export function tellSensitive(
  block: JsonObject,
  key: string,
  names: ReadonlySet<string>,
  to: SensitiveArguments,
): void {
  for (const [argument, value] of names.size === 0 ? [] : Object.entries(block)) {
    // Containers have tokens among their variables.
    if (!/container/.test(argument) && [...textsIn(value)].some((text) => mentions(text, names))) {
      to.add(key, argument);
    }
  }
}

const isSensitive = (variable: unknown): boolean =>
  [variable].flat().some((block) => member(block, "sensitive") === true);

const mentions = (text: string, names: ReadonlySet<string>): boolean =>
  [...text.matchAll(/\bvar\.([\w-]+)/g)].some(([, name = ""]) => names.has(name));
