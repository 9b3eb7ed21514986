import { Attributes } from "../attributes/attributes";
import { Deferred } from "../attributes/deferred";
import { at, type JsonObject, type JsonPath, member } from "../attributes/json";
import type { Resource } from "../inventory";
import { mentioned } from "./expression/mentioned";
import { providersOfStack } from "./provider";
import { MADE_IN_ORDER, MAPPERS, NOT_LOOKED_INTO } from "./resources/registry";
import { scopeOf } from "./scope";
import { acknowledgementsIn } from "./synthesized/acknowledgements";
import { Evaluator } from "./synthesized/evaluator";
import { metadataOf } from "./synthesized/metadata";
import { Stack } from "./synthesized/stack";
import { textsIn } from "./synthesized/texts";
import { waitsFor } from "./synthesized/waiting";

/** A `cdk.tf.json` that was read. */
export interface StackFile {
  readonly file: string;
  /** Set when several stacks are read together. */
  readonly name?: string;
  readonly document: JsonObject;
}

/** Reads synthesized Terraform JSON. A block with `count` or `for_each` is one resource here: Terraform counts later. */
export function readSynthesized(files: readonly StackFile[]): readonly Resource[] {
  const evaluators: Evaluator[] = [];
  const stacks = files.map(({ file, name, document }) => {
    const stack = new Stack(name, file, document);
    const evaluator = new Evaluator(stack, () => evaluators);
    evaluators.push(evaluator);
    return { file, stack, evaluator };
  });
  const read = stacks.flatMap(({ file, stack, evaluator }) => [
    ...providersOfStack(stack, evaluator),
    ...[...stack.allResources()].flatMap(([address, block]) => readBlock(file, stack, evaluator, address, block) ?? []),
    ...[...stack.moduleCalls].map(([name, call]) => hidden(stack, `module.${name}`, "module", call)),
  ]);
  return [...read, ...files.flatMap(acknowledgementsIn)];
}

function readBlock(
  file: string,
  stack: Stack,
  evaluator: Evaluator,
  address: string,
  block: JsonObject,
): Resource | undefined {
  const [type = "", name = ""] = address.split(".");
  const mapper = MAPPERS.get(type);
  if (mapper === undefined) {
    return NOT_LOOKED_INTO.has(type) ? hidden(stack, address, type, block) : undefined;
  }
  const path: JsonPath = at(at({ step: "resource" }, type), name);
  const values = evaluator.values(withOwnName(stack, address, block), address);
  const waiting = MADE_IN_ORDER.has(type) ? { waitsFor: waitsFor(stack, block) } : {};
  return mapper(new Attributes(values, { file, path }), { ...origin(stack, address, block), ...waiting });
}

const origin = (stack: Stack, address: string, block: JsonObject) => ({
  address,
  ...(stack.name === undefined ? {} : { stack: stack.name }),
  scope: scopeOf(member(block, "provider"), member(block, "region"), stack.name),
  ...metadataOf(block),
});

/** A name that the provider makes up is known by its own address: whoever refers to it says the same. */
function withOwnName(stack: Stack, address: string, block: JsonObject): JsonObject {
  const name = member(block, "name") ?? undefined;
  return name === undefined ? { ...block, name: new Deferred([stack.key(address)], `\${${address}.name}`) } : block;
}

/** The mentions are read off the text: in a value that could be worked out they are no longer to be seen. */
function hidden(stack: Stack, address: string, type: string, block: JsonObject): Resource {
  const mentions = [...textsIn(block)].flatMap((text) => mentioned(text).map((found) => stack.key(found)));
  return { kind: "not-looked-into", ...origin(stack, address, block), type, mentions: [...new Set(mentions)] };
}
