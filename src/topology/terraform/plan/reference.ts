/** Something that an expression of the configuration refers to, as the plan lists it. */
export type PlanReference =
  | { readonly kind: "resource"; readonly resource: string; readonly key: InstanceKey | undefined }
  | {
      readonly kind: "module";
      readonly name: string;
      readonly key: InstanceKey | undefined;
      /** Absent when the plan leaves it out, because the key is an expression. */
      readonly output: string | undefined;
    }
  | { readonly kind: "variable"; readonly name: string }
  /** `each.key` or `count.index`. */
  | { readonly kind: "own-key" }
  | { readonly kind: "each-value" }
  | { readonly kind: "other" };

export type InstanceKey = string | number;

const KEY = String.raw`(?:\[(\d+|"(?:[^"\\]|\\.)*")\])?`;
const MODULE = new RegExp(String.raw`^module\.([\w-]+)${KEY}(?:\.([\w-]+))?`);
const RESOURCE = new RegExp(String.raw`^([a-z][\w-]*\.[\w-]+)${KEY}`);

/** @see https://developer.hashicorp.com/terraform/internals/json-format#expression-representation */
export function parseReference(text: string): PlanReference {
  if (text === "each.key" || text === "count.index") {
    return { kind: "own-key" };
  }
  const [root, name] = text.split(".", 2);
  if (root === "each") {
    return { kind: "each-value" };
  }
  if (root === "var" && name !== undefined) {
    return { kind: "variable", name: name.replace(/\[.*$/s, "") };
  }
  const module = MODULE.exec(text);
  if (module?.[1] !== undefined) {
    return { kind: "module", name: module[1], key: instanceKey(module[2]), output: module[3] };
  }
  const resource = ["data", "local", "path", "terraform", "self"].includes(root ?? "") ? null : RESOURCE.exec(text);
  return resource?.[1] === undefined
    ? { kind: "other" }
    : { kind: "resource", resource: resource[1], key: instanceKey(resource[2]) };
}

function instanceKey(text: string | undefined): InstanceKey | undefined {
  if (text === undefined) {
    return undefined;
  }
  return text.startsWith('"') ? unquote(text) : Number(text);
}

function unquote(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

/**
 * The references of an expression, those of its parts included. The plan lists each one together with what it is a part
 * of (`aws_x.y.arn`, then `aws_x.y`): only the first says something.
 */
export function referencesOf(expression: unknown): readonly PlanReference[] {
  const texts = new Set<string>();
  collect(expression, texts, 0);
  const all = [...texts];
  return all.filter((text, i) => !(i > 0 && isPartOf(all[i - 1] ?? "", text))).map(parseReference);
}

const isPartOf = (whole: string, part: string): boolean =>
  whole.startsWith(part) && [".", "["].includes(whole.charAt(part.length));

/** Deeper than blocks go; a limit, because the plan is not ours. */
const MAX_DEPTH = 16;

function collect(expression: unknown, into: Set<string>, depth: number): void {
  if (typeof expression !== "object" || expression === null || depth > MAX_DEPTH) {
    return;
  }
  const { references } = expression as { references?: unknown };
  if (Array.isArray(references)) {
    for (const text of references) {
      if (typeof text === "string") {
        into.add(text);
      }
    }
    return;
  }
  for (const inner of Object.values(expression)) {
    collect(inner, into, depth + 1);
  }
}
