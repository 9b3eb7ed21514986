import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import {
  App,
  Fn,
  S3Backend,
  TerraformCount,
  TerraformHclModule,
  TerraformIterator,
  TerraformLocal,
  TerraformOutput,
  TerraformStack,
} from "cdktf";
import { addCheck, addMoved, ModuleOutput, type ModuleStack, ModuleVariable } from "../../src/modules";
import { exampleApp } from "../../stacks/app";
import { expectFaithful, moduleStack } from "../support/printed";

const endpoint = (stack: TerraformStack, id = "Endpoint") =>
  new SagemakerEndpoint(stack, id, { name: "llm", endpointConfigName: "llm-1" });

const alarm = (stack: TerraformStack, id = "Wake") =>
  new CloudwatchMetricAlarm(stack, id, {
    alarmName: "wake",
    comparisonOperator: "GreaterThanOrEqualToThreshold",
    evaluationPeriods: 1,
    threshold: 0,
  });

const FEATURES: Readonly<Record<string, (stack: ModuleStack) => void>> = {
  "an empty module": () => {},
  "falsy defaults": (stack) => {
    for (const [name, value] of Object.entries({ zero: 0, no: false, empty: "", none: null, list: [], object: {} })) {
      new ModuleVariable(stack, name, { description: name, type: "any", default: value });
    }
    new ModuleVariable(stack, "required", { description: "", type: "number", nullable: false, sensitive: false });
  },
  "types, validations and preconditions": (stack) => {
    new ModuleVariable(stack, "components", {
      description: "Components by name.\nEach has copies.\n",
      type: "map(object({ model = string, max_copies = optional(number, 1), tags = optional(map(string), {}) }))",
      validation: [
        { condition: "alltrue([for c in values(var.components) : c.max_copies >= 1])", errorMessage: 'At "least" 1.' },
        { condition: "${length(var.components) > 0}", errorMessage: "One." },
      ],
    });
    new ModuleOutput(stack, "arn", {
      description: "ARN",
      value: { nothing: null, arn: endpoint(stack).arn },
      precondition: [{ condition: "length(var.components) > 0", errorMessage: "None." }],
      dependsOn: [alarm(stack)],
    });
  },
  "nested and repeated blocks": (stack) => {
    new SagemakerEndpointConfiguration(stack, "Configuration", {
      productionVariants: [
        {
          variantName: "a",
          managedInstanceScaling: { minInstanceCount: 0, maxInstanceCount: 2 },
          routingConfig: [{ routingStrategy: "RANDOM" }],
        },
        { variantName: "b", initialVariantWeight: 0.5, coreDumpConfig: { destinationS3Uri: "s3://x" } },
      ],
      asyncInferenceConfig: { outputConfig: { s3OutputPath: "s3://y" } },
    });
  },
  "dynamic blocks": (stack) => {
    const variable = new ModuleVariable(stack, "variants", { description: "d", type: "map(any)" });
    const iterator = TerraformIterator.fromMap(variable.value);
    const configuration = new SagemakerEndpointConfiguration(stack, "Configuration", { productionVariants: [] });
    configuration.productionVariants.internalValue = iterator.dynamic({ variant_name: iterator.key });
    new AppautoscalingPolicy(stack, "Policy", {
      name: "p",
      resourceId: "r",
      scalableDimension: "d",
      serviceNamespace: "sagemaker",
    }).addOverride("step_scaling_policy_configuration", {
      dynamic: {
        step_adjustment: { for_each: "${var.variants}", content: { scaling_adjustment: "${step_adjustment.value}" } },
      },
    });
  },
  "for_each and count": (stack) => {
    const variable = new ModuleVariable(stack, "names", { description: "d", type: "set(string)" });
    const iterator = TerraformIterator.fromList(variable.listValue);
    new SagemakerEndpoint(stack, "Each", { forEach: iterator, name: iterator.value, endpointConfigName: "x" });
    new SagemakerEndpoint(stack, "Some", { count: TerraformCount.of(0), name: "x", endpointConfigName: "x" });
  },
  "the lifecycle": (stack) => {
    const first = endpoint(stack);
    const second = alarm(stack);
    second.lifecycle = {
      createBeforeDestroy: true,
      preventDestroy: false,
      ignoreChanges: ["tags", 'dimensions["EndpointName"]'],
      replaceTriggeredBy: [`${first.terraformResourceType}.${first.friendlyUniqueId}.id`],
      precondition: [{ condition: "${true}", errorMessage: "No." }],
      postcondition: [
        { condition: "${self.threshold == 0}", errorMessage: "No 0." },
        { condition: "${self.threshold != 1}", errorMessage: "1." },
      ],
    };
    alarm(stack, "All").lifecycle = { ignoreChanges: "all" };
  },
  provisioners: (stack) => {
    const resource = endpoint(stack);
    resource.provisioners = [
      {
        type: "local-exec",
        command: 'echo "a" && echo \\n',
        environment: { A: "${self.name}" },
        interpreter: ["bash", "-c"],
      },
      { type: "local-exec", command: "true", when: "destroy" },
      { type: "file", source: "a", destination: "b", connection: { type: "ssh", host: "h" } },
    ];
    resource.connection = { type: "ssh", host: "${self.name}" };
  },
  "checks, moves and imports": (stack) => {
    addCheck(stack, "wake", {
      assert: [
        { condition: "data.aws_iam_policy_document.found.json != null", errorMessage: "Not there." },
        { condition: "true", errorMessage: "Never." },
      ],
      data: { type: "aws_iam_policy_document", name: "found", arguments: { version: "2012-10-17" } },
    });
    addMoved(stack, { from: "aws_sagemaker_endpoint.old", to: "aws_sagemaker_endpoint.endpoint" });
    addMoved(stack, { from: "aws_sagemaker_endpoint.older", to: "aws_sagemaker_endpoint.endpoint[0]" });
    endpoint(stack).importFrom("llm");
  },
  "overrides of blocks that are there, and of blocks that are not": (stack) => {
    const configuration = new SagemakerEndpointConfiguration(stack, "Configuration", {
      productionVariants: [{ variantName: "a" }],
    });
    configuration.addOverride("production_variants.0.managed_instance_scaling", { min_instance_count: 0 });
    configuration.addOverride("async_inference_config", [{ output_config: { s3_output_path: "s3://z" } }]);
    configuration.addOverride("tags", { a: "b" });
    stack.addOverride("resource.aws_sns_topic.raw", { name: "raw" });
  },
  documents: (stack) => {
    const resource = alarm(stack);
    resource.alarmDescription = Fn.jsonencode({ Statement: [{ Effect: "Allow", "aws:x": ["*"], for: 0, n: null }] });
    const document = new DataAwsIamPolicyDocument(stack, "Document", {
      statement: [
        {
          actions: ["sts:AssumeRole"],
          condition: [{ test: "StringLike", variable: "a", values: ["$${aws:username}"] }],
        },
      ],
    });
    new TerraformLocal(stack, "encoded", document.json);
  },
  "locals and modules": (stack) => {
    const local = new TerraformLocal(stack, "number", 0);
    new TerraformLocal(stack, "text", "a ${local.number} b");
    new TerraformHclModule(stack, "llm", {
      source: "example.com/llm",
      version: "1.0.0",
      variables: { copies: local.asNumber, list: [{ a: 1 }, { a: 0 }], "with-hyphen": "%%{ if }" },
      dependsOn: [endpoint(stack)],
    });
  },
  "references among texts and keys": (stack) => {
    const name = endpoint(stack).name;
    new TerraformLocal(stack, "references", {
      bare: name,
      within: `endpoint/${name}/variant/"x"\n`,
      "${local.x}": 1,
      "a ${local.x} b": 2,
      directive: "%{ if true }a%{ else }b%{ endif }",
      call: Fn.join("-", [name, "b"]),
      splat: "${aws_sagemaker_endpoint.endpoint[*].name}",
      escaped: '$${a} %%{b} \\ " \t \r\n \u0001',
    });
  },
};

