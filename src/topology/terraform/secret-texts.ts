import { Deferred } from "../attributes/deferred";
import { isObject } from "../attributes/json";
import { parseResourceId } from "../wiring/resource-name";

/** Stands for a sensitive value: equal values have the same text. */
export class Secret extends Deferred {
  readonly isSecret = true;
}

/**
 * Texts that stand for the sensitive values of a document: the same text for the same value, and nothing of the value
 * in it. So resources are wired by names that stay secret.
 */
export class SecretTexts {
  private readonly numbers = new Map<string, number>();

  /** The kind of what a resource id names is no secret, and needed: `inference-component/${sensitive 1}`. */
  textOf(value: string): string {
    const resource = parseResourceId(value);
    switch (resource?.kind) {
      case "inference-component":
        return `inference-component/${this.mark(resource.name)}`;
      case "variant":
        return `endpoint/${this.mark(resource.endpointName)}/variant/${this.mark(resource.variantName)}`;
      default:
        return this.mark(value);
    }
  }

  /** What is inside a sensitive text in JSON, reduced to its shape. `undefined` when it is not JSON. */
  inside(text: string, from: readonly string[]): unknown {
    try {
      return this.hidden(JSON.parse(text), from, 0);
    } catch {
      return undefined;
    }
  }

  private hidden(value: unknown, from: readonly string[], depth: number): unknown {
    if (Array.isArray(value) && depth < MAX_DEPTH) {
      return value.map((element) => this.hidden(element, from, depth + 1));
    }
    if (isObject(value) && depth < MAX_DEPTH) {
      return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, this.hidden(inner, from, depth + 1)]),
      );
    }
    return new Secret(from, typeof value === "string" ? this.textOf(value) : undefined);
  }

  private mark(value: string): string {
    const number = this.numbers.get(value) ?? this.numbers.size + 1;
    this.numbers.set(value, number);
    return `\${sensitive ${number}}`;
  }
}

/** Deeper than any document that means something; a limit, because the text is not ours. */
const MAX_DEPTH = 64;
