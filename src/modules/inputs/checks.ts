import { Fn } from "cdktf";
import type { NameLimit, NumberLimit } from "../../catalogue/limits";
import { type Check, nameShape, range } from "../../constructs/checks/check";
import { unlessNull } from "../../constructs/terraform/nullable";

/** The checks of the constructs, for the variables of a module: the same limits, the same sentences. */
export const within =
  (limit: NumberLimit) =>
  (property: string, value: number): Check =>
    range(property, value, limit);

export const named =
  (limit: NameLimit) =>
  (property: string, value: string): Check =>
    nameShape(property, value, limit);

/** One of AWS's own words. */
export const oneOf =
  (...words: readonly string[]) =>
  (property: string, value: string): Check => ({
    property,
    value,
    requirement: `must be ${alternatives(words)}`,
    condition: unlessNull(Fn.contains([...words], value), value),
  });

/** @param pattern RE2-compatible, without backslashes */
export const matching =
  (pattern: string, requirement: string) =>
  (property: string, value: string): Check => ({
    property,
    value,
    requirement,
    condition: unlessNull(Fn.can(Fn.regex(pattern, value)), value),
  });

function alternatives(words: readonly string[]): string {
  const [last = "", ...others] = [...words].reverse();
  return others.length === 0 ? last : `${others.reverse().join(", ")} or ${last}`;
}
