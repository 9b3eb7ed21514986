import type { TerraformStack } from "cdktf";
import { keptWith } from "../constructs/terraform/kept-with";
import { bare } from "./expression";
import { isStated } from "./inputs/stated-conditions";
import type { Instances } from "./instances";

type Members = Readonly<Record<string, unknown>>;

/** `maxCopies`, as the constructs call it. */
const PROPERTY = /\b[a-z]+(?:[A-Z][a-z0-9]*)+\b/g;

const words = keptWith(() => new Map<string, string>());

/** Has what the constructs call otherwise than the variables called as the variables: `compute.min_memory_mb`. */
export function sayInstead(stack: TerraformStack, instead: Readonly<Record<string, string>>): void {
  for (const [word, replacement] of Object.entries(instead)) {
    words.of(stack).set(word, replacement);
  }
}

/**
 * The body of a resource without the preconditions that its variables are asked for themselves, and the others in the
 * words of the module: `max_copies`. What is about one of several instances says which: `components["chat"]: …`.
 */
export function withOwnConditions(stack: TerraformStack, body: Members, instances?: Instances): Members {
  const lifecycle = membersOf(body.lifecycle);
  if (!Array.isArray(lifecycle.precondition)) {
    return body;
  }
  const { precondition, ...others } = lifecycle;
  const asked = precondition
    .map(membersOf)
    .filter(({ condition }) => !isStated(stack, bare(stack, condition)))
    .map((one) => ({
      ...one,
      error_message: `${whose(one.condition, instances)}${said(stack, String(one.error_message))}`,
    }));
  const kept = asked.length === 0 ? others : { ...others, precondition: asked };
  return { ...body, lifecycle: Object.keys(kept).length === 0 ? undefined : kept };
}

/** A condition about no instance in particular is about all of them. */
function whose(condition: unknown, { called, translate }: Partial<Instances> = {}): string {
  return called === undefined || translate?.(String(condition)) === condition ? "" : `${called}: `;
}

const said = (stack: TerraformStack, sentence: string): string =>
  [...(words.find(stack) ?? [])].reduce(
    (text, [word, instead]) => text.replaceAll(word, instead),
    inSnakeCase(sentence),
  );

const inSnakeCase = (sentence: string): string =>
  sentence.replace(PROPERTY, (property) => property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

const membersOf = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});
