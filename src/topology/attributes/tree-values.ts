import type { Reference } from "../nodes/node";
import { type Optional, Unknown } from "../unknown";
import { Deferred, Encoded } from "./deferred";
import { isObject, type JsonObject, member } from "./json";
import { parseTemplateJson } from "./template-json";
import { InvalidJson, type Values } from "./values";

/** Values from one tree of JSON whose leaves may be `Deferred` or `Encoded`. */
export class TreeValues implements Values {
  readonly throughProvider = false;
  private readonly workedOut: Map<string, unknown> | undefined;

  /** @param workOut what a member is, from what is written there: done for those that are asked for, once. */
  constructor(
    private readonly tree: JsonObject,
    private readonly workOut?: (written: unknown) => unknown,
  ) {
    this.workedOut = workOut && new Map();
  }

  get(name: string): unknown {
    const value = this.raw(name);
    if (Array.isArray(value)) {
      return value.some(isOpaque) ? value.map(transparent) : value;
    }
    return transparent(value);
  }

  names(): readonly string[] {
    return Object.keys(this.tree);
  }

  child(name: string, index?: number): Values | undefined {
    const value = this.raw(name);
    const child = index === undefined ? value : Array.isArray(value) ? value[index] : undefined;
    return isObject(child) && !isOpaque(child) ? new TreeValues(child) : undefined;
  }

  json(name: string): Optional<Values | InvalidJson> {
    const value = this.raw(name);
    if (value === undefined) {
      return undefined;
    }
    if (value instanceof Encoded) {
      // An object that an expression makes, such as a `for`: Terraform alone knows what it holds.
      return value.value instanceof Deferred ? Unknown : inside(value.value);
    }
    if (value instanceof Deferred) {
      const parsed = value.parts === undefined ? undefined : parseTemplateJson(value.parts);
      return parsed === undefined ? Unknown : inside(parsed);
    }
    return jsonIn(value);
  }

  reference(name: string): Reference | undefined {
    const value = this.raw(name);
    if (value instanceof Deferred) {
      return value;
    }
    const elements = Array.isArray(value) ? value.filter((element) => element instanceof Deferred) : [];
    return elements.length === 0 ? undefined : { from: [...new Set(elements.flatMap(({ from }) => from))] };
  }

  isUnset(): boolean {
    return false;
  }

  private raw(name: string): unknown {
    const written = member(this.tree, name) ?? undefined;
    if (this.workOut === undefined || this.workedOut === undefined || written === undefined) {
      return written;
    }
    if (!this.workedOut.has(name)) {
      this.workedOut.set(name, this.workOut(written) ?? undefined);
    }
    return this.workedOut.get(name);
  }
}

/** What is inside a text in JSON. */
export function jsonIn(text: unknown): Values | InvalidJson {
  if (typeof text !== "string") {
    return new InvalidJson("it is not a text");
  }
  try {
    return inside(JSON.parse(text));
  } catch {
    // The message of the parser quotes the text, which may hold secrets.
    return new InvalidJson("it is not valid JSON");
  }
}

function inside(value: unknown): Values | InvalidJson {
  return isObject(value) && !isOpaque(value) ? new TreeValues(value) : new InvalidJson("it is not an object");
}

const isOpaque = (value: unknown): boolean => value instanceof Deferred || value instanceof Encoded;

const transparent = (value: unknown): unknown => (isOpaque(value) ? Unknown : value);
