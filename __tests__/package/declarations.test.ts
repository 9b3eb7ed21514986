import { join } from "node:path";
import { compilerProblems } from "../support/compiler-problems";

/* What a program with its own compiler options sees of the built package. `stripInternal` may leave a hole in a type. */

const ROOT = join(__dirname, "../..");
const OWN = join(ROOT, "lib", "src");
const ENTRIES = ["index", "check/index", "client/index", "modules/index", "verify/index"];

const problemsOf = (lines: readonly string[]) => {
  const program = ['import type * as s from "cdktf-sagemaker-scale-to-zero";', ...lines].join("\n");
  return compilerProblems(new Map([[join(ROOT, "docs", "declarations.ts"), program]]), { types: ["node"] });
};

it("the declarations hold without skipLibCheck", () => {
  const files = ENTRIES.map((entry) => join(OWN, `${entry}.d.ts`));
  const problems = compilerProblems(new Map(), { files, types: ["node"], skipLibCheck: false });
  expect(problems.filter((problem) => problem.startsWith(OWN))).toEqual([]);
});

it("a program may give each class where it is asked for the interface", () => {
  const pairs = [
    ["ExecutionRole", "IExecutionRole"],
    ["InferenceComponent", "IAdapterBase"],
    ["RealtimeEndpoint", "IRealtimeEndpoint"],
    ["RealtimeEndpoint", "IVerifiable"],
    ["AsyncEndpoint", "IAsyncEndpoint"],
    ["AsyncEndpoint", "IVerifiable"],
    ["Model", "IModel"],
    ["IImportedAsyncEndpoint", "IAsyncEndpoint"],
    ["IImportedInferenceComponent", "IInferenceComponent"],
    ["InferenceComponent", "IInferenceComponent"],
    ["INotificationTopic", "INotificationTarget"],
    ["Metric", "CustomMetric"],
  ];
  const passes = pairs.map(
    ([given, asked]) => `export const ${given}As${asked} = (given: s.${given}): s.${asked} => given;`,
  );
  expect(problemsOf(passes)).toEqual([]);
});

it("a program may not give a text where it is asked for a value class", () => {
  const classes = [
    "INotificationTarget",
    "BacklogTracking",
    "BacklogWake",
    "CapacitySize",
    "CopyBatch",
    "CopyTracking",
    "DeploymentPolicy",
    "ModelData",
    "Placement",
    "SleepMethod",
    "TrafficRouting",
  ];
  const refused = problemsOf(classes.map((asked) => `export const as${asked}: s.${asked} = "text";`));
  expect(refused).toEqual(classes.map((asked) => expect.stringMatching(new RegExp(`'?${asked}'`))));
});
