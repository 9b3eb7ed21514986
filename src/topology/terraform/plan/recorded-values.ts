import { isObject, type JsonObject, member } from "../../attributes/json";
import { jsonIn, TreeValues } from "../../attributes/tree-values";
import type { InvalidJson, Values } from "../../attributes/values";
import type { Reference } from "../../nodes/node";
import { isUnknown, type Optional, Unknown } from "../../unknown";
import { Secret, type SecretTexts } from "../secret-texts";

/** What the values of a resource are read with. */
export interface Reading {
  /** Finds the resources behind an expression of the configuration. */
  resolve(expression: unknown): Reference;
  /** Stands for what may not be read. */
  readonly secrets: SecretTexts;
  /** Called for each argument that was asked for and is sensitive, by its path from the resource on. */
  onSensitive(argument: string): void;
}

/** Where a block is: as a chain, so that it costs next to nothing unless an argument in it has to be named. */
interface PlaceInside {
  readonly outer: RecordedValues;
  readonly name: string;
  readonly index: number | undefined;
}

/**
 * The values of a resource in a plan or state. What is unknown or sensitive is said elsewhere in the document, in
 * objects of the same shape that are `true` in these places. A sensitive value counts as unknown: no one outside
 * may see it.
 *
 * Names of arguments are looked up without asking whether the object has them itself: they are names of ours, and no
 * prototype has any of them.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#values-representation
 */
export class RecordedValues implements Values {
  readonly throughProvider = true;
  /** Most blocks have nothing to hide: asked once for all arguments. */
  private readonly anyUnknown: boolean;
  private readonly anySensitive: boolean;

  constructor(
    private readonly values: JsonObject,
    private readonly unknown: unknown,
    private readonly sensitive: unknown,
    private readonly expressions: unknown,
    private readonly reading: Reading,
    /** The block around it. @default - none, as for the resource itself */
    private readonly place?: PlaceInside,
  ) {
    this.anyUnknown = hasMark(unknown);
    this.anySensitive = hasMark(sensitive);
  }

  get(name: string): unknown {
    if (this.anyUnknown && isTrue(this.unknown, name)) {
      return Unknown;
    }
    if (this.anySensitive && isTrue(this.sensitive, name)) {
      this.reading.onSensitive(this.pathOf(name));
      return Unknown;
    }
    const value = this.values[name] ?? undefined;
    return Array.isArray(value) && value.length > 0 ? this.elements(name, value) : value;
  }

  names(): readonly string[] {
    // A map in a plan leaves out the members that are not known yet.
    const { unknown } = this;
    const unknownNames = isObject(unknown) ? Object.keys(unknown).filter((name) => unknown[name] === true) : [];
    return unknownNames.length === 0
      ? Object.keys(this.values)
      : [...new Set([...Object.keys(this.values), ...unknownNames])];
  }

  child(name: string, index?: number): Values | undefined {
    const values = element(this.values[name], index);
    return isObject(values)
      ? new RecordedValues(
          values,
          inside(this.unknown, name, index),
          inside(this.sensitive, name, index),
          isExpression(this.expressions) ? this.expressions : inside(this.expressions, name, index),
          this.reading,
          { outer: this, name, index },
        )
      : undefined;
  }

  json(name: string): Optional<Values | InvalidJson> {
    const value = this.get(name);
    if (isUnknown(value)) {
      return this.secretJson(name) ?? value;
    }
    return value === undefined ? value : jsonIn(value);
  }

  reference(name: string): Reference | undefined {
    if (!isMarked(this.unknown, name) && !isMarked(this.sensitive, name)) {
      return undefined;
    }
    const expression = isExpression(this.expressions) ? this.expressions : member(this.expressions, name);
    const reference = expression === undefined ? undefined : this.reading.resolve(expression);
    const secret = this.secret(name);
    return secret === undefined
      ? reference
      : { from: reference?.from ?? [], isSecret: true, text: this.reading.secrets.textOf(secret) };
  }

  isUnset(name: string): boolean {
    const { expressions } = this;
    return isObject(expressions) && !isExpression(expressions) && !Object.hasOwn(expressions, name);
  }

  /** From the resource on: `production_variants[0].model_name`. */
  private pathOf(name: string, index?: number): string {
    const own = index === undefined ? name : `${name}[${index}]`;
    return this.place === undefined ? own : `${this.place.outer.pathOf(this.place.name, this.place.index)}.${own}`;
  }

  private secret(name: string): string | undefined {
    const isSecret =
      this.anySensitive && isTrue(this.sensitive, name) && !(this.anyUnknown && isTrue(this.unknown, name));
    const value = isSecret ? this.values[name] : undefined;
    return typeof value === "string" && value !== "" ? value : undefined;
  }

  private secretJson(name: string): Values | undefined {
    const secret = this.secret(name);
    const tree = secret && this.reading.secrets.inside(secret, this.reference(name)?.from ?? []);
    return isObject(tree) && !(tree instanceof Secret) ? new TreeValues(tree) : undefined;
  }

  /** An element that is not known yet stands in the list as null. */
  private elements(name: string, values: readonly unknown[]): readonly unknown[] {
    const unknown = inside(this.unknown, name, undefined);
    const sensitive = inside(this.sensitive, name, undefined);
    if (!hasMark(unknown) && !hasMark(sensitive)) {
      return values;
    }
    const isHidden = (index: number) => element(unknown, index) === true || element(sensitive, index) === true;
    if (hasMark(sensitive)) {
      this.reading.onSensitive(this.pathOf(name));
    }
    return values.map((value, index) => (isHidden(index) ? Unknown : value));
  }
}

/** True when the whole is marked, or anything right in it: an argument, an element. */
function hasMark(mark: unknown): boolean {
  if (!isObject(mark)) {
    return mark === true || (Array.isArray(mark) && mark.includes(true));
  }
  for (const name in mark) {
    if (mark[name] === true) {
      return true;
    }
  }
  return false;
}

const isTrue = (mark: unknown, name: string): boolean => mark === true || (isObject(mark) && mark[name] === true);

/** True when all or something in an argument of texts (a list, a map) is marked; blocks are looked into one by one. */
const isMarked = (mark: unknown, name: string): boolean => mark === true || (isObject(mark) && hasMark(mark[name]));

/** One expression for all that is in an attribute, as opposed to one for each argument of a block. */
function isExpression(value: unknown): boolean {
  if (!isObject(value)) {
    return false;
  }
  for (const name in value) {
    return name === "references" || name === "constant_value";
  }
  return true;
}

const inside = (of: unknown, name: string, index: number | undefined): unknown =>
  isObject(of) ? element(of[name], index) : undefined;

/** An element of a list, or the thing itself when it is not in a list. */
const element = (value: unknown, index: number | undefined): unknown =>
  index !== undefined && Array.isArray(value) ? value[index] : value;
