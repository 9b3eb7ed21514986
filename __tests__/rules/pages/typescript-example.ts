import { readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, Testing } from "cdktf";
import { transformSync } from "esbuild";
import { readStack, type Topology } from "../../../src/topology";
import { type Example, PAGES } from "./example";

/** What the stack of a TypeScript example synthesizes to. The block continues its bases and has all their names. */
export function typescriptExample(example: Pick<Example, "bases" | "text">): Topology {
  const modules = new Map<string, Exports>();
  run(asModule(example), modules);
  const stack = [...modules.values()].map(({ stack }) => stack).find(TerraformStack.isStack);
  if (stack === undefined) {
    throw new Error("no base exports a stack");
  }
  // Without validations: constructs refuse to synthesize what their own rules call an error.
  return readStack(JSON.parse(Testing.synth(stack)), "example.ts");
}

/** The example as a file beside the pages. */
export const asModule = ({ bases, text }: Pick<Example, "bases" | "text">): string =>
  `${bases.map((base) => `import { ${namesIn(baseText(base)).join(", ")} } from "./bases/${base}";\n`).join("")}${text}`;

type Exports = Readonly<Record<string, unknown>>;

const baseText = (name: string): string => readFileSync(join(PAGES, "bases", `${name}.ts`), "utf8");

const namesIn = (base: string): readonly string[] =>
  [...base.matchAll(/^export const (\w+)/gm)].map(([, name = ""]) => name);

/** Imports of names that a block happens not to use are not left out: the base has to run. */
const AS_WRITTEN = { compilerOptions: { verbatimModuleSyntax: true } };

/** Each example has bases of its own: constructs are added to what a base exports. */
function run(source: string, modules: Map<string, Exports>): Exports {
  const { code } = transformSync(source, { loader: "ts", format: "cjs", tsconfigRaw: AS_WRITTEN });
  const module = { exports: {} };
  new Function("module", "exports", "require", code)(module, module.exports, (name: string) => found(name, modules));
  return module.exports;
}

function found(name: string, modules: Map<string, Exports>): unknown {
  const [, base] = /^\.\/(?:bases\/)?([\w-]+)$/.exec(name) ?? [];
  if (base === undefined) {
    return require(name === "cdktf-sagemaker-scale-to-zero" ? "../../../src" : name);
  }
  const exports = modules.get(base) ?? run(baseText(base), modules);
  modules.set(base, exports);
  return exports;
}
