// Prints how many milliseconds of processor time an import took: node import.js <package | provider>
const [what] = process.argv.slice(2);

// What the package uses of the provider, and what every program has that uses it.
const PROVIDER = [
  "cdktf",
  "constructs",
  "@cdktf/provider-aws/lib/appautoscaling-policy",
  "@cdktf/provider-aws/lib/appautoscaling-target",
  "@cdktf/provider-aws/lib/cloudcontrolapi-resource",
  "@cdktf/provider-aws/lib/cloudwatch-metric-alarm",
  "@cdktf/provider-aws/lib/data-aws-partition",
  "@cdktf/provider-aws/lib/iam-role",
  "@cdktf/provider-aws/lib/iam-role-policy",
  "@cdktf/provider-aws/lib/sagemaker-endpoint",
  "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration",
  "@cdktf/provider-aws/lib/sagemaker-model",
  "@cdktf/provider-aws/lib/sns-topic",
  "@cdktf/provider-aws/lib/sns-topic-policy",
];

// The package loads classes of the provider when it first uses them. They count on both sides: the difference is its own.
const imports = { package: ["../lib/src", ...PROVIDER], provider: PROVIDER };

// A name is loaded when it is first used: these are what a program with endpoints of both kinds uses.
const USED = [
  "AsyncEndpoint",
  "CopyTracking",
  "Duration",
  "ExecutionRole",
  "InferenceComponent",
  "Model",
  "ModelData",
  "RealtimeEndpoint",
  "synthesizeOrExit",
];

const begin = process.cpuUsage();
for (const path of imports[what]) {
  const loaded = require(path);
  if (path === "../lib/src" && USED.some((name) => loaded[name] === undefined)) {
    throw new Error("the package has lost a name that this measures");
  }
}
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1000);
