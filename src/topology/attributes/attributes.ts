import type { ScaleToZeroError } from "../../errors";
import { wrongValue } from "../errors";
import type { Reference, References } from "../nodes/node";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../unknown";
import { at, type JsonPath, pathText } from "./json";
import { flag, number, type Scalar, text } from "./scalars";
import { InvalidJson, type Values } from "./values";

/** Where a resource is in a document. */
export interface DocumentPlace {
  readonly file: string;
  readonly path: JsonPath;
}

/** Where a block is: as a chain, so that it costs next to nothing unless an error has to name it. */
interface PlaceInside {
  readonly outer: Attributes;
  readonly name: string;
  readonly index: number | undefined;
}

/** More than any name in AWS has, ARNs included. A longer one is not kept, since names are looked up in maps. */
const LONGEST_NAME = 2048;

/**
 * The arguments of a resource or block, with types. What has the wrong type is an error that names the file and the
 * place.
 *
 * These checks are written by hand and not with zod, which checks the outer shape of the documents: a plan of 10,000
 * resources has some 100,000 arguments that matter, and each may be unknown or sensitive by a mark that is elsewhere in
 * the document. A schema would first need a copy with those marks filled in, which costs more than all of this.
 */
export class Attributes {
  /** @param lenient takes what has the wrong type for unknown: for texts inside of which Terraform does not look */
  constructor(
    private readonly values: Values,
    private readonly place: DocumentPlace | PlaceInside,
    private readonly lenient = false,
  ) {}

  /** The name of something that has one: made up by the provider when it is not set. An empty one is refused. */
  name(name: string): Maybe<string> {
    const value = this.text(name);
    return value === undefined || (isKnown(value) && value.length > LONGEST_NAME) ? Unknown : value;
  }

  text(name: string): Optional<string> {
    const plain = this.values.get(name);
    // The usual cases first, here and below: most arguments are of their type, or not set.
    if (plain === undefined || (typeof plain === "string" && plain !== "")) {
      return plain;
    }
    const value = this.scalar(name, text);
    return value === "" && this.values.throughProvider ? undefined : value;
  }

  number(name: string): Optional<number> {
    const plain = this.values.get(name);
    return plain === undefined || typeof plain === "number" ? plain : this.scalar(name, number);
  }

  /** A number for which a provider means "not set" when it says 0. */
  positive(name: string): Optional<number> {
    const value = this.number(name);
    return value === 0 && this.values.throughProvider ? undefined : value;
  }

  flag(name: string): Optional<boolean> {
    const plain = this.values.get(name);
    return plain === undefined || typeof plain === "boolean" ? plain : this.scalar(name, flag);
  }

  /** A list of texts; one text alone is a list of one. */
  texts(name: string): Optional<readonly Maybe<string>[]> {
    const value = this.read(name);
    if (!isKnown(value)) {
      return value;
    }
    return (Array.isArray(value) ? value : [value]).map((element) => {
      const converted = isUnknown(element) ? Unknown : text.from(element);
      return isUnknown(converted) || typeof converted === "string"
        ? converted
        : this.wrong(name, element, "a list of texts");
    });
  }

  /** A map of texts by name. */
  map(name: string): Optional<ReadonlyMap<string, Maybe<string>>> {
    const inside = this.block(name);
    return isKnown(inside) ? new Map(inside.names().map((key) => [key, inside.name(key)])) : inside;
  }

  /** The names of all arguments that are set. */
  names(): readonly string[] {
    return this.values.names().filter((name) => this.values.get(name) !== undefined);
  }

  /** True when the argument is set, whether its value is known or not. */
  has(name: string): boolean {
    return this.read(name) !== undefined;
  }

  /** As `has`, but for what a provider keeps of an argument that is not set: an empty text, or no block. */
  isSet(name: string): boolean {
    const value = this.read(name);
    const isEmpty = value === "" || (Array.isArray(value) && value.length === 0);
    return value !== undefined && !(isEmpty && this.values.throughProvider);
  }

  /** A block of which there is one at most. */
  block(name: string): Optional<Attributes> {
    const value = this.values.get(name);
    if (value === undefined) {
      return undefined;
    }
    if (Array.isArray(value) && value.length === 1 && !isUnknown(value[0])) {
      return this.child(name, value[0], 0);
    }
    const blocks = this.blocks(name);
    return isUnknown(blocks) ? Unknown : blocks[0];
  }

