import type { Expression, Step } from "../../../hcl/expression/expression";
import { mentioned } from "../../../hcl/expression/mentioned";
import { isTemplate, parseTemplate } from "../../../hcl/expression/parser";
import { Deferred, Encoded, MOST_DEFERRED_TEXT } from "../../attributes/deferred";
import { isObject, type JsonObject, member } from "../../attributes/json";
import { TreeValues } from "../../attributes/tree-values";
import { callFunction } from "./functions";
import { Made } from "./made";
import { policyJson } from "./policy-data";
import type { Stack } from "./stack";

/** Deeper than expressions and what they refer to go; a limit, because every level is a level of the call stack. */
const MAX_DEPTH = 150;

/** Longer texts are not put together: templates of templates could grow without end. */
const MAX_TEXT = 1_000_000;

/** Attributes that the provider sets to the value of an argument. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ["aws_sagemaker_endpoint.id", "name"],
  ["aws_sagemaker_endpoint_configuration.id", "name"],
  ["aws_sagemaker_model.id", "name"],
  ["aws_iam_role.id", "name"],
  ["aws_appautoscaling_target.id", "resource_id"],
  ["aws_cloudwatch_metric_alarm.id", "alarm_name"],
]);

/** Values that are another one each time: equal texts do not make them equal. */
const IMPURE = /\b(?:uuid|timestamp|bcrypt)\(/;

/**
 * Works out what synthesized JSON says without Terraform: what it writes down, and what that refers to. What only
 * Terraform can know (variables, data sources, what a provider makes up) becomes `Deferred`.
 */
export class Evaluator {
  private readonly results = new Map<string, unknown>();
  private readonly made: Made;
  private depth = 0;

  constructor(
    private readonly stack: Stack,
    /** Evaluators of all stacks, this one included: outputs of one are used by others. */
    private readonly all: () => Iterable<Evaluator>,
    made = new Made(),
  ) {
    this.made = made;
  }

  /** A block with everything in it worked out. */
  block(block: JsonObject, address: string): JsonObject {
    const inside = scopeOf(block, address);
    const evaluated = Object.entries(block).map(([name, value]): [string, unknown] => [
      name,
      this.value(value, inside),
    ]);
    return { ...Object.fromEntries(evaluated), ...dynamicBlocks(block) };
  }

  /** The same where only some of it is asked for: what a resource has is not all of interest. */
  values(block: JsonObject, address: string): TreeValues {
    const inside = scopeOf(block, address);
    const whole = Object.hasOwn(block, "dynamic") ? { ...block, ...dynamicBlocks(block) } : block;
    return new TreeValues(
      whole,
      (written) => this.made.use(this.value(written, inside)) ?? new Deferred([], undefined),
    );
  }

  /** A value of the JSON syntax. */
  value(value: unknown, scope: Scope = ROOT): unknown {
    if (typeof value === "string") {
      return isTemplate(value) ? this.template(value, scope) : value;
    }
    if (typeof value !== "object" || value === null || value instanceof Deferred) {
      return value;
    }
    return this.bounded(() =>
      Array.isArray(value)
        ? value.map((element) => this.value(element, scope))
        : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.value(inner, scope)])),
    );
  }

  /** The value of an output. `undefined` when the stack has none of that name. */
  output(name: string): unknown {
    const { outputs } = this.stack;
    return outputs.has(name) ? this.once(`output.${name}`, () => this.value(outputs.get(name))) : undefined;
  }

  private template(text: string, scope: Scope): unknown {
    const expression = parseTemplate(text);
    return expression === undefined ? this.unparsed(text, scope) : this.expression(expression, scope);
  }

  private expression(expression: Expression, scope: Scope): unknown {
    return this.bounded(() => this.unbounded(expression, scope));
  }

  private unbounded(expression: Expression, scope: Scope): unknown {
    switch (expression.kind) {
      case "literal":
        return expression.value;
      case "template":
        return this.join(
          expression.parts.map((part) => (typeof part === "string" ? part : this.expression(part, scope))),
        );
      case "list":
        return expression.items.map((item) => this.expression(item, scope));
      case "object":
        return this.object(expression, scope);
      case "reference":
        return this.reference(expression, scope);
      case "call":
        return this.call(expression, scope);
      case "opaque":
        return this.opaque(expression.operands, expression.source, scope);
    }
  }

  private object({ entries }: Expression & { kind: "object" }, scope: Scope): unknown {
    const evaluated = entries.map(({ key, value }) => [this.expression(key, scope), this.expression(value, scope)]);
    return Object.fromEntries(evaluated.filter(([key]) => typeof key === "string"));
  }

  private call({ name, args, source }: Expression & { kind: "call" }, scope: Scope): unknown {
    const values = args.map((argument) => this.expression(argument, scope));
    const result = callFunction(name, values, { made: this.made, join: (parts) => this.join(parts) });
    return result === undefined ? this.madeOf(values, source, scope) : result;
  }

  /** An operation that is not carried out: unknown, but made of what its operands are made of. */
  private opaque(operands: readonly Expression[], source: string, scope: Scope): Deferred {
    return this.madeOf(
      operands.map((operand) => this.expression(operand, scope)),
      source,
      scope,
    );
  }

  private madeOf(values: readonly unknown[], source: string, scope: Scope): Deferred {
    return new Deferred(this.origins(values), IMPURE.test(source) ? undefined : scope.text(source));
  }

  /** The resources that values are made of; none where these are too many to go through. */
  private origins(values: readonly unknown[]): readonly string[] {
    const from = new Set<string>();
    for (const value of values) {
      if (!this.made.elements(elementsIn(value))) {
        return [];
      }
      for (const origin of originsOf(value)) {
        from.add(origin);
      }
    }
    return [...from];
  }

  private unparsed(text: string, scope: Scope): Deferred {
    const from = mentioned(text).map((address) => this.stack.key(address));
    return new Deferred(from, IMPURE.test(text) ? undefined : scope.text(text));
  }

  private reference(reference: Expression & { kind: "reference" }, scope: Scope): unknown {
    const { root, steps, source } = reference;
    const [first, second, ...rest] = steps;
    if (typeof first !== "string") {
      return new Deferred([], scope.text(source));
    }
    const name = `${root}.${first}`;
    switch (root) {
      case "local":
        return this.local(first, steps.slice(1), source, scope);
      case "data":
        return typeof second === "string"
          ? this.data(`${first}.${second}`, rest, source, scope)
          : new Deferred([], undefined);
      case "module":
        return new Deferred([this.stack.key(name)], scope.text(source));
      case "var":
      case "each":
      case "count":
      case "path":
      case "terraform":
      case "self":
        return new Deferred([], scope.text(source));
      default:
        return this.attribute(name, steps.slice(1), source, scope);
    }
  }

  private local(name: string, steps: readonly Step[], source: string, scope: Scope): unknown {
    const value = this.once(`local.${name}`, () => this.value(this.stack.local(name)));
    return value === undefined ? new Deferred([], scope.text(source)) : this.inside(value, steps, source, scope);
  }

  private attribute(address: string, steps: readonly Step[], source: string, scope: Scope): unknown {
    const [type] = address.split(".", 1);
    const [attribute, ...rest] = steps;
    const block = this.stack.resource(address);
    const unknown = () => new Deferred(block === undefined ? [] : [this.stack.key(address)], scope.text(source));
    // One block for many instances: which of them is meant is for Terraform to say.
    if (block === undefined || typeof attribute !== "string" || "for_each" in block || "count" in block) {
      return unknown();
    }
    const argument = ALIASES.get(`${type}.${attribute}`) ?? attribute;
    if (member(block, argument) === undefined || member(block, argument) === null) {
      return new Deferred([this.stack.key(address)], `\${${[address, argument, ...rest.map(String)].join(".")}}`);
    }
    const value = this.once(`${address}.${argument}`, () => this.value(member(block, argument)));
    return this.inside(value, rest, source, scope);
  }

  private data(address: string, steps: readonly Step[], source: string, scope: Scope): unknown {
    const [first, second] = steps;
    if (address.startsWith("terraform_remote_state.") && first === "outputs" && typeof second === "string") {
      const all = [...this.all()];
      const found = this.made.elements(all.length)
        ? all.map((stack) => stack.output(second)).filter((value) => value !== undefined)
        : [];
      if (found.length === 1) {
        return this.inside(found[0], steps.slice(2), source, scope);
      }
    }
    const block = this.stack.dataSource(address);
    if (block !== undefined && address.startsWith("aws_iam_policy_document.") && first === "json") {
      return this.once(`data.${address}`, () => policyJson(this.block(block, address)));
    }
    return new Deferred([this.stack.key(`data.${address}`)], scope.text(source));
  }

  /** What is inside a value that is worked out. */
  private inside(value: unknown, steps: readonly Step[], source: string, scope: Scope): unknown {
    let inner = value;
    for (const step of steps) {
      if (inner instanceof Deferred || inner instanceof Encoded) {
        return this.madeOf([inner], source, scope);
      }
      if (Array.isArray(inner) && typeof step === "number") {
        inner = inner[step];
      } else if (isObject(inner) && typeof step === "string") {
        inner = member(inner, step);
      } else {
        return this.madeOf([inner], source, scope);
      }
    }
    return inner === undefined ? this.madeOf([value], source, scope) : inner;
  }

  /** A text made of parts, as far as they are known. */
  private join(parts: readonly unknown[]): unknown {
    const [only] = parts;
    if (parts.length === 1) {
      return only;
    }
    const known = parts.map((part) => textOf(part));
    const length = lengthOf(known);
    if (known.every((part) => typeof part === "string") && length <= MAX_TEXT && this.made.characters(length)) {
      return known.join("");
    }
    const deferred = known.map((part) => part ?? new Deferred([], undefined));
    const texts = deferred.map((part) => (typeof part === "string" ? part : part.text));
    return new Deferred(this.origins(deferred), this.deferredText(texts), deferred);
  }

  /** A text with unknown parts; `undefined` where one of them has no text, or all of them are too long. */
  private deferredText(parts: readonly (string | undefined)[]): string | undefined {
    const length = lengthOf(parts);
    const isMade = !parts.includes(undefined) && length <= MOST_DEFERRED_TEXT && this.made.characters(length);
    return isMade ? parts.join("") : undefined;
  }

  private once(key: string, evaluate: () => unknown): unknown {
    if (!this.results.has(key)) {
      // Whoever comes back here on the way has gone round in a circle.
      this.results.set(key, new Deferred([], undefined));
      this.results.set(key, this.shared(evaluate()));
    }
    return this.results.get(key);
  }

  private shared(value: unknown): unknown {
    return value === undefined ? undefined : (this.made.share(value) ?? new Deferred([], undefined));
  }

  private bounded(evaluate: () => unknown): unknown {
    if (this.depth >= MAX_DEPTH) {
      return new Deferred([], undefined);
    }
    this.depth += 1;
    try {
      return evaluate();
    } finally {
      this.depth -= 1;
    }
  }
}

