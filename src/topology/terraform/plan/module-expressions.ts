import { isObject, member } from "../../attributes/json";

/** A member of an object, or the place of a block. */
export type Step = string | number;

export interface PlacedExpression {
  readonly expression: unknown;
  /** The way to the value: `["step_scaling_policy_configuration", 0, "cooldown"]`. */
  readonly path: readonly Step[];
}

/** Deeper than blocks go; a limit, because the plan is not ours. */
const MAX_DEPTH = 16;

/**
 * The expressions of an argument, wherever it is in the blocks of a resource.
 *
 * @param variant the only variant that is looked at. @default - all blocks
 */
export function argumentsNamed(expressions: unknown, name: string, variant?: number): readonly PlacedExpression[] {
  const found: PlacedExpression[] = [];
  const look = (within: unknown, path: readonly Step[]): void => {
    if (path.length > MAX_DEPTH) {
      return;
    }
    if (Array.isArray(within)) {
      for (const [index, block] of within.entries()) {
        look(block, [...path, index]);
      }
    } else if (isObject(within) && !isExpression(within)) {
      for (const [key, inner] of Object.entries(within)) {
        if (key === name && isExpression(inner)) {
          found.push({ expression: inner, path: [...path, key] });
        } else {
          look(inner, [...path, key]);
        }
      }
    }
  };
  if (variant === undefined) {
    look(expressions, []);
  } else {
    const variants = member(expressions, "production_variants");
    look(Array.isArray(variants) ? variants[variant] : undefined, ["production_variants", variant]);
  }
  return found;
}

const isExpression = (value: unknown): boolean =>
  isObject(value) && (Array.isArray(value.references) || Object.hasOwn(value, "constant_value"));

/** The references of an expression, without those that are parts of another: `var.wake` of `var.wake.copies`. */
export function onlyReferences(expression: unknown): readonly string[] {
  const references = member(expression, "references");
  const texts = (Array.isArray(references) ? references : []).filter((one) => typeof one === "string");
  return [...new Set(texts.filter((one, at) => texts[at - 1]?.startsWith(`${one}.`) !== true))];
}

/** What a path leads to; `undefined` if there is nothing. */
export function valueAt(value: unknown, path: readonly Step[]): unknown {
  let found: unknown = value;
  for (const step of path) {
    found = typeof step === "number" ? (Array.isArray(found) ? found[step] : undefined) : member(found, step);
  }
  return found ?? undefined;
}
