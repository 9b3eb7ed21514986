import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compilerProblems } from "../support/compiler-problems";

/* The TypeScript of the README and the guides, against the types of the built package. */

const ROOT = join(__dirname, "../..");

const pages = [
  "README.md",
  ...readdirSync(join(ROOT, "docs"))
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];

/** What the guides have in other blocks, or leave to the reader. */
const GIVEN = `
import type { App, TerraformStack } from "cdktf";
import type { IModel, InferenceComponent, RealtimeEndpoint } from "cdktf-sagemaker-scale-to-zero";
declare global {
  const app: App;
  const stack: TerraformStack;
  const model: IModel;
  const endpoint: RealtimeEndpoint;
  const component: InferenceComponent;
  const reservationArn: string;
}
`;

/** A block is a module of its own, and an ES module only where it awaits at its top. */
const examplesOf = (page: string): (readonly [string, string])[] => {
  const text = readFileSync(join(ROOT, page), "utf8");
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gm)].map(({ index, 1: code = "" }) => {
    const line = text.slice(0, index).split("\n").length;
    const extension = /^(?:const .*= )?await /m.test(code) ? "mts" : "ts";
    return [join(ROOT, `${page}, line ${line}.${extension}`), `${code}\nexport {};\n`];
  });
};

const problemsOf = (examples: Iterable<readonly [string, string]>) =>
  compilerProblems(new Map([[join(ROOT, "docs", "given.ts"), GIVEN], ...examples]), { types: ["node"] });

it("every TypeScript example of the README and the guides is accepted by the compiler", () => {
  const examples = pages.flatMap(examplesOf);
  expect(examples.length).toBeGreaterThan(10);
  expect(problemsOf(examples)).toEqual([]);
});

it("the compiler refuses a property that does not exist", () => {
  const wrong = [join(ROOT, "docs", "example.ts"), "endpoint.addInferenceComponents;\nexport {};\n"] as const;
  expect(problemsOf([wrong])).toEqual([expect.stringContaining("Property 'addInferenceComponents' does not exist")]);
});
