import { at, isObject, type JsonPath, pathText } from "../../attributes/json";
import type { AttributeChange, ChangedValue } from "../../changes";
import { isEqual } from "./equal";
import type { SecretValues } from "./secret-values";
import { isAbsent, jsonIn, MAX_DEPTH, masked, SENSITIVE, shownValue } from "./shown-value";

/** The arguments of a resource before and after, and what the source says about them in objects of the same shape. */
export interface Compared {
  readonly before: unknown;
  readonly after: unknown;
  /** `true` where a value is known after apply only. */
  readonly unknown?: unknown;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
}

/** What a comparison goes by. */
export interface ComparisonRules {
  readonly secrets: SecretValues;
  /** Arguments at the top that are not compared. */
  readonly isLeftOut: (argument: string) => boolean;
  /** Whether a value means that nothing sets the argument. @default - none does */
  readonly isUnset?: (path: string, value: unknown) => boolean;
  /** Whether a value is the one of an argument that its block does not write. @default - none is */
  readonly isDefault?: (path: string, value: unknown) => boolean;
  /** Whether a value at a path is why the resource is replaced. */
  readonly forcesReplacement: (path: string) => boolean;
}

/** The arguments that differ, each as far down as it can be named. */
export function differences(compared: Compared, rules: ComparisonRules): readonly AttributeChange[] {
  const found: AttributeChange[] = [];
  const { before, after } = compared;
  const names = namesIn(before, after, compared.unknown);
  for (const name of names) {
    if (!rules.isLeftOut(name)) {
      compareMember(at(undefined, name), compared, name, rules, found, 0);
    }
  }
  return found;
}

/** A member that one of two objects has, at its default, is on both. */
function compareMember(
  path: JsonPath,
  around: Compared,
  name: string,
  rules: ComparisonRules,
  found: AttributeChange[],
  depth: number,
): void {
  const compared = inside(around, name, name);
  const { before, after, unknown } = compared;
  const isBoth = isObject(around.before) && isObject(around.after);
  if (isBoth && unknown === undefined && isOneAbsent(before, after) && rules.isDefault !== undefined) {
    if (rules.isDefault(pathText(path), isAbsent(before) ? after : before)) {
      return;
    }
  }
  compare(path, compared, rules, found, depth);
}

const isOneAbsent = (before: unknown, after: unknown): boolean => isAbsent(before) !== isAbsent(after);

function compare(
  path: JsonPath,
  compared: Compared,
  rules: ComparisonRules,
  found: AttributeChange[],
  depth: number,
): void {
  const { before, after, unknown, beforeSensitive, afterSensitive } = compared;
  if (unknown === true) {
    const shown = hasTrue(beforeSensitive, depth) ? SENSITIVE : shownValue(path, before, rules.secrets);
    found.push(change(path, shown, { kind: "unknown" }, rules));
    return;
  }
  if (beforeSensitive === true || afterSensitive === true) {
    if (!isSame(before, after)) {
      found.push(change(path, masked(before), masked(after), rules));
    }
    return;
  }
  if (depth > MAX_DEPTH || (isAbsent(before) && isAbsent(after) && !hasTrue(unknown, depth))) {
    return;
  }
  if (isList(before, after)) {
    compareLists(path, compared, rules, found, depth);
    return;
  }
  if (isObjects(before, after)) {
    compareObjects(path, compared, rules, found, depth);
    return;
  }
  const parsed = parsedBoth(before, after);
  if (parsed !== undefined) {
    compare(path, parsed, rules, found, depth + 1);
    return;
  }
  if (!isSame(before, after) && !isNothing(path, before, after, rules)) {
    const hides = hasTrue(beforeSensitive, depth) || hasTrue(afterSensitive, depth);
    const shown = (value: unknown) => (hides ? masked(value) : shownValue(path, value, rules.secrets));
    found.push(change(path, shown(before), shown(after), rules));
  }
}

function compareObjects(
  path: JsonPath,
  compared: Compared,
  rules: ComparisonRules,
  found: AttributeChange[],
  depth: number,
): void {
  const { before, after } = compared;
  const names = namesIn(before, after, compared.unknown);
  if (names.some((name) => rules.secrets.isIn(name))) {
    if (!isSame(before, after)) {
      found.push(change(path, masked(before), masked(after), rules));
    }
    return;
  }
  for (const name of names) {
    compareMember(at(path, name), compared, name, rules, found, depth + 1);
  }
}

