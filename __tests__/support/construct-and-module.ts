import { moduleFolder } from "./printed-modules";
import { configurationWorkspace, exampleAddresses, exampleWorkspace } from "./terraform";
import { isList, isObject, type Json, type JsonObject, type Plan } from "./terraform-plan";

export interface Twins {
  /** Name of the stack in stacks/. */
  readonly example: string;
  /** Name of the module in modules/. */
  readonly module: string;
  readonly region: string;
  /** What the module is called with. */
  readonly values: object;
  /** For each resource of the stack, by the path of its construct: which resource of the module it is. */
  readonly addresses: Readonly<Record<string, string>>;
  /** The module is a part of the stack: what has no address there is not compared. @default false */
  readonly isPart?: boolean;
  /** Texts of the stack's plan, such as names that are made of paths, and what the module has in their place. @default - none */
  readonly inModule?: Readonly<Record<string, string>>;
}

/** What is planned, by the address that a resource has in the module, or by its path where it has none there. */
export type PlannedResources = Readonly<Record<string, JsonObject>>;

/** Plans a stack, and a call of a module with the same values, and names what is planned alike. */
export async function plannedTwins(twins: Twins): Promise<Readonly<Record<"stack" | "module", PlannedResources>>> {
  return { stack: await plannedStack(twins), module: await plannedModule(twins) };
}

async function plannedStack({ example, addresses, isPart, inModule = {} }: Twins): Promise<PlannedResources> {
  const paths = new Map([...exampleAddresses(example)].map(([path, address]) => [address, path]));
  const plan = await (await exampleWorkspace(example)).plan();
  const planned = plannedResources(plan, (address) => {
    const path = paths.get(address) ?? address;
    return addresses[path] ?? path;
  });
  const compared = Object.entries(planned).filter(
    ([address]) => isPart !== true || Object.values(addresses).includes(address),
  );
  return inWordsOf(Object.fromEntries(compared), inModule);
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
  return plannedResources(await workspace.plan(), (address) => address.replace(/^module\.twin\./, ""));
}

function plannedResources(plan: Plan, named: (address: string) => string): PlannedResources {
  return Object.fromEntries(
    plan.resource_changes
      .filter(({ mode }) => mode === "managed")
      .map(({ address, change }) => [named(address), comparable(withUnknown(change.after, change.after_unknown))])
      .filter((entry): entry is [string, JsonObject] => isObject(entry[1])),
  );
}

/** What is known after the apply is something else than what is not there. */
function withUnknown(after: Json | undefined, unknown: Json | undefined): Json {
  if (unknown === true) {
    return "(known after apply)";
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

/** JSON as what it says, statements in any order, and names without the hash of what they name. */
function comparable(value: Json, name = ""): Json {
  if (typeof value === "string") {
    const document = documentIn(value);
    return document === undefined ? value.replace(/-[0-9a-f]{8}$/, "-(hash)") : comparable(document);
  }
  if (isList(value)) {
    const items = value.map((item) => comparable(item));
    return name === "Statement" ? items.sort(byText) : items;
  }
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key, comparable(member, key)]))
    : value;
}

function documentIn(text: string): Json | undefined {
  try {
    return /^[{[]/.test(text) ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}

const byText = (one: Json, other: Json): number => JSON.stringify(one).localeCompare(JSON.stringify(other));
