// Builds and writes a stack of endpoints, and prints how many milliseconds of processor time that took: node synthesis.js <way> <endpoints> <directory>
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { App, TerraformStack } = require("cdktf");

const [way, endpoints, outdir] = process.argv.slice(2);
// The rules are a measure of their own.
const rules = way === "with-rules";
const { prepare, addEndpoint, synthesize } = require(rules ? "./with-constructs" : `./${way}`);

const begin = process.cpuUsage();
const app = new App({ outdir, context: rules ? {} : { "scaleToZero:rules": false } });
const stack = new TerraformStack(app, "bench");
new AwsProvider(stack, "aws", { region: "eu-west-3" });
prepare(stack);
for (let number = 0; number < Number(endpoints); number++) {
  addEndpoint(stack, `llm-${number}`);
}
synthesize(app);
const { user, system } = process.cpuUsage(begin);
console.log((user + system) / 1000);