describe("what is printed is what is synthesized:", () => {
  it.each(Object.entries(FEATURES))("%s", async (_, build) => expectFaithful(moduleStack(build)));

  it("a root with providers, aliases and a backend", async () => {
    const stack = new TerraformStack(new App({ outdir: "." }), "root");
    new S3Backend(stack, { bucket: "b", key: "k", region: "eu-west-1" });
    new AwsProvider(stack, "Aws", {
      region: "eu-west-1",
      defaultTags: [{ tags: { a: "b" } }],
      endpoints: [{ sagemaker: "http://x" }],
    });
    const other = new AwsProvider(stack, "Other", {
      alias: "other",
      region: "us-east-1",
      assumeRole: [{ roleArn: "r" }],
    });
    const resource = new SagemakerEndpoint(stack, "Endpoint", { name: "a", endpointConfigName: "b", provider: other });
    new TerraformHclModule(stack, "llm", {
      source: "example.com/llm",
      providers: [{ moduleAlias: "src", provider: other }],
    });
    new TerraformOutput(stack, "name", { value: resource.name, sensitive: true, dependsOn: [resource] });
    await expectFaithful(stack);
  });

  it.each(
    exampleApp(".")
      .node.children.filter(TerraformStack.isStack)
      .map((stack) => [stack.node.id, stack] as const),
  )("the example %s", (_, stack) => expectFaithful(stack));
});
