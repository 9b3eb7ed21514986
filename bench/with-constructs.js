const { Model, RealtimeEndpoint, synthesize } = require("../lib/src");

const ROLE_ARN = "arn:aws:iam::123456789012:role/sagemaker";

exports.prepare = () => {};

/** An endpoint that sleeps, as a user of the package writes it. */
exports.addEndpoint = (stack, name) => {
  new RealtimeEndpoint(stack, name, {
    endpointName: name,
    instanceType: "ml.g5.12xlarge",
    maxInstanceCount: 3,
    executionRoleArn: ROLE_ARN,
    tags: { team: "inference" },
  }).addInferenceComponent("Llama", {
    inferenceComponentName: `${name}-llama`,
    model: Model.fromName(stack, `${name}Model`, "llama-8b"),
    compute: { acceleratorDevices: 1, minMemoryMb: 1024 },
    maxCopies: 3,
  });
};

exports.synthesize = synthesize;
