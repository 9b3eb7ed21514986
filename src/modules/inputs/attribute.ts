import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import { type Check, isQuestion } from "../../constructs/checks/check";
import { requirementText } from "../../constructs/checks/describe-condition";
import { nullable } from "../../constructs/terraform/nullable";
import { bare, expression } from "../expression";
import { type Condition, guarded, ofEachElement, ofEachItem, one } from "./condition";

export type Attributes = Readonly<Record<string, Attribute>>;

/** What a module asks for: a variable, or an attribute of one. */
export interface Attribute {
  /** As Terraform writes it: `map(string)`. */
  readonly type: string;
  readonly description: string;
  readonly hasDefault: boolean;
  /** Where it has one; `null` for what may be left out. */
  readonly default: unknown;
  /** Whether it can be null once it was given, or not. */
  readonly isNullable: boolean;
  /** Of an object, or of the objects of a map. */
  readonly attributes?: Attributes;
  /** What Terraform has to ask of the value, in the order of the attributes. */
  conditions(at: InputPath): Condition[];
}

/** Where a value stands. */
export interface InputPath {
  readonly scope: IConstruct;
  /**
   * What people call it, as a template of Terraform: `inference_components["${key}"].max_copies`, with the quotes
   * escaped.
   */
  readonly property: string;
  /** What Terraform calls it: `component.max_copies`. */
  readonly path: string;
  /** Whether it lies in a map already, whose keys are called `key`. */
  readonly isInMap?: boolean;
}

/** A question about a whole value, such as two attributes of it together. */
export interface WholeCheck {
  /** In Terraform's words: `(${it}.model == null) != (${it}.model_name == null)`. */
  readonly condition: (it: string, key: string) => string;
  /** What follows the name in the sentence: `must have …`. */
  readonly requirement: string;
  /** The attribute that the sentence is about. @default - the value as a whole */
  readonly attribute?: string;
}

/** A question about all elements of a map together. */
export interface CheckTogether {
  /** Whether an element is right beside the others: `${it}` is the map. */
  readonly condition: (it: string, element: string, key: string) => string;
  readonly requirement: string;
}

/** What can be said of every attribute. */
export interface AttributeOptions<T> {
  /** @default - it has to be given, unless it is optional */
  readonly default?: T;
  /** It may be left out, and is null then. @default false */
  readonly optional?: true;
}

export interface CheckedOptions<T> extends AttributeOptions<T> {
  /** What is asked of the value; the sentences come with it. @default - nothing but its type */
  readonly check?: (property: string, value: T) => Check;
}

export const text = (description: string, options: CheckedOptions<string> = {}): Attribute =>
  leaf("string", description, options, Token.asString);

export const number = (description: string, options: CheckedOptions<number> = {}): Attribute =>
  leaf("number", description, options, Token.asNumber);

export const flag = (description: string, options: AttributeOptions<boolean> = {}): Attribute =>
  leaf("bool", description, options);

export interface ListOptions extends AttributeOptions<readonly string[]> {
  /** What is asked of each text. @default - nothing but its type */
  readonly each?: (property: string, value: string) => Check;
}

export function listOfTexts(description: string, options: ListOptions = {}): Attribute {
  const whole = leaf("list(string)", description, options);
  const item = leaf("string", description, { check: options.each }, Token.asString);
  return {
    ...whole,
    conditions: (at) =>
      item
        .conditions({ ...at, property: `${at.property}[\${index}]`, path: "item" })
        .map((asked) => guarded(whole, at.path, ofEachItem(at.path, asked))),
  };
}

export const mapOfTexts = (
  description: string,
  options: AttributeOptions<Readonly<Record<string, string>>> = {},
): Attribute => leaf("map(string)", description, options);

export interface ObjectOptions extends AttributeOptions<Readonly<Record<string, unknown>>> {
  /** What is asked of the object as a whole. @default - nothing */
  readonly whole?: readonly WholeCheck[];
}

export function object(description: string, attributes: Attributes, options: ObjectOptions = {}): Attribute {
  const whole = leaf(objectType(attributes), description, options);
  return {
    ...whole,
    attributes,
    conditions: (at) => {
      const ofWhole = (options.whole ?? []).map((check) => ofWholeValue(at, at.path, "", check));
      return [...ofWhole, ...conditionsOf(attributes, at)].map((asked) => guarded(whole, at.path, asked));
    },
  };
}

const ofWholeValue = (
  { property }: InputPath,
  it: string,
  key: string,
  { condition, attribute, requirement }: WholeCheck,
): Condition => one(condition(it, key), attribute === undefined ? property : `${property}.${attribute}`, requirement);

export interface MapOptions extends AttributeOptions<Readonly<Record<string, unknown>>> {
  /** What is asked of each element as a whole. @default - nothing */
  readonly elements?: readonly WholeCheck[];
  /** What is asked of each element beside the others. @default - nothing */
  readonly together?: readonly CheckTogether[];
}

/** @param element what one of the objects is called: `component` */
export function mapOfObjects(
  description: string,
  element: string,
  attributes: Attributes,
  options: MapOptions = {},
): Attribute {
  const whole = leaf(`map(${objectType(attributes)})`, description, options);
  return {
    ...whole,
    attributes,
    conditions: (at) => {
      // What lies in another map is named by both keys.
      const key = at.isInMap === true ? `${element}_key` : "key";
      const inside: InputPath = {
        scope: at.scope,
        property: `${at.property}[\\"\${${key}}\\"]`,
        path: element,
        isInMap: true,
      };
      const loop = { key, element, of: at.path };
      return [
        ...(options.together ?? []).map(({ condition, requirement }) =>
          one(condition(at.path, element, key), inside.property, requirement),
        ),
        ...(options.elements ?? []).map((check) => ofWholeValue(inside, element, key, check)),
        ...conditionsOf(attributes, inside),
      ].map((asked) => ofEachElement(loop, asked));
    },
  };
}

/** What is asked of each of the attributes. */
export function conditionsOf(attributes: Attributes, { property, path, ...place }: InputPath): Condition[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    attribute.conditions({
      ...place,
      property: property === "" ? name : `${property}.${name}`,
      path: `${path}.${name}`,
    }),
  );
}

function leaf<T>(
  type: string,
  description: string,
  options: CheckedOptions<T>,
  asToken?: (value: unknown) => T,
): Attribute {
  const { check, optional } = options;
  const isNullable = optional === true && options.default === undefined;
  return {
    type,
    description,
    hasDefault: optional === true || options.default !== undefined,
    default: options.default ?? null,
    isNullable,
    conditions({ scope, property, path }) {
      const token = expression(path);
      const asked =
        asToken === undefined ? undefined : check?.(property, asToken(isNullable ? nullable(token) : token));
      return isQuestion(asked) ? [one(bare(scope, asked.condition), property, requirementText(asked))] : [];
    },
  };
}

function objectType(attributes: Attributes): string {
  const members = Object.entries(attributes).map(([name, attribute]) => `${name} = ${memberType(attribute)}`);
  return members.length === 0 ? "object({})" : `object({ ${members.join(", ")} })`;
}

function memberType({ type, hasDefault, default: value }: Attribute): string {
  if (!hasDefault) {
    return type;
  }
  return value === null ? `optional(${type})` : `optional(${type}, ${JSON.stringify(value)})`;
}
