import { isMembers, type Members } from "../../protocols/values";
import { runtimeError, StateError } from "./state-error";

/** What states refer to: their input as `$`, and the execution as `$$`. */
export interface Scope {
  readonly input: unknown;
  readonly context: Members;
}

const STEP = /^(?:\.([\w-]+)|\[(\d+)\]|\['([^']+)'\])/;

/**
 * The value that a path refers to. Paths to one value are known: members and indexes, without filters and wildcards.
 * @throws StateError for a path that leads nowhere
 */
export function valueAt(path: string, { input, context }: Scope): unknown {
  let value: unknown = path.startsWith("$$") ? context : input;
  let rest = path.replace(/^\$\$?/, "");
  while (rest !== "") {
    const [whole, member, index, quoted] = STEP.exec(rest) ?? [];
    if (whole === undefined) {
      throw runtimeError(`Local AWS does not evaluate the path '${path}'.`);
    }
    const key = member ?? quoted ?? index ?? "";
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) {
      throw new StateError(
        "States.ParameterPathFailure",
        `The JSONPath '${path}' could not be found in the input '${JSON.stringify(input)}'`,
      );
    }
    value = Reflect.get(value, key);
    rest = rest.slice(whole.length);
  }
  return value;
}

/** The same value with another one at a path of members, which are made as needed. */
export function withValueAt(whole: unknown, path: string, value: unknown): unknown {
  const [, first, rest] = /^\$\.([\w-]+)(.*)$/.exec(path) ?? [];
  if (path === "$" || first === undefined) {
    return value;
  }
  const members = isMembers(whole) ? whole : {};
  return { ...members, [first]: withValueAt(members[first], `$${rest}`, value) };
}

/** Fills a template: a member whose name ends in `.$` gets the value of its path or intrinsic function. */
export function filled(template: unknown, scope: Scope): unknown {
  if (Array.isArray(template)) {
    return template.map((item) => filled(item, scope));
  }
  if (!isMembers(template)) {
    return template;
  }
  return Object.fromEntries(
    Object.entries(template).map(([name, value]) =>
      name.endsWith(".$") ? [name.slice(0, -2), evaluated(String(value), scope)] : [name, filled(value, scope)],
    ),
  );
}

/** A path, or a call of an intrinsic function. */
export function evaluated(text: string, scope: Scope): unknown {
  if (text.startsWith("$")) {
    return valueAt(text, scope);
  }
  const [, name = "", given] = /^States\.(\w+)\((.*)\)$/s.exec(text.trim()) ?? [];
  const intrinsic = Object.hasOwn(INTRINSICS, name) ? INTRINSICS[name] : undefined;
  if (intrinsic === undefined || given === undefined) {
    throw new StateError("States.IntrinsicFailure", `Local AWS does not evaluate '${text}'.`);
  }
  return intrinsic(argumentsIn(given).map((argument) => argumentOf(argument, scope)));
}

/** @see https://docs.aws.amazon.com/step-functions/latest/dg/intrinsic-functions.html */
const INTRINSICS: Readonly<Record<string, (given: readonly unknown[]) => unknown>> = {
  Array: (given) => given,
  ArrayLength: ([list]) => (Array.isArray(list) ? list.length : 0),
  ArrayContains: ([list, item]) =>
    Array.isArray(list) && list.some((one) => JSON.stringify(one) === JSON.stringify(item)),
  ArrayGetItem: ([list, index]) => (Array.isArray(list) ? list[Number(index)] : undefined),
  Format: ([template, ...values]) => {
    let next = 0;
    return String(template).replaceAll("{}", () => {
      const value = values[next++];
      return typeof value === "string" ? value : JSON.stringify(value);
    });
  },
  JsonToString: ([value]) => JSON.stringify(value),
  MathAdd: ([left, right]) => Number(left) + Number(right),
  StringToJson: ([text]) => {
    try {
      return JSON.parse(String(text));
    } catch {
      throw new StateError("States.IntrinsicFailure", "The argument of States.StringToJson is no JSON.");
    }
  },
};

function argumentOf(text: string, scope: Scope): unknown {
  if (text.startsWith("'")) {
    return text.slice(1, -1).replaceAll(/\\(.)/g, "$1");
  }
  if (/^(true|false|null|-?\d+(\.\d+)?)$/.test(text)) {
    return JSON.parse(text);
  }
  return evaluated(text, scope);
}

/** Splits at commas outside of texts and brackets. */
function argumentsIn(text: string): readonly string[] {
  const parts = [""];
  let depth = 0;
  let isQuoted = false;
  for (const [index, character] of [...text].entries()) {
    if (character === "'" && text[index - 1] !== "\\") {
      isQuoted = !isQuoted;
    } else if (!isQuoted) {
      depth += character === "(" ? 1 : character === ")" ? -1 : 0;
    }
    if (character === "," && depth === 0 && !isQuoted) {
      parts.push("");
    } else {
      parts[parts.length - 1] += character;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
