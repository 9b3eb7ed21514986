import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { transform } from "esbuild";
import type { Topology } from "../../../src/topology";
import { NOW } from "../../support/live";
import { problems } from "../../support/synthesized";
import { type Example, PAGES } from "./example";
import { readConfiguration } from "./removed-blocks";

/** The time of the examples, for constructs: they judge each window a year ahead, and keep what they found for a time. */
const CONTEXT = JSON.stringify({ "scaleToZero:now": NOW.toISOString() });

/** What a TypeScript example makes. */
export interface Synthesized {
  readonly topology: Topology;
  /** Why its constructs refuse to be synthesized. */
  readonly refused: readonly string[];
}

/**
 * What the stack of a TypeScript example synthesizes to. The block continues its bases and has all their names.
 *
 * @param isAcknowledged whether its acknowledgements count. Other pages show what is reported without any.
 */
export async function typescriptExample(
  example: Pick<Example, "bases" | "text">,
  isAcknowledged = false,
): Promise<Synthesized> {
  const own = await transformed(asModule(example));
  const codes = await basesOf(own);
  const modules = new Map<string, Exports>();
  const { CDKTF_CONTEXT_JSON: before } = process.env;
  process.env.CDKTF_CONTEXT_JSON = CONTEXT;
  try {
    run(own, codes, modules);
  } finally {
    if (before === undefined) {
      delete process.env.CDKTF_CONTEXT_JSON;
    } else {
      process.env.CDKTF_CONTEXT_JSON = before;
    }
  }
  const stack = [...modules.values()].map(({ stack }) => stack).find(TerraformStack.isStack);
  if (stack === undefined) {
    throw new Error("no base exports a stack");
  }
  // Without validations: a stack refuses to synthesize what the rules call an error.
  const withoutMetadata = Testing.synth(stack);
  const text = isAcknowledged ? JSON.stringify(stack.toTerraform()) : withoutMetadata;
  const topology = readConfiguration(JSON.parse(text), "example.ts");
  return { topology, refused: problems(stack) };
}

/** The example as a file beside the pages. */
export const asModule = ({ bases, text }: Pick<Example, "bases" | "text">): string =>
  `${bases.map((base) => `import { ${namesIn(baseText(base)).join(", ")} } from "./bases/${base}";\n`).join("")}${text}`;

type Exports = Readonly<Record<string, unknown>>;

const baseText = (name: string): string => readFileSync(join(PAGES, "bases", `${name}.ts`), "utf8");

const namesIn = (base: string): readonly string[] =>
  [...base.matchAll(/^export const (\w+)/gm)].map(([, name = ""]) => name);

const ready = new Map<string, Promise<string>>();

/** As Node runs it: a synchronous call would start a process for each. */
async function transformed(source: string): Promise<string> {
  const { code } = await transform(source, { loader: "ts", format: "cjs", tsconfigRaw: AS_WRITTEN });
  return code;
}

/** Imports of names that a block happens not to use are not left out: the base has to run. */
const AS_WRITTEN = { compilerOptions: { verbatimModuleSyntax: true } };

/** The code of all bases that some code imports, by their names. */
async function basesOf(code: string, found = new Map<string, string>()): Promise<ReadonlyMap<string, string>> {
  for (const [, name = ""] of code.matchAll(BASE)) {
    if (!found.has(name)) {
      const base = ready.get(name) ?? transformed(baseText(name));
      ready.set(name, base);
      found.set(name, await base);
      await basesOf(await base, found);
    }
  }
  return found;
}

const BASE = /"\.\/(?:bases\/)?([\w-]+)"/g;

/** Each example has bases of its own: constructs are added to what a base exports. */
function run(code: string, codes: ReadonlyMap<string, string>, modules: Map<string, Exports>): Exports {
  const module = { exports: {} };
  const found = (name: string): unknown => {
    const [, base = ""] = [...JSON.stringify(name).matchAll(BASE)][0] ?? [];
    const of = codes.get(base);
    if (of === undefined) {
      return require(name === "cdktf-sagemaker-scale-to-zero" ? "../../../src" : name);
    }
    const exports = modules.get(base) ?? run(of, codes, modules);
    modules.set(base, exports);
    return exports;
  };
  new Function("module", "exports", "require", code)(module, module.exports, found);
  return module.exports;
}
