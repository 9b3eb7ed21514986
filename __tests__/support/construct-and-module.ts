import type { App, TerraformStack } from "cdktf";
import { moduleFolder } from "./printed-modules";
import { configurationWorkspace, exampleStack, resourceAddresses, stackWorkspace } from "./terraform";
import { isList, isObject, type Json, type JsonObject, type Plan } from "./terraform-plan";

export interface Twins {
  /** Name of the stack. */
  readonly stack: string;
  /** Makes it. @default - it is one of the examples */
  readonly build?: (app: App) => TerraformStack;
  /** Name of the module in modules/. */
  readonly module: string;
  readonly region: string;
  /** What the module is called with. */
  readonly values: object;
  /** For each resource of the stack, by the path of its construct: which resource of the module it is. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The module is a part of the stack: what has no address there is not compared. @default false */
  readonly isPart?: boolean;
  /** What is a part of a text in the stack, and what the module says instead. @default - nothing */
  readonly renamedIn?: Readonly<Record<string, string>>;
}

/** How a module settles what TypeScript has settled before Terraform runs. */
const IN_MODULE_ONLY = /^terraform_data\.(bounds|sleep_window_target|adapter_base)\b/;

/** What is planned, by the address that a resource has in the module, or by its path where it has none there. */
export type PlannedResources = Readonly<Record<string, JsonObject>>;

/** Plans a stack, and a call of a module with the same values, and names what is planned alike. */
export async function plannedTwins(twins: Twins): Promise<Readonly<Record<"stack" | "module", PlannedResources>>> {
  return { stack: await plannedStack(twins), module: await plannedModule(twins) };
}

async function plannedStack({ stack, build = exampleStack(stack), addresses, isPart, renamedIn = {} }: Twins) {
  const paths = new Map([...resourceAddresses(build)].map(([path, address]) => [address, path]));
  const plan = await (await stackWorkspace(build)).plan();
  const resources = plannedResources(plan, (address) => {
    const path = paths.get(address) ?? address;
    return addresses[path] ?? (isPart === true ? undefined : path);
  });
  return inWordsOf(resources, renamedIn);
}

/** The longest texts first: one may begin with another. */
function inWordsOf(planned: PlannedResources, texts: Readonly<Record<string, string>>): PlannedResources {
  const longestFirst = Object.entries(texts).sort(([one], [other]) => other.length - one.length);
  const text = longestFirst.reduce((whole, [from, to]) => whole.replaceAll(from, to), JSON.stringify(planned));
  return JSON.parse(text);
}

async function plannedModule({ module, region, values }: Twins): Promise<PlannedResources> {
  const workspace = await configurationWorkspace({
    provider: { aws: { region } },
    module: { twin: { source: moduleFolder(module), ...values } },
  });
  return plannedResources(await workspace.plan(), (address) => {
    const own = address.replace(/^module\.twin\./, "");
    return IN_MODULE_ONLY.test(own) ? undefined : own;
  });
}

function plannedResources(plan: Plan, named: (address: string) => string | undefined): PlannedResources {
  const resources = plan.resource_changes.flatMap(({ mode, address, type, change }) => {
    const name = mode === "managed" ? named(address) : undefined;
    const values = comparable(withUnknown(change.after, change.after_unknown));
    return name !== undefined && isObject(values) ? [[name, withoutOwnWords(type, values)] as const] : [];
  });
  return Object.fromEntries(resources);
}

/** IAM's names are made of paths in a stack, and of the endpoint's name in a module. */
function withoutOwnWords(type: string, values: JsonObject): JsonObject {
  const { name, role, ...others } = values;
  return type.startsWith("aws_iam_") ? others : values;
}

/** What is known after the apply is something else than what is not there. */
function withUnknown(after: Json | undefined, unknown: Json | undefined): Json {
  if (unknown === true) {
    return UNKNOWN;
  }
  if (isList(after)) {
    return after.map((item, index) => withUnknown(item, isList(unknown) ? unknown[index] : undefined));
  }
  if (isObject(after) || (isObject(unknown) && Object.keys(unknown).length > 0)) {
    const [known, marks] = [isObject(after) ? after : {}, isObject(unknown) ? unknown : {}];
    const names = [...new Set([...Object.keys(known), ...Object.keys(marks)])];
    return Object.fromEntries(names.map((name) => [name, withUnknown(known[name], marks[name])]));
  }
  return after ?? null;
}

/** What a module always says, and what SageMaker does where a stack says nothing. */
const UNSAID: JsonObject = { enable_network_isolation: false };

/** Lists whose order says nothing. */
const SETS = ["Statement", "Tags"];

const UNKNOWN = "(known after apply)";

/** Arguments whose texts are JSON. */
const DOCUMENTS = ["assume_role_policy", "policy", "desired_state", "input", "definition"];

/** JSON as what it says, statements as the set that they are, and names without the hash of what they name. */
function comparable(value: Json, name = ""): Json {
  if (typeof value === "string") {
    return DOCUMENTS.includes(name) && value !== UNKNOWN
      ? comparable(JSON.parse(value))
      : value.replace(/-[0-9a-f]{8}$/, "-(hash)");
  }
  if (isList(value)) {
    const items = value.map((item) => comparable(item));
    return SETS.includes(name) ? asSet(items) : items;
  }
  if (value === null) {
    return UNSAID[name] ?? null;
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, comparable(member, key)]))
    : value;
}

/** Three components with one image ask for it three times. */
const asSet = (items: readonly Json[]): Json[] =>
  [...new Set(items.map((item) => JSON.stringify(item)))].sort().map((text) => JSON.parse(text));
