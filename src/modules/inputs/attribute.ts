import { Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Check } from "../../constructs/checks/check";
import { nullable } from "../../constructs/terraform/nullable";
import { bare, expression } from "../expression";

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
  conditions(at: Place): Condition[];
}

/** Where a value stands. */
export interface Place {
  readonly scope: IConstruct;
  /** What people call it: `inference_components[*].max_copies`. */
  readonly property: string;
  /** What Terraform calls it: `component.max_copies`. */
  readonly path: string;
}

/** A question, and the sentence for whoever gets the wrong answer. */
export interface Condition {
  readonly condition: string;
  readonly errorMessage: string;
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
      guarded(
        whole,
        at,
        item.conditions({ ...at, property: `${at.property}[*]`, path: "item" }).map(({ condition, errorMessage }) => ({
          condition: `alltrue([for item in ${at.path} : ${condition}])`,
          errorMessage,
        })),
      ),
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
      const ofWhole = (options.whole ?? []).map((check) => ({
        condition: check.condition(at.path, ""),
        errorMessage: `${sentence(at.property, check)}.`,
      }));
      return guarded(whole, at, [...ofWhole, ...conditionsOf(attributes, at)]);
    },
  };
}

const sentence = (property: string, { attribute, requirement }: WholeCheck): string =>
  `${attribute === undefined ? property : `${property}.${attribute}`} ${requirement}`;

export interface MapOptions extends AttributeOptions<Readonly<Record<string, unknown>>> {
  /** What is asked of each element as a whole. @default - nothing */
  readonly elements?: readonly WholeCheck[];
  /** What is asked of all elements together, where `it` is the map. @default - nothing */
  readonly together?: readonly WholeCheck[];
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
    conditions: (at) => [
      ...(options.together ?? []).map((check) => ({
        condition: check.condition(at.path, ""),
        errorMessage: `${sentence(at.property, check)}.`,
      })),
      ...(options.elements ?? []).map((check) => ({
        condition: `alltrue([for key, ${element} in ${at.path} : ${check.condition(element, "key")}])`,
        errorMessage: `${sentence(`${at.property}[*]`, check)}.`,
      })),
      ...conditionsOf(attributes, { ...at, property: `${at.property}[*]`, path: element }).map(
        ({ condition, errorMessage }) => ({
          condition: `alltrue([for ${element} in values(${at.path}) : ${condition}])`,
          errorMessage,
        }),
      ),
    ],
  };
}

/** What is asked of each of the attributes. */
export function conditionsOf(attributes: Attributes, { scope, property, path }: Place): Condition[] {
  return Object.entries(attributes).flatMap(([name, attribute]) =>
    attribute.conditions({
      scope,
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
      return asked !== undefined && "condition" in asked
        ? [{ condition: bare(scope, asked.condition.condition), errorMessage: asked.condition.errorMessage }]
        : [];
    },
  };
}

function guarded({ isNullable }: Attribute, { path }: Place, conditions: readonly Condition[]): Condition[] {
  return conditions.map(({ condition, errorMessage }) => ({
    condition: isNullable ? `${path} == null ? true : ${condition}` : condition,
    errorMessage,
  }));
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