/** What is equal at both ends is passed over, so that an element that was put in does not change all that follow it. */
function compareLists(
  path: JsonPath,
  compared: Compared,
  rules: ComparisonRules,
  found: AttributeChange[],
  depth: number,
): void {
  const [before, after] = [listOf(compared.before), listOf(compared.after)];
  const isKept = (left: number, right: number): boolean =>
    isEqual(before[left], after[right]) && !hasTrue(element(compared.unknown, right), depth);
  const shorter = Math.min(before.length, after.length);
  let first = 0;
  while (first < shorter && isKept(first, first)) {
    first += 1;
  }
  let last = 0;
  while (last < shorter - first && isKept(before.length - 1 - last, after.length - 1 - last)) {
    last += 1;
  }
  const [left, right] = [before.length - last, after.length - last];
  for (let index = first; index < Math.max(left, right); index += 1) {
    const pair = inside({ ...compared, before, after }, index < left ? index : -1, index < right ? index : -1);
    compare(at(path, index), pair, rules, found, depth + 1);
  }
}

/** What is at one place before and at another after: the same one, but in lists. */
const inside = (compared: Compared, before: string | number, after: string | number): Compared => ({
  before: element(compared.before, before),
  after: element(compared.after, after),
  unknown: element(compared.unknown, after),
  beforeSensitive: element(compared.beforeSensitive, before),
  afterSensitive: element(compared.afterSensitive, after),
});

const element = (of: unknown, step: string | number): unknown =>
  typeof of === "object" && of !== null && Object.hasOwn(of, step)
    ? (of as Readonly<Record<string | number, unknown>>)[step]
    : undefined;

function change(path: JsonPath, before: ChangedValue, after: ChangedValue, rules: ComparisonRules): AttributeChange {
  const text = pathText(path);
  return { path: text, before, after, forcesReplacement: rules.forcesReplacement(text) };
}

/** Absent on one side, and a value that stands for it on the other. */
const isNothing = (path: JsonPath, before: unknown, after: unknown, { isUnset }: ComparisonRules): boolean =>
  isUnset !== undefined && isOneAbsent(before, after) && isUnset(pathText(path), isAbsent(before) ? after : before);

/** A flag that is not set is false. A number that is not set is not always 0. */
const isSame = (before: unknown, after: unknown): boolean =>
  isEqual(before, after) ||
  isSameScalar(before, after) ||
  (isAbsent(before) && isAbsent(after)) ||
  (before === false && isAbsent(after)) ||
  (isAbsent(before) && after === false);

/** Terraform converts what a program writes: `"5"` is 5, `"true"` is true, and -0 is 0. */
const isSameScalar = (before: unknown, after: unknown): boolean =>
  isScalar(before) && isScalar(after) && String(before) === String(after);

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

/** Synthesized JSON may have an object where a state has a list: a block that there is one of. */
const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? value : isObject(value) && !isAbsent(value) ? [value] : [];

/** True if one is a list, and the other may be one. */
const isList = (before: unknown, after: unknown): boolean =>
  (Array.isArray(before) && (typeof after === "object" || isAbsent(after))) ||
  (Array.isArray(after) && (typeof before === "object" || isAbsent(before)));

const isObjects = (before: unknown, after: unknown): boolean =>
  isObject(before) ? isObject(after) || isAbsent(after) : isObject(after) && isAbsent(before);

/** What is in two texts in JSON, or in one if the other is not there: a changed order or indent is no change. */
function parsedBoth(before: unknown, after: unknown): Compared | undefined {
  const [left, right] = [jsonIn(before), jsonIn(after)];
  const isEither = left !== undefined || right !== undefined;
  return isEither && (left !== undefined || isAbsent(before)) && (right !== undefined || isAbsent(after))
    ? { before: left, after: right }
    : undefined;
}

function namesIn(...objects: readonly unknown[]): readonly string[] {
  const names = new Set<string>();
  for (const object of objects) {
    for (const name of isObject(object) ? Object.keys(object) : []) {
      names.add(name);
    }
  }
  return [...names];
}

/** True where a mark is `true`, or has one that is in it. */
export const isMarked = (mark: unknown): boolean => hasTrue(mark, 0);

function hasTrue(mark: unknown, depth: number): boolean {
  return (
    mark === true ||
    (typeof mark === "object" &&
      mark !== null &&
      depth <= MAX_DEPTH &&
      Object.values(mark).some((inner) => hasTrue(inner, depth + 1)))
  );
}
