import { execFileSync } from "node:child_process";
import { join } from "node:path";
import * as constructs from "../src";
import * as check from "../src/check";
import * as client from "../src/client";
import * as modules from "../src/modules";
import * as simulate from "../src/simulate";
import * as verify from "../src/verify";

const root = join(__dirname, "..");

/** Transpiles each file as it is required, in a process of its own that loads nothing else. */
const LIST_MODULES = `
  const { readFileSync } = require("node:fs");
  const ts = require("typescript");
  const before = new Set(Object.keys(require.cache));
  require.extensions[".ts"] = (module, path) => {
    const options = { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } };
    module._compile(ts.transpileModule(readFileSync(path, "utf8"), options).outputText, path);
  };
  require("./src/index.ts");
  console.log(JSON.stringify(Object.keys(require.cache).filter((path) => !before.has(path))));
`;

describe("the public API", () => {
  const loaded: string[] = JSON.parse(
    execFileSync(process.execPath, ["-e", LIST_MODULES], {
      cwd: root,
      encoding: "utf8",
    }),
  );

  it.each([
    ["the provider's root, which loads all of AWS", /provider-aws\/lib\/index\.js$/],
    ["the AWS SDK", /node_modules\/(@aws-sdk|@smithy|aws-sdk)\//],
    ["a chart library", /node_modules\/(echarts|zrender)\//],
    ["the command line", /node_modules\/(commander|listr2|cli-table3)\//],
    ["the examples", /\/stacks\//],
  ])("loads without %s", (_, pattern) => {
    expect(loaded.filter((path) => pattern.test(path))).toEqual([]);
  });

  it("loads the classes of the provider that it uses, and no others", () => {
    const provider = loaded.map((path) => /provider-aws\/lib\/([^/]+)\/index\.js$/.exec(path)?.[1]);
    expect(provider.filter((name) => name !== undefined).sort()).toEqual([
      "appautoscaling-policy",
      "appautoscaling-target",
      "cloudcontrolapi-resource",
      "cloudwatch-metric-alarm",
      "data-aws-partition",
      "iam-role",
      "iam-role-policy",
      "sagemaker-endpoint",
      "sagemaker-endpoint-configuration",
      "sagemaker-model",
      "sns-topic",
      "sns-topic-policy",
    ]);
  });

  it.each([
    [
      "check",
      check,
      ["FailOn", "Format", "ScaleToZeroError", "TerraformSource", "checkTopology", "fails", "readTerraform", "render"],
    ],
    ["client", client, ["CapacityRetryStrategy", "CapacityTimeout", "Duration", "ScaleToZeroError", "WakingClient"]],
    [
      "modules",
      modules,
      [
        "ModuleOutput",
        "ModuleStack",
        "ModuleVariable",
        "ScaleToZeroError",
        "addCheck",
        "addComment",
        "addMoved",
        "printModule",
        "printModules",
        "printedModule",
      ],
    ],
    [
      "simulate",
      simulate,
      [
        "CapacityFailure",
        "ColdStart",
        "ComparedMethod",
        "ComparedSetting",
        "Duration",
        "Prices",
        "ScaleToZeroError",
        "SettingsFormat",
        "SimulationFormat",
        "TerraformSource",
        "TrafficSource",
        "builtInTraffic",
        "changeAsHcl",
        "changeAsTypeScript",
        "compare",
        "readTerraform",
        "readTraffic",
        "recommend",
        "renderComparison",
        "renderRecommendation",
        "renderSimulation",
        "simulate",
      ],
    ],
    ["verify", verify, ["Duration", "FailOn", "ScaleToZeroError", "verify", "verifyAfterApply"]],
  ])("has in the entry %s these names", (_, entry, names) => {
    expect(Object.keys(entry).sort()).toEqual(names);
  });

  it("has in its main entry constructs, and what their properties are made of", () => {
    expect(Object.keys(constructs).sort()).toMatchInlineSnapshot(`
      [
        "AWS_PROVIDER_VERSION",
        "AdapterComponent",
        "AdjustmentType",
        "AppliedEndpointsOutput",
        "AsyncEndpoint",
        "BacklogTracking",
        "BacklogWake",
        "BusinessHours",
        "CapacityScaling",
        "CapacitySize",
        "CaptureMode",
        "ComparisonOperator",
        "CopyBatch",
        "CopyScaling",
        "CopyTracking",
        "Cron",
        "DEFAULT_VARIANT_NAME",
        "DeploymentPolicy",
        "Duration",
        "ExecutionRole",
        "FailOn",
        "InferenceComponent",
        "Metric",
        "MetricStatistic",
        "MissingData",
        "Model",
        "ModelData",
        "NotificationTopic",
        "Placement",
        "PostApplyVerification",
        "RULES_CONTEXT",
        "Rate",
        "RealtimeEndpoint",
        "ResponseInclusion",
        "RolePolicy",
        "RoutingStrategy",
        "ScaleToZeroError",
        "SleepMethod",
        "SleepWindow",
        "StepScaling",
        "TERRAFORM_VERSION",
        "TimeZone",
        "TrafficRouting",
        "VariantScaling",
        "WakeAdjustment",
        "acknowledge",
        "synthesize",
        "synthesizeOrExit",
      ]
    `);
  });

  it("has one class for what several entries export", () => {
    expect([check.ScaleToZeroError, modules.ScaleToZeroError, verify.ScaleToZeroError]).toEqual(
      Array(3).fill(constructs.ScaleToZeroError),
    );
    expect(verify.Duration).toBe(constructs.Duration);
    expect([check.FailOn, verify.FailOn]).toEqual([constructs.FailOn, constructs.FailOn]);
  });
});