  blocks(name: string): Maybe<readonly Attributes[]> {
    // Not `read`: a block that the configuration does not mention may be written by a `dynamic` one.
    const value = this.values.get(name);
    if (value === undefined || isUnknown(value)) {
      return value === undefined ? NONE : Unknown;
    }
    if (!Array.isArray(value)) {
      const only = this.child(name, value, undefined);
      return isUnknown(only) ? Unknown : [only];
    }
    if (value.length === 0) {
      return NONE;
    }
    const blocks: Attributes[] = [];
    for (let index = 0; index < value.length; index += 1) {
      const block: Maybe<Attributes> = isUnknown(value[index]) ? Unknown : this.child(name, value[index], index);
      if (isUnknown(block)) {
        return Unknown;
      }
      blocks.push(block);
    }
    return blocks;
  }

  /** Like `blocks`, for one that the provider fills in when the configuration does not have it. */
  configuredBlocks(name: string): Maybe<readonly Attributes[]> {
    const blocks = this.blocks(name);
    return isUnknown(blocks) && this.values.isUnset(name) ? [] : blocks;
  }

  /** What is inside an argument that is a text in JSON. What is in there may be of any type. */
  json(name: string): Optional<Attributes | InvalidJson> {
    const inside = this.values.json(name);
    if (!isKnown(inside) || inside instanceof InvalidJson) {
      return inside;
    }
    return new Attributes(inside, { outer: this, name, index: undefined }, true);
  }

  /** Like `json`, for a text that Terraform itself looks into. */
  strictJson(name: string): Optional<Attributes> {
    const inside = this.values.json(name);
    if (inside instanceof InvalidJson) {
      return this.wrong(name, this.values.get(name), `an object in JSON (${inside.problem})`);
    }
    return isKnown(inside) ? new Attributes(inside, { outer: this, name, index: undefined }) : inside;
  }

  /** The arguments of the resource whose changes Terraform ignores. They are not in what went through the provider. */
  ignoredChanges(): Maybe<readonly string[]> {
    if (this.values.throughProvider) {
      return Unknown;
    }
    const lifecycle = this.block("lifecycle");
    const ignored = isKnown(lifecycle) ? lifecycle.texts("ignore_changes") : lifecycle;
    if (!isKnown(ignored)) {
      return isUnknown(ignored) ? Unknown : [];
    }
    return ignored.some(isUnknown) ? Unknown : ignored.filter(isKnown);
  }

  /** Where the unknown ones of these arguments come from, by the field of the node. */
  references(fields: Readonly<Record<string, string>>): References | undefined {
    let references: Record<string, Reference> | undefined;
    for (const field in fields) {
      const reference = this.values.reference(fields[field] ?? field);
      if (reference !== undefined) {
        references ??= {};
        references[field] = plain(reference);
      }
    }
    return references;
  }

  private scalar<T>(name: string, type: Scalar<T>): Optional<T> {
    const value = this.read(name);
    if (!isKnown(value)) {
      return value;
    }
    const converted = type.from(value);
    return converted === null ? this.wrong(name, value, type.expected) : converted;
  }

  private read(name: string): unknown {
    const value = this.values.get(name);
    return isUnknown(value) && this.values.isUnset(name) ? undefined : value;
  }

  private child(name: string, value: unknown, index: number | undefined): Maybe<Attributes> {
    const child = this.values.child(name, index);
    return child === undefined
      ? this.wrong(name, value, "a block")
      : new Attributes(child, { outer: this, name, index }, this.lenient);
  }

  private wrong(name: string, value: unknown, expected: string): Unknown {
    if (this.lenient) {
      return Unknown;
    }
    throw this.error(name, value, expected);
  }

  private error(name: string, value: unknown, expected: string): ScaleToZeroError {
    const { file, path } = this.at(name);
    return wrongValue(file, pathText(path), value, expected);
  }

  private at(name: string, index?: number): DocumentPlace {
    const { place } = this;
    const { file, path } = "outer" in place ? place.outer.at(place.name, place.index) : place;
    const inner = at(path, name);
    return { file, path: index === undefined ? inner : at(inner, index) };
  }
}

const NONE: readonly never[] = [];

/** References from several blocks of a resource, as one. */
export function mergeReferences(...parts: readonly (References | undefined)[]): References | undefined {
  const all = parts.filter((part) => part !== undefined);
  return all.length < 2 ? all[0] : Object.assign({}, ...all);
}

const plain = ({ from, isChoice, isSecret, text }: Reference): Reference =>
  isChoice === undefined && isSecret === undefined && text === undefined
    ? { from }
    : {
        from,
        ...(isChoice === undefined ? {} : { isChoice }),
        ...(isSecret === undefined ? {} : { isSecret }),
        ...(text === undefined ? {} : { text }),
      };
