import { at, isObject, type JsonObject, type JsonPath, member, pathText } from "../../attributes/json";
import { wrongValue } from "../../errors";

/** Synthesized Terraform JSON of one stack: the blocks by what they are addressed with. */
export class Stack {
  private readonly resources: ReadonlyMap<string, JsonObject>;
  private readonly data: ReadonlyMap<string, JsonObject>;
  private readonly locals: ReadonlyMap<string, unknown>;
  private readonly providerBlocks: unknown;
  private readonly settings: unknown;
  readonly outputs: ReadonlyMap<string, unknown>;
  readonly moduleCalls: ReadonlyMap<string, JsonObject>;

  /** @param name set when several stacks are read together */
  constructor(
    readonly name: string | undefined,
    file: string,
    document: JsonObject,
  ) {
    checkResources(file, member(document, "resource"));
    this.resources = byAddress(member(document, "resource"));
    this.data = byAddress(member(document, "data"));
    this.providerBlocks = member(document, "provider");
    this.settings = member(document, "terraform");
    this.locals = new Map(blocks(member(document, "locals")).flatMap((local) => Object.entries(local)));
    const outputs = blocks(member(document, "output")).flatMap((output) => Object.entries(output));
    this.outputs = new Map(outputs.map(([output, block]) => [output, member(block, "value")]));
    const modules = blocks(member(document, "module")).flatMap((module) => Object.entries(module));
    this.moduleCalls = new Map(modules.flatMap(([name, call]) => (isObject(call) ? [[name, call] as const] : [])));
  }

  /** The configurations of a provider, by its local name. */
  providers(name: string): readonly JsonObject[] {
    return blocks(this.providerBlocks).flatMap((block) => blocks(member(block, name)));
  }

  requiredProvider(name: string): unknown {
    const [required] = blocks(this.settings).flatMap((block) => blocks(member(block, "required_providers")));
    return member(required, name);
  }

  /** @param address `type.name` */
  resource(address: string): JsonObject | undefined {
    return this.resources.get(address);
  }

  /** @param address `type.name`, without `data.` */
  dataSource(address: string): JsonObject | undefined {
    return this.data.get(address);
  }

  local(name: string): unknown {
    return this.locals.get(name);
  }

  allResources(): Iterable<[string, JsonObject]> {
    return this.resources;
  }

  /** An address as `nodeKey` has it. */
  key(address: string): string {
    return this.name === undefined ? address : `${this.name}:${address}`;
  }
}

function byAddress(source: unknown): ReadonlyMap<string, JsonObject> {
  const found = new Map<string, JsonObject>();
  for (const [type, byName] of blocks(source).flatMap((block) => Object.entries(block))) {
    for (const [name, block] of blocks(byName).flatMap((named) => Object.entries(named))) {
      const [only] = blocks(block);
      if (only !== undefined) {
        found.set(`${type}.${name}`, only);
      }
    }
  }
  return found;
}

/** A resource that is no block must not be passed over in silence: what is not read is not checked. */
function checkResources(file: string, source: unknown): void {
  const path = at(undefined, "resource");
  for (const byType of blocksAt(file, path, source)) {
    for (const [type, byName] of Object.entries(byType)) {
      for (const named of blocksAt(file, at(path, type), byName)) {
        for (const [name, block] of Object.entries(named)) {
          blocksAt(file, at(at(path, type), name), block);
        }
      }
    }
  }
}

function blocksAt(file: string, path: JsonPath, value: unknown): readonly JsonObject[] {
  const all = Array.isArray(value) ? value : [value ?? []].flat();
  if (!all.every(isObject)) {
    throw wrongValue(file, pathText(path), value, "an object");
  }
  return all;
}

/** Terraform's JSON syntax takes a list of objects for an object, everywhere. */
const blocks = (value: unknown): readonly JsonObject[] => (Array.isArray(value) ? value : [value]).filter(isObject);
