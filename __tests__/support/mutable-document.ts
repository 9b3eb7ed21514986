/** Where a value is, as in HCL; the list of one that a plan has for a block is stepped into. */
export type Place = readonly (string | number)[];

/** A resource of a Terraform document that a test changes. */
export interface MutableResource {
  readonly type: string;
  readonly address: string;
  get(place: Place): unknown;
  /** Writes a value that is known. `undefined` takes it out. */
  set(place: Place, value: unknown): void;
  /** Writes another text, made of the same references. */
  rewrite(argument: string, text: string): void;
  /** Writes a list of references to an attribute of other resources: known after apply. */
  refer(argument: string, addresses: readonly string[], attribute: string): void;
  remove(): void;
}

/** A Terraform document in which something is changed, in the same words whatever its form. */
export interface MutableDocument {
  readonly resources: readonly MutableResource[];
  text(): string;
}

type Json = { [key: string]: unknown };

const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;
const entries = (value: unknown): [string, unknown][] => (isJson(value) ? Object.entries(value) : []);
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

const blockFor = (value: unknown, step: string | number | undefined): unknown =>
  Array.isArray(value) && typeof step === "string" ? value[0] : value;

function valueAt(from: unknown, place: Place): unknown {
  return place.reduce((value, step) => {
    const block = blockFor(value, step);
    return isJson(block) ? block[step] : undefined;
  }, from);
}

function write(into: unknown, place: Place, value: unknown): void {
  const last = place.at(-1);
  const block = blockFor(valueAt(into, place.slice(0, -1)), last);
  if (last === undefined || !isJson(block)) {
    throw new Error(`there is nothing to write into at ${place.join(".")}`);
  }
  if (value !== undefined) {
    block[last] = value;
  } else if (Array.isArray(block)) {
    block.splice(Number(last), 1);
  } else {
    delete block[last];
  }
}

/** A `cdk.tf.json`, which is changed in place. */
export const mutableStack = (document: unknown): MutableDocument => ({
  resources: entries(valueAt(document, ["resource"])).flatMap(([type, blocks]) =>
    entries(blocks).map(([name, block]) => ({
      type,
      address: `${type}.${name}`,
      get: (place) => valueAt(block, place),
      set: (place, value) => write(block, place, value),
      rewrite: (argument, text) => write(block, [argument], text),
      refer: (argument, addresses, attribute) =>
        write(
          block,
          [argument],
          addresses.map((address) => `\${${address}.${attribute}}`),
        ),
      remove: () => write(blocks, [name], undefined),
    })),
  ),
  text: () => JSON.stringify(document),
});

/** What `terraform show -json` prints of a plan without modules, which is changed in place. */
export function mutablePlan(document: unknown): MutableDocument {
  const lists = [
    ["planned_values", "root_module", "resources"],
    ["resource_changes"],
    ["configuration", "root_module", "resources"],
  ];
  const [planned = [], changes = [], configured = []] = lists.map((place) => list(valueAt(document, place)));
  const of = (address: string, resources: readonly unknown[]) =>
    resources.find((resource) => valueAt(resource, ["address"]) === address);
  return {
    resources: planned.map((resource) => {
      const address = String(valueAt(resource, ["address"]));
      const values = valueAt(resource, ["values"]);
      const unknown = valueAt(of(address, changes), ["change", "after_unknown"]);
      const expressions = valueAt(of(address, configured), ["expressions"]);
      return {
        type: String(valueAt(resource, ["type"])),
        address,
        get: (place) => valueAt(values, place),
        set: (place, value) => {
          write(values, place, value);
          if (place.length === 1) {
            write(unknown, place, undefined);
            write(expressions, place, value === undefined ? undefined : { constant_value: value });
          }
        },
        rewrite: (argument, text) => write(values, [argument], text),
        refer: (argument, addresses, attribute) => {
          write(values, [argument], undefined);
          write(unknown, [argument], true);
          const references = addresses.flatMap((other) => [`${other}.${attribute}`, other]);
          write(expressions, [argument], { references });
        },
        remove: () => {
          for (const resources of [planned, changes, configured]) {
            const index = resources.findIndex((one) => valueAt(one, ["address"]) === address);
            resources.splice(index, index < 0 ? 0 : 1);
          }
        },
      } satisfies MutableResource;
    }),
    text: () => JSON.stringify(document),
  };
}

/** Every place in a document at which there is a value. */
export function* placesIn(value: unknown, place: Place = []): Generator<Place> {
  if (place.length > 0) {
    yield place;
  }
  for (const [key, inner] of entries(value)) {
    yield* placesIn(inner, [...place, Array.isArray(value) ? Number(key) : key]);
  }
}

/** Writes a value anywhere in a document. `undefined` takes out what is there. */
export const overwrite = write;
