import type { Reference } from "../../nodes/node";
import { isUnknown, type Optional, Unknown } from "../../unknown";
import { isObject, type JsonObject, member } from "../json";
import { jsonIn } from "../tree-values";
import type { InvalidJson, Values } from "../values";

/** What `terraform show -json` says elsewhere about the values of a resource, in objects of the same shape. */
export interface Marks {
  /** `true` where the value is known after apply only. */
  readonly unknown: unknown;
  /** `true` where the value is sensitive. */
  readonly sensitive: unknown;
  /** The expressions of the configuration. */
  readonly expressions: unknown;
}

/** Finds the resources behind an expression of the configuration. */
export type Resolve = (expression: unknown) => readonly string[];

/**
 * The values of a resource in a plan or state. A sensitive value is as good as unknown: nobody outside may see it.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */
export class RecordedValues implements Values {
  readonly throughProvider = true;

  constructor(
    private readonly values: JsonObject,
    private readonly marks: Marks,
    private readonly resolve: Resolve,
  ) {}

  get(name: string): unknown {
    if (this.isMarked(name)) {
      return Unknown;
    }
    const value = member(this.values, name) ?? undefined;
    return Array.isArray(value) ? this.elements(name, value) : value;
  }

  names(): readonly string[] {
    // A map in a plan leaves out the members that are not known yet.
    const { unknown } = this.marks;
    const unknownNames = isObject(unknown) ? Object.keys(unknown).filter((name) => unknown[name] === true) : [];
    return unknownNames.length === 0
      ? Object.keys(this.values)
      : [...new Set([...Object.keys(this.values), ...unknownNames])];
  }

  child(name: string, index?: number): Values | undefined {
    const inner = (of: unknown) => element(member(of, name), index);
    const values = inner(this.values);
    if (!isObject(values)) {
      return undefined;
    }
    const { unknown, sensitive } = this.marks;
    const expressions = element(this.expression(name), index);
    const marks = { unknown: inner(unknown), sensitive: inner(sensitive), expressions };
    return new RecordedValues(values, marks, this.resolve);
  }

  json(name: string): Optional<Values | InvalidJson> {
    const value = this.get(name);
    return value === undefined || isUnknown(value) ? value : jsonIn(value);
  }

  reference(name: string): Reference | undefined {
    if (!this.isMarked(name) && !isMarkedInside(member(this.marks.unknown, name))) {
      return undefined;
    }
    const expression = this.expression(name);
    return expression === undefined ? undefined : { from: this.resolve(expression) };
  }

  isUnset(name: string): boolean {
    const { expressions } = this.marks;
    return isObject(expressions) && !isExpression(expressions) && !Object.hasOwn(expressions, name);
  }

  private expression(name: string): unknown {
    const { expressions } = this.marks;
    return isExpression(expressions) ? expressions : member(expressions, name);
  }

  private isMarked(name: string): boolean {
    const { unknown, sensitive } = this.marks;
    return unknown === true || sensitive === true || member(unknown, name) === true || member(sensitive, name) === true;
  }

  /** An element that is not known yet stands in the list as null. */
  private elements(name: string, values: readonly unknown[]): readonly unknown[] {
    const unknown = member(this.marks.unknown, name);
    const sensitive = member(this.marks.sensitive, name);
    const isHidden = (index: number) => element(unknown, index) === true || element(sensitive, index) === true;
    return values.some((_, index) => isHidden(index))
      ? values.map((value, index) => (isHidden(index) ? Unknown : value))
      : values;
  }
}

/** One expression for all that is in an attribute, as opposed to one for each argument of a block. */
const isExpression = (value: unknown): boolean =>
  isObject(value) &&
  (Object.hasOwn(value, "references") || Object.hasOwn(value, "constant_value") || Object.keys(value).length === 0);

/** Something in an attribute of texts (a list, a map) is not known yet; blocks are looked into one by one. */
const isMarkedInside = (mark: unknown): boolean =>
  (Array.isArray(mark) && mark.includes(true)) || (isObject(mark) && Object.values(mark).includes(true));

/** An element of a list, or the thing itself when it is not in a list. */
const element = (value: unknown, index: number | undefined): unknown =>
  index !== undefined && Array.isArray(value) ? value[index] : value;
