// Prints how many milliseconds of processor time an import took: node import.js <package | provider>
const [what] = process.argv.slice(2);

const imports = {
  package: ["../lib/src"],
  // What the package uses of the provider, and what every program has that uses it.
  provider: [
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
  ],
};

const begin = process.cpuUsage();
for (const path of imports[what]) {
  require(path);
}
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1000);
