import { field, isObject, member } from "../../attributes/json";
import { listOf } from "../plan/managed";

/** A shorter one would hide every value that contains it by chance: so many characters, or digits of a number. */
const SHORTEST = 4;

/** All digits around a place, so that no number is found inside a longer one. It never goes back over what it has read. */
const DIGITS = /[\d.]+(?:[eE][+-]?\d+)?/g;

/** Deeper than any document that means something; a limit, because the document is not ours. */
const MAX_DEPTH = 64;

/** Comparisons for one document. Beyond them each value counts as a secret: nothing is shown that was not compared. */
const MOST_WORK = 20_000_000;

/** The sensitive texts of a document. Terraform marks where they are, and not where a copy of them is. */
export class SecretValues {
  private readonly byLength = new Map<number, Set<string>>();
  /** As JavaScript writes them: a document may write the same number in several ways. */
  private readonly numbers = new Set<string>();
  private left = MOST_WORK;

  /** Those of several documents. */
  static of(documents: readonly SecretValues[]): SecretValues {
    const all = new SecretValues();
    for (const { byLength, numbers } of documents) {
      for (const number of numbers) {
        all.numbers.add(number);
      }
      for (const texts of byLength.values()) {
        all.addAll([...texts], 0);
      }
    }
    return all;
  }

  /** @param mark `true`, or an object of the same shape as the value that is `true` in places */
  add(value: unknown, mark: unknown, depth = 0): void {
    if (mark === true) {
      this.addAll(value, depth);
    } else if (typeof mark === "object" && mark !== null && depth < MAX_DEPTH) {
      for (const [name, inner] of Object.entries(mark)) {
        // A mark of `false` or `{}` is the usual one.
        if (inner !== false) {
          this.add(inside(value, name), inner, depth + 1);
        }
      }
    }
  }

  /** True for a text that is, or contains, a secret. */
  isIn(text: string): boolean {
    if (this.hasNumber(text)) {
      return true;
    }
    for (const [length, texts] of this.byLength) {
      // Each place in the text costs a look at as many characters.
      this.left -= Math.max(0, text.length - length + 1) * (1 + length / 8) + 1;
      if (this.left < 0) {
        return true;
      }
      for (let start = 0; start + length <= text.length; start += 1) {
        if (texts.has(text.slice(start, start + length))) {
          return true;
        }
      }
    }
    return false;
  }

  /** A number inside a longer one is another number. The sign is no secret. */
  private hasNumber(text: string): boolean {
    if (this.numbers.size === 0) {
      return false;
    }
    this.left -= text.length + 1;
    return (
      this.left < 0 ||
      (text.match(DIGITS) ?? []).some((one) => this.numbers.has(String(Number(one.replace(/\.$/, "")))))
    );
  }

  private addAll(value: unknown, depth: number): void {
    if (typeof value === "number") {
      const text = String(Math.abs(value));
      if (text.replace(/e.*$|\D/g, "").length >= SHORTEST) {
        this.numbers.add(text);
      }
      return;
    }
    if (typeof value === "string" && value.length >= SHORTEST) {
      for (const text of [value, ...escapedForms(value)]) {
        const known = this.byLength.get(text.length);
        if (known === undefined) {
          this.byLength.set(text.length, new Set([text]));
        } else {
          known.add(text);
        }
      }
    } else if (typeof value === "object" && value !== null && depth < MAX_DEPTH) {
      for (const inner of Object.values(value)) {
        this.addAll(inner, depth + 1);
      }
    }
  }
}

/**
 * How JSON writes a text, and how Terraform's `jsonencode` does: a key of several lines is not in the JSON as it is.
 * @see https://developer.hashicorp.com/terraform/language/functions/jsonencode
 */
function escapedForms(text: string): readonly string[] {
  const json = JSON.stringify(text).slice(1, -1);
  const hcl = json.replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return [json, hcl].filter((form) => form !== text);
}

/** Of an object or a list. */
const inside = (value: unknown, name: string): unknown =>
  Array.isArray(value) ? value[Number(name)] : member(value, name);

/** All that a plan marks as sensitive: arguments, outputs, data sources and variables. */
export function secretsOfPlan(plan: unknown): SecretValues {
  const secrets = new SecretValues();
  for (const change of listOf(plan, "resource_changes")) {
    addChange(secrets, field(change, "change"));
  }
  for (const change of valuesIn(plan, "output_changes")) {
    addChange(secrets, change);
  }
  addRecorded(secrets, field(plan, "planned_values"));
  addRecorded(secrets, field(field(plan, "prior_state"), "values"));
  const declared = field(field(field(plan, "configuration"), "root_module"), "variables");
  const variables = field(plan, "variables");
  for (const [name, variable] of isObject(declared) ? Object.entries(declared) : []) {
    if (field(variable, "sensitive") === true) {
      secrets.add(field(member(variables, name), "value"), true);
      secrets.add(field(variable, "default"), true);
    }
  }
  return secrets;
}

/** All that the values of a state mark as sensitive. */
export function secretsOfState(values: unknown): SecretValues {
  const secrets = new SecretValues();
  addRecorded(secrets, values);
  return secrets;
}

/** The defaults of the sensitive variables of synthesized JSON. */
export function secretsOfStack(document: unknown): SecretValues {
  const secrets = new SecretValues();
  for (const block of [field(document, "variable")].flat()) {
    for (const variable of isObject(block) ? Object.values(block) : []) {
      for (const one of [variable].flat()) {
        secrets.add(field(one, "default"), field(one, "sensitive"));
      }
    }
  }
  return secrets;
}

function addChange(secrets: SecretValues, change: unknown): void {
  secrets.add(field(change, "before"), field(change, "before_sensitive"));
  secrets.add(field(change, "after"), field(change, "after_sensitive"));
}

function addRecorded(secrets: SecretValues, values: unknown): void {
  for (const output of valuesIn(values, "outputs")) {
    secrets.add(field(output, "value"), field(output, "sensitive"));
  }
  // A list of what is left to do, not recursion: the file says how deep modules go.
  const todo = [field(values, "root_module")];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const resource of listOf(next, "resources")) {
      secrets.add(field(resource, "values"), field(resource, "sensitive_values"));
    }
    for (const child of listOf(next, "child_modules")) {
      todo.push(child);
    }
  }
}

function valuesIn(source: unknown, name: string): readonly unknown[] {
  const value = field(source, name);
  return isObject(value) ? Object.values(value) : [];
}
