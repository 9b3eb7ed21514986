import { readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runInThisContext } from "node:vm";
import { App, DISABLE_STACK_TRACE_IN_METADATA, TerraformStack } from "cdktf";
import { AsyncEndpoint, ExecutionRole, InferenceComponent, Model, RealtimeEndpoint, SleepMethod } from "../../../src";
import { callingLine } from "../../../src/constructs/terraform/source-line";
import { IMAGE, inferenceComponent, modelNamed, WEEKEND } from "../../support/builders";
import { scratchFolder } from "../../support/files";
import { filesOf } from "../../support/printed";

const files = scratchFolder();
const FILE = "__tests__/constructs/terraform/record-line.test.ts";
const TEXT = readFileSync(__filename, "utf8").split("\n");

/** The line of this file that a comment marks. */
const marked = (mark: string): string => `${FILE}:${TEXT.findIndex((line) => line.endsWith(`// ${mark}`)) + 1}`;

type Options = ConstructorParameters<typeof App>[0];
const stackOf = (options: Options = {}) =>
  new TerraformStack(new App({ outdir: files.path("out"), ...options }), "prod");

const linesOf = (stack: TerraformStack): unknown => stack.toTerraform()["//"].metadata.scaleToZero?.lines;

const INSTANCES = { instanceType: "ml.g5.xlarge", maxInstanceCount: 2 } as const;
const COPIES = { model: modelNamed("llama-8b"), compute: { minMemoryMb: 1024 }, maxCopies: 2 } as const;

describe("the line of a construct", () => {
  it("is that of the call that creates it, once for all that the call creates", () => {
    const stack = stackOf();
    const endpoint = new RealtimeEndpoint(stack, "Llm", INSTANCES); // endpoint
    const component = endpoint.addInferenceComponent("Llama", COPIES); // component
    component.addSleepWindow("weekend", WEEKEND); // window
    expect(linesOf(stack)).toEqual({
      "prod/Llm": marked("endpoint"),
      "prod/Llm/Llama": marked("component"),
      "prod/Llm/Llama/SleepWindow-weekend": marked("window"),
    });
  });

  it("is that of the window of an endpoint also for a component that is added later", () => {
    const stack = stackOf();
    const endpoint = new RealtimeEndpoint(stack, "Llm", INSTANCES);
    endpoint.addSleepWindow("weekend", WEEKEND); // shared
    endpoint.addInferenceComponent("Llama", COPIES);
    expect(linesOf(stack)).toMatchObject({
      "prod/Llm/SleepWindow-weekend": marked("shared"),
      "prod/Llm/Llama/SleepWindow-weekend": marked("shared"),
    });
  });

  it("is known of everything that a program creates", () => {
    const stack = stackOf();
    new Model(stack, "Model", { image: IMAGE }); // model
    new ExecutionRole(stack, "Role"); // role
    new AsyncEndpoint(stack, "Ocr", { ...INSTANCES, model: COPIES.model, output: { s3OutputPath: "s3://b/o/" } }); // ocr
    const imported = InferenceComponent.fromInferenceComponentName(stack, "Imported", "phi");
    imported.addScaling({ maxCopies: 2 }); // scaling
    expect(linesOf(stack)).toEqual({
      "prod/Model": marked("model"),
      "prod/Role": marked("role"),
      "prod/Ocr": marked("ocr"),
      "prod/Imported/Scaling": marked("scaling"),
    });
  });

  it("is that of the super call of a class of the program", () => {
    class Chat extends RealtimeEndpoint {
      constructor(scope: TerraformStack, id: string) {
        super(scope, id, INSTANCES); // super
      }
    }
    const stack = stackOf();
    new Chat(stack, "Chat");
    expect(linesOf(stack)).toEqual({ "prod/Chat": marked("super") });
  });

  it("changes nothing in what Terraform reads", () => {
    const document = (stackTraces: boolean) => {
      const stack = stackOf({ stackTraces });
      inferenceComponent(stack).addSleepWindow("weekend", { ...WEEKEND, method: SleepMethod.minCapacity() });
      const { "//": _, ...read } = stack.toTerraform();
      return read;
    };
    expect(document(true)).toEqual(document(false));
  });

  it("is not printed into a module", () => {
    const text = JSON.stringify(filesOf((stack) => inferenceComponent(stack)));
    expect(text).toContain("aws_sagemaker_endpoint");
    expect(text).not.toContain("record-line");
    expect(text).not.toContain("scaleToZero");
  });

  it.each<[string, Options]>([
    ["stackTraces is false", { stackTraces: false }],
    ["the context of the command line says so", { context: { [DISABLE_STACK_TRACE_IN_METADATA]: "true" } }],
  ])("is not recorded if %s", (_, options) => {
    const stack = stackOf(options);
    inferenceComponent(stack).addSleepWindow("weekend", WEEKEND);
    expect(stack.toTerraform()["//"].metadata).not.toHaveProperty("scaleToZero");
  });
});

/** Calls a function in a file that is somewhere else, from further lines and frames. */
const calledIn = (filename: string, frames = 0): ((called: () => unknown) => string | undefined) =>
  runInThisContext(
    `\n(function call(called, more = ${frames}) { return more > 0 ? call(called, more - 1) : called(); })`,
    { filename },
  );

/** What creates a construct, and asks where from. */
function creator(): string | undefined {
  return callingLine(creator);
}

describe("the line that calls", () => {
  const here = (name: string): string => join(process.cwd(), name);

  it("has a path from the working directory, on every machine the same", () => {
    expect(calledIn(here("infra/main.ts"))(creator)).toBe("infra/main.ts:2");
    const before = process.cwd();
    try {
      process.chdir(files.path("."));
      expect(calledIn(here("infra/main.ts"))(creator)).toBe("infra/main.ts:2");
    } finally {
      process.chdir(before);
    }
  });

  it("is read from a file address, as of ECMAScript modules", () =>
    expect(calledIn(`file://${here("my%20app/main.mjs")}`)(creator)).toBe("my app/main.mjs:2"));

  it("is behind other packages, however many of their frames there are", () => {
    const library = calledIn(here("node_modules/platform/index.js"), 20);
    expect(calledIn(here("main.ts"))(() => library(creator))).toMatch(new RegExp(`^${FILE}:`));
    const program = calledIn(here("main.ts"));
    expect(program(library.bind(undefined, creator))).toBe("main.ts:2");
  });

  it.each([
    ["above the working directory", "../elsewhere/main.ts"],
    ["on another path of the machine", join(tmpdir(), "main.ts")],
  ])("is left out %s", (_, name) =>
    expect(calledIn(name.startsWith("..") ? here(name) : name)(creator)).toBeUndefined(),
  );

  it("keeps the limit of stack traces, and survives a program that writes them in its own way", () => {
    const { stackTraceLimit, prepareStackTrace } = Error;
    try {
      Error.stackTraceLimit = 7;
      Error.prepareStackTrace = (_, sites) => sites;
      expect(creator()).toBeUndefined();
      expect(Error.stackTraceLimit).toBe(7);
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
      Error.prepareStackTrace = prepareStackTrace;
    }
  });
});
