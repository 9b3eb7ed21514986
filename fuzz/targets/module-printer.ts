import fc from "fast-check";
import { asLiteral, expression } from "../../__tests__/support/arbitrary-hcl";
import { asRead, normalised, readHcl } from "../../__tests__/support/read-hcl";
import { answeredLater } from "../answers";
import { anyText } from "../generators/texts";
import { withoutStackTraces } from "../generators/without-stack-traces";
import { type Target, Violation } from "../target";

/** Something in a module. */
interface Element {
  readonly kind: "variable" | "output" | "local" | "role" | "check";
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

const text = fc.oneof(
  anyText.map(asLiteral),
  anyText,
  // In a call: HashiCorp's reader makes another template of a condition that stands alone.
  fc.tuple(anyText, expression).map(([one, source]) => `${asLiteral(one)}\${f(${source})}`),
);

const element: fc.Arbitrary<Element> = fc.record({
  kind: fc.constantFrom("variable", "output", "output", "local", "role", "check"),
  // cdktf has no construct without an id, and none with the name of another; `//` is a comment in JSON.
  name: fc.oneof(
    fc.constantFrom("a", "for", "count", "b-c", "1", "é"),
    anyText.filter((name) => name !== "" && name !== "//"),
  ),
  text,
  value: fc.oneof(text, fc.array(text, { maxLength: 2 }), fc.dictionary(text, text, { maxKeys: 2 }), fc.integer()),
});

const elements = fc.uniqueArray(element, {
  selector: ({ kind, name }) => `${kind} ${name}`,
  minLength: 1,
  maxLength: 4,
});

/** Modules whose names and texts are hostile: what is printed is what is synthesized, as HashiCorp's parser reads it. */
export const modulePrinter: Target = {
  name: "module-printer",
  batch: 20,
  hasShape: true,
  inputs: () => elements.map((all) => JSON.stringify(all)),
  run: (input) => answeredLater(() => print(JSON.parse(input) as readonly Element[])),
};

async function print(all: readonly Element[]): Promise<string> {
  withoutStackTraces();
  const { App }: typeof import("cdktf") = require("cdktf");
  const modules: typeof import("../../src/modules/module-stack") = require("../../src/modules/module-stack");
  const { printedModule }: typeof import("../../src/modules/print-module") = require("../../src/modules/print-module");
  const stack = new modules.ModuleStack(new App({ outdir: "." }), "example");
  for (const one of all) {
    add(stack, one);
  }
  const { files } = printedModule(stack);
  await checkFaithful(files, stack.toTerraform());
  return JSON.stringify(files);
}

/** HashiCorp's reader knows the letters of an older Unicode than Node.js, and no argument has quotes. */
const OLD_LETTERS = /^[\0-\u024f]*$/;

type Stack = InstanceType<typeof import("../../src/modules/module-stack").ModuleStack>;

function add(stack: Stack, { kind, name, text: description, value }: Element): void {
  const cdktf: typeof import("cdktf") = require("cdktf");
  const {
    ModuleVariable,
  }: typeof import("../../src/modules/module-variable") = require("../../src/modules/module-variable");
  const { ModuleOutput }: typeof import("../../src/modules/module-output") = require("../../src/modules/module-output");
  const added: typeof import("../../src/modules/added-blocks") = require("../../src/modules/added-blocks");
  const { IamRole }: typeof import("@cdktf/provider-aws/lib/iam-role") = require("@cdktf/provider-aws/lib/iam-role");
  // CDKTF itself loses a block of this name.
  if (name === "__proto__") {
    return;
  }
  switch (kind) {
    case "variable":
      new ModuleVariable(stack, name, { description, type: "any", default: value });
      break;
    case "output":
      new ModuleOutput(stack, name, { description, value });
      break;
    case "local":
      if (!OLD_LETTERS.test(name)) {
        return;
      }
      new cdktf.TerraformLocal(stack, `local.${name}`, value).overrideLogicalId(name);
      break;
    case "role":
      new IamRole(stack, `role.${name}`, {
        name: description,
        assumeRolePolicy: JSON.stringify(value),
      }).overrideLogicalId(name);
      break;
    case "check":
      added.addCheck(stack, name, { assert: [{ condition: "true", errorMessage: description }] });
      break;
  }
}

async function checkFaithful(files: Readonly<Record<string, string>>, document: unknown): Promise<void> {
  const printed = folded(normalised(await readHcl(files)));
  const synthesized = folded(normalised(await asRead(JSON.parse(JSON.stringify(document)))));
  if (!isSame(printed, synthesized)) {
    throw new Violation(
      `the printed module is another one: ${JSON.stringify(printed)}, not ${JSON.stringify(synthesized)}`,
    );
  }
}

/** Compares trees member by member. */
function isSame(printed: unknown, synthesized: unknown): boolean {
  if (typeof printed === "string" && typeof synthesized === "string") {
    return printed === synthesized || isRewritten(printed, synthesized);
  }
  if (typeof printed !== "object" || typeof synthesized !== "object" || printed === null || synthesized === null) {
    return printed === synthesized;
  }
  const [keys, wanted] = [Object.keys(printed), Object.keys(synthesized)];
  return (
    Array.isArray(printed) === Array.isArray(synthesized) &&
    keys.length === wanted.length &&
    keys.every(
      (key) =>
        Object.hasOwn(synthesized, key) &&
        isSame((printed as Record<string, unknown>)[key], (synthesized as Record<string, unknown>)[key]),
    )
  );
}

/** HashiCorp's reader makes a directive of a condition within a text: what it was cannot be seen any more. */
const isRewritten = (printed: string, synthesized: string): boolean =>
  printed.includes("%{if ") && /\$\{.*\?.*\}/s.test(synthesized);

/** HashiCorp's reader puts a text within a template into the text around it. */
function folded(value: unknown): unknown {
  const text = JSON.stringify(value);
  const once = text.replace(/\$\{\\"((?:(?!\\"|[$%]\{)[^"])*)\\"\}/g, (whole, inner: string, at: number) =>
    // A sign at its end and a brace after it would be the start of another template.
    /[$%]$/.test(inner) && text[at + whole.length] === "{" ? whole : inner,
  );
  return once === text ? value : folded(JSON.parse(once));
}