/** What `each.key` and `count.index` mean depends on what the block loops over. */
class Scope {
  /** @param loop equal for blocks that surely loop over the same */
  constructor(private readonly loop = "") {}

  /** A text that is equal for equal values only. */
  text(source: string): string {
    const ofLoop = /\b(?:each|count)\./.test(source);
    return ofLoop ? `\${${source} in ${this.loop}}` : `\${${source}}`;
  }
}

const ROOT = new Scope();

function scopeOf(block: JsonObject, address: string): Scope {
  const loop = member(block, "for_each") ?? member(block, "count");
  return new Scope(typeof loop === "string" ? loop : address);
}

/** A `dynamic` block writes blocks whose number Terraform alone knows. */
function dynamicBlocks(block: JsonObject): JsonObject {
  const dynamic = member(block, "dynamic");
  const names = isObject(dynamic) ? Object.keys(dynamic) : [];
  return Object.fromEntries(names.map((name) => [name, new Deferred([], undefined)]));
}

/** The resources that a value is made of. */
function* originsOf(value: unknown): Iterable<string> {
  if (value instanceof Deferred) {
    yield* value.from;
  } else if (Array.isArray(value)) {
    for (const element of value) {
      yield* element instanceof Deferred ? element.from : [];
    }
  } else if (isObject(value)) {
    for (const inner of Object.values(value)) {
      yield* inner instanceof Deferred ? inner.from : [];
    }
  }
}

/** How much there is to go through for where a value comes from. */
const elementsIn = (value: unknown): number =>
  value instanceof Deferred
    ? value.from.length
    : Array.isArray(value)
      ? value.length
      : isObject(value)
        ? Object.keys(value).length
        : 0;

const lengthOf = (texts: readonly (string | Deferred | undefined)[]): number =>
  texts.reduce((length: number, text) => length + (typeof text === "string" ? text.length : 0), 0);

/** A part of a template as text; `undefined` for what is no text, or a text that is not known. */
function textOf(part: unknown): string | Deferred | undefined {
  if (typeof part === "string" || part instanceof Deferred) {
    return part;
  }
  return typeof part === "number" || typeof part === "boolean" ? String(part) : undefined;
}
