#!/usr/bin/env node
// The two commands of the AWS CLI that the README has, for machines without it.
const { writeFileSync } = require("node:fs");
const { CreateModelCommand, SageMakerClient } = require("@aws-sdk/client-sagemaker");
const { InvokeEndpointCommand, SageMakerRuntimeClient } = require("@aws-sdk/client-sagemaker-runtime");

const [, , service, command, ...words] = process.argv;
const option = (name) => words[words.indexOf(name) + 1];

async function main() {
  if (`${service} ${command}` === "sagemaker create-model") {
    return new SageMakerClient({}).send(new CreateModelCommand({ ModelName: option("--model-name") }));
  }
  const { Body } = await new SageMakerRuntimeClient({}).send(
    new InvokeEndpointCommand({
      EndpointName: option("--endpoint-name"),
      InferenceComponentName: option("--inference-component-name"),
      Body: option("--body"),
    }),
  );
  writeFileSync(words.at(-1), Body);
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 254;
});
