import { mentioned } from "../../../hcl/expression/mentioned";
import { Attributes } from "../../attributes/attributes";
import { Deferred } from "../../attributes/deferred";
import { at, type JsonObject, type JsonPath, member } from "../../attributes/json";
import type { Resource } from "../../inventory";
import { providersOfStack, regionsOfStack } from "../provider";
import { MADE_IN_ORDER, MAPPERS, NOT_LOOKED_INTO } from "../resources/registry";
import { Scopes } from "../scope";
import { SensitiveArguments } from "../sensitive-arguments";
import { acknowledgementsIn } from "./acknowledgements";
import { Evaluator } from "./evaluator";
import { metadataOf } from "./metadata";
import { RecordedLines } from "./recorded-lines";
import { sensitiveVariables, tellSensitive } from "./sensitive-variables";
import { Stack } from "./stack";
import type { StackFile } from "./stack-file";
import { textsIn } from "./texts";
import { Waiting } from "./waiting";

/** Reads synthesized Terraform JSON. A block with `count` or `for_each` is one resource here: Terraform counts later. */
export function readSynthesized(
  files: readonly StackFile[],
  sensitive = new SensitiveArguments(),
): readonly Resource[] {
  const evaluators: Evaluator[] = [];
  const stacks = files.map((source) => {
    const { file, name, document } = source;
    const secret = sensitiveVariables(document);
    const stack = new Stack(name, file, document);
    const evaluator = new Evaluator(stack, () => evaluators);
    evaluators.push(evaluator);
    return { file, stack, evaluator, secret, lines: new RecordedLines(source) };
  });
  const read = stacks.flatMap(({ file, stack, evaluator, secret, lines }) => {
    const scopes = new Scopes(regionsOfStack(stack, evaluator), stack.name);
    const waiting = new Waiting(stack);
    const within = { file, stack, evaluator, scopes, secret, sensitive, waiting, lines };
    return [
      ...providersOfStack(stack, evaluator),
      ...[...stack.allResources()].flatMap(([address, block]) => readBlock(within, address, block) ?? []),
      ...[...stack.moduleCalls].map(([name, call]) => hidden(within, `module.${name}`, "module", call)),
    ];
  });
  return [...read, ...files.flatMap(acknowledgementsIn)];
}

/** What a block is read with. */
interface Within {
  readonly file: string;
  readonly stack: Stack;
  readonly evaluator: Evaluator;
  readonly scopes: Scopes;
  /** The names of sensitive variables. */
  readonly secret: ReadonlySet<string>;
  readonly sensitive: SensitiveArguments;
  readonly waiting: Waiting;
  readonly lines: RecordedLines;
}

function readBlock(within: Within, address: string, block: JsonObject): Resource | undefined {
  const { file, stack, evaluator } = within;
  const [type = "", name = ""] = address.split(".");
  const mapper = MAPPERS.get(type);
  if (mapper === undefined) {
    return NOT_LOOKED_INTO.has(type) ? hidden(within, address, type, block) : undefined;
  }
  tellSensitive(block, stack.key(address), within.secret, within.sensitive);
  const path: JsonPath = at(at({ step: "resource" }, type), name);
  const values = evaluator.values(withOwnName(stack, address, block), address);
  const waiting = MADE_IN_ORDER.has(type) ? { waitsFor: within.waiting.of(block) } : {};
  return mapper(new Attributes(values, { file, path }), { ...origin(within, address, block), ...waiting });
}

const origin = ({ stack, scopes, lines }: Within, address: string, block: JsonObject) => ({
  address,
  ...(stack.name === undefined ? {} : { stack: stack.name }),
  ...scopes.of(member(block, "provider") ?? usualProvider(address), member(block, "region")),
  ...metadataOf(block, lines),
});

/** What makes a resource that names no provider: `aws`, `awscc`. */
const usualProvider = (address: string): string => address.slice(0, address.indexOf("_"));

/** A name that the provider makes up is known by its own address: whoever refers to it says the same. */
function withOwnName(stack: Stack, address: string, block: JsonObject): JsonObject {
  const name = member(block, "name") ?? undefined;
  return name === undefined ? { ...block, name: new Deferred([stack.key(address)], `\${${address}.name}`) } : block;
}

/** The mentions are read off the text: in a value that could be worked out they are no longer to be seen. */
function hidden(within: Within, address: string, type: string, block: JsonObject): Resource {
  const { stack } = within;
  const mentions = [...textsIn(block)].flatMap((text) => mentioned(text).map((found) => stack.key(found)));
  return { kind: "not-looked-into", ...origin(within, address, block), type, mentions: [...new Set(mentions)] };
}
