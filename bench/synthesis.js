// Builds and writes a stack of endpoints, and prints how many milliseconds that took: node synthesis.js <way> <endpoints> <directory>
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { App, TerraformStack } = require("cdktf");

const [way, endpoints, outdir] = process.argv.slice(2);
const { prepare, addEndpoint, synthesize } = require(`./${way}`);

const begin = performance.now();
const app = new App({ outdir });
const stack = new TerraformStack(app, "bench");
new AwsProvider(stack, "aws", { region: "eu-west-3" });
prepare(stack);
for (let number = 0; number < Number(endpoints); number++) {
  addEndpoint(stack, `llm-${number}`);
}
synthesize(app);
console.log(performance.now() - begin);
