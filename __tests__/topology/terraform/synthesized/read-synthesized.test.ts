import { AppautoscalingPolicy } from "@cdktf/provider-aws/lib/appautoscaling-policy";
import { AppautoscalingTarget } from "@cdktf/provider-aws/lib/appautoscaling-target";
import { CloudcontrolapiResource } from "@cdktf/provider-aws/lib/cloudcontrolapi-resource";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { App, Fn, TerraformStack, TerraformVariable } from "cdktf";
import { parseTerraform, readTerraform, Unknown } from "../../../../src/topology";
import { scratchFolder } from "../../../support/files";
import { at, sole } from "../../../support/nodes-in";

const { path } = scratchFolder();

/** An endpoint with a component that scales, all named after `name`. */
class Llm extends TerraformStack {
  readonly endpoint: SagemakerEndpoint;

  constructor(app: App, id: string, name: (stack: TerraformStack) => string) {
    super(app, id);
    new AwsProvider(this, "aws", { region: "us-east-1" });
    const configuration = new SagemakerEndpointConfiguration(this, "Configuration", {
      productionVariants: [
        {
          variantName: "main",
          instanceType: "ml.g5.xlarge",
          managedInstanceScaling: { status: "ENABLED", minInstanceCount: 0, maxInstanceCount: 2 },
        },
      ],
    });
    this.endpoint = new SagemakerEndpoint(this, "Endpoint", {
      name: name(this),
      endpointConfigName: configuration.name,
    });
    const componentName = `${name(this)}-model`;
    new CloudcontrolapiResource(this, "Component", {
      typeName: "AWS::SageMaker::InferenceComponent",
      desiredState: Fn.jsonencode({
        InferenceComponentName: componentName,
        EndpointName: this.endpoint.name,
        VariantName: "main",
        RuntimeConfig: { CopyCount: 1 },
        Specification: { ModelName: "qwen", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
      }),
    });
    const target = new AppautoscalingTarget(this, "Target", {
      serviceNamespace: "sagemaker",
      resourceId: `inference-component/${componentName}`,
      scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      minCapacity: 0,
      maxCapacity: 2,
    });
    const wake = new AppautoscalingPolicy(this, "Wake", {
      name: "wake",
      policyType: "StepScaling",
      serviceNamespace: target.serviceNamespace,
      resourceId: target.resourceId,
      scalableDimension: target.scalableDimension,
      stepScalingPolicyConfiguration: {
        adjustmentType: "ChangeInCapacity",
        cooldown: 0,
        stepAdjustment: [{ metricIntervalLowerBound: "0", scalingAdjustment: 1 }],
      },
    });
    new CloudwatchMetricAlarm(this, "Alarm", {
      alarmName: "wake",
      comparisonOperator: "GreaterThanOrEqualToThreshold",
      evaluationPeriods: 1,
      threshold: 1,
      namespace: "AWS/SageMaker",
      metricName: "NoCapacityInvocationFailures",
      dimensions: { InferenceComponentName: componentName },
      alarmActions: [wake.arn],
    });
  }
}

const variable = (stack: TerraformStack): string => {
  const existing = stack.node.tryFindChild("name");
  return (existing instanceof TerraformVariable ? existing : new TerraformVariable(stack, "name", { type: "string" }))
    .stringValue;
};

describe.each([
  ["a text", (): string => "llm"],
  ["a variable", variable],
])("a synthesized stack whose names are made from %s", (kind, name) => {
  const outdir = path(kind);
  const app = new App({ outdir });
  new Llm(app, "prod", name);
  app.synth();
  const { topology } = readTerraform(outdir);
  const component = sole(topology.inferenceComponents);

  it("is wired from end to end", () => {
    expect(topology.endpointOf(component).node).toBe(sole(topology.endpoints));
    expect(topology.instanceTypeOf(component)).toBe("ml.g5.xlarge");
    expect(topology.subjectOf(sole(topology.scalableTargets)).node).toBe(component);
    expect(sole(topology.wakePoliciesOf(component))).toMatchObject({ cooldownSeconds: 0, steps: [{ lowerBound: 0 }] });
    expect(topology.wakeAlarmsOf(component)).toMatchObject({ complete: true, nodes: [{ name: "wake" }] });
    expect(topology.watchedComponentOf(sole(topology.wakeAlarms)).node).toBe(component);
  });

  it("has what is known of the component", () =>
    expect(component).toMatchObject({
      name: kind === "a text" ? "llm-model" : Unknown,
      copyCount: 1,
      specification: { modelName: "qwen", compute: { minMemoryMb: 1024, acceleratorDevices: undefined } },
      constructPath: "prod/Component",
    }));

  it("is the same when the folder of the stack or its file is given", () => {
    for (const inner of ["stacks/prod", "stacks/prod/cdk.tf.json", "manifest.json"]) {
      expect(readTerraform(`${outdir}/${inner}`).topology.inferenceComponents).toEqual([component]);
    }
  });
});

describe("two stacks", () => {
  const outdir = path("two");
  const app = new App({ outdir });
  const eu = new Llm(app, "eu", () => "llm");
  new Llm(app, "us", () => "llm");
  for (const region of ["us-east-1", "eu-west-1"]) {
    const other = new TerraformStack(app, `other-${region}`);
    new AwsProvider(other, "aws", { region });
    new AppautoscalingTarget(other, "Target", {
      serviceNamespace: "sagemaker",
      resourceId: Fn.join("/", ["endpoint", eu.endpoint.name, "variant", "main"]),
      scalableDimension: "sagemaker:variant:DesiredInstanceCount",
      minCapacity: 0,
      maxCapacity: 1,
    });
  }
  app.synth();
  const { topology } = readTerraform(outdir);

  it("keep equal names apart", () => {
    for (const component of topology.inferenceComponents) {
      expect(topology.endpointOf(component).node?.stack).toBe(component.stack);
      expect([...topology.targetsOf(component)].map(({ stack }) => stack)).toEqual([component.stack]);
    }
    expect(topology.inferenceComponents).toHaveLength(2);
  });

  it("may refer to each other", () => {
    const instances = sole(topology.scalableTargets.filter(({ stack }) => stack === "other-us-east-1"));
    expect(instances.resourceId).toBe("endpoint/llm/variant/main");
    // The name alone is that of both endpoints.
    expect(topology.subjectOf(instances).kind).toBe("unknown");
  });

  it("do not mean what is in another Region", () => {
    const instances = sole(topology.scalableTargets.filter(({ stack }) => stack === "other-eu-west-1"));
    expect(topology.subjectOf(instances)).toEqual({ kind: "dangling", name: "llm" });
  });
});

const read = (document: object) =>
  parseTerraform(JSON.stringify({ terraform: {}, ...document }), "cdk.tf.json").topology;
const component = (desired_state: string) => ({ type_name: "AWS::SageMaker::InferenceComponent", desired_state });
const endpoint = { aws_sagemaker_endpoint: { this: { name: "${var.name}", endpoint_config_name: "c" } } };

describe("synthesized JSON", () => {
  it("may have tokens in a JSON text", () => {
    const desiredState =
      '{"EndpointName":"${aws_sagemaker_endpoint.this.name}","InferenceComponentName":"a-${var.name}","RuntimeConfig":{"CopyCount":${var.copies}},"Specification":{"ModelName":"m"}}';
    const topology = read({
      resource: { ...endpoint, aws_cloudcontrolapi_resource: { this: component(desiredState) } },
    });
    const found = sole(topology.inferenceComponents);
    expect(found).toMatchObject({ name: Unknown, copyCount: Unknown, specification: { modelName: "m" } });
    expect(topology.endpointOf(found).node).toBe(sole(topology.endpoints));
  });

  it("may have texts without tokens", () => {
    const topology = read({
      resource: {
        aws_cloudcontrolapi_resource: { this: component('{"InferenceComponentName":"a","EndpointName":"b"}') },
      },
    });
    expect(sole(topology.inferenceComponents)).toMatchObject({ name: "a", endpointName: "b" });
  });

  it("may have locals, and functions between a name and where it is used", () => {
    const topology = read({
      locals: { component: '${format("%s-%s", "llama", local.size)}', size: "8b" },
      resource: {
        aws_appautoscaling_target: {
          this: {
            service_namespace: "sagemaker",
            resource_id: '${join("/", ["inference-component", local.component])}',
            max_capacity: "${local.missing}",
            min_capacity: "0",
          },
        },
      },
    });
    expect(sole(topology.scalableTargets)).toMatchObject({
      resourceId: "inference-component/llama-8b",
      minCapacity: 0,
      maxCapacity: Unknown,
    });
  });

  it("may refer in a circle", () => {
    const topology = read({
      locals: { a: "${local.b}", b: "${local.a}" },
      resource: { aws_sagemaker_endpoint: { this: { name: "${local.a}", endpoint_config_name: "c" } } },
    });
    expect(sole(topology.endpoints).name).toBe(Unknown);
  });

  it("may grow without end", () => {
    const locals = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [`l${i}`, `x\${local.l${i + 1}}\${local.l${i + 1}}\${var.x}`]),
    );
    const topology = read({
      locals,
      resource: {
        aws_sagemaker_endpoint: { this: { name: "${local.l0}", endpoint_config_name: "${jsonencode([local.l0])}" } },
      },
    });
    expect(sole(topology.endpoints).name).toBe(Unknown);
  });

  it.each([
    [
      "a loop",
      "${jsonencode({for key, value in {EndpointName = var.name, Tags = var.tags} : key => value if value != null})}",
    ],
    ["a condition", "${jsonencode(var.name == null ? {} : {EndpointName = var.name})}"],
    ["a variable", "${jsonencode(var.request)}"],
  ])("may have a request that is written by %s", (_, desired_state) => {
    const topology = read({
      resource: {
        aws_cloudcontrolapi_resource: {
          this: { type_name: "AWS::SageMaker::InferenceComponent", desired_state },
        },
      },
    });
    expect(sole(topology.inferenceComponents)).toMatchObject({ name: Unknown, endpointName: Unknown });
  });

  it("is reported where a request is no object", () => {
    const resource = { type_name: "AWS::SageMaker::InferenceComponent", desired_state: "${jsonencode([1])}" };
    expect(() => read({ resource: { aws_cloudcontrolapi_resource: { this: resource } } })).toThrow(
      "must be an object in JSON",
    );
  });

  it("may have blocks that are written in a loop", () => {
    const topology = read({
      resource: {
        aws_sagemaker_endpoint_configuration: {
          this: { name: "c", dynamic: { production_variants: { for_each: "${var.variants}", content: {} } } },
        },
        aws_cloudwatch_metric_alarm: {
          this: {
            for_each: "${toset(var.names)}",
            alarm_name: "${each.key}",
            dimensions: { InferenceComponentName: "${each.key}" },
            alarm_actions: ["${aws_appautoscaling_policy.wake[each.key].arn}"],
          },
        },
        aws_appautoscaling_policy: {
          wake: {
            for_each: "${toset(var.names)}",
            name: "wake",
            service_namespace: "sagemaker",
            resource_id: "inference-component/${each.key}",
            step_scaling_policy_configuration: { step_adjustment: [] },
          },
        },
        aws_appautoscaling_target: {
          copies: {
            for_each: "${toset(var.names)}",
            service_namespace: "sagemaker",
            resource_id: "inference-component/${each.key}",
          },
          others: {
            for_each: "${var.others}",
            service_namespace: "sagemaker",
            resource_id: "inference-component/${each.key}",
          },
        },
      },
    });
    expect(sole(topology.endpointConfigurations).variants).toBe(Unknown);
    const wake = sole(topology.stepPolicies);
    expect(sole(topology.alarmsOf(wake)).address).toBe("aws_cloudwatch_metric_alarm.this");
    expect(topology.targetOf(wake).node?.address).toBe("aws_appautoscaling_target.copies");
  });

  it("may give a role its trust in a data source", () => {
    const statement = [
      {
        actions: ["sts:AssumeRole"],
        principals: [{ type: "Service", identifiers: ["scheduler.amazonaws.com"] }],
        condition: { test: "StringEquals", variable: "aws:SourceAccount", values: ["${var.account}"] },
      },
    ];
    const topology = read({
      data: { aws_iam_policy_document: { trust: { statement } } },
      resource: {
        aws_iam_role: { this: { name: "r", assume_role_policy: "${data.aws_iam_policy_document.trust.json}" } },
        aws_scheduler_schedule: {
          this: { name: "s", target: { arn: "a", role_arn: "arn:aws:iam::${var.account}:role/r", input: "{}" } },
        },
      },
    });
    expect(topology.roleOf(sole(topology.schedules)).node?.trust).toMatchObject({
      statements: [
        {
          effect: "Allow",
          principals: new Map([["Service", ["scheduler.amazonaws.com"]]]),
          conditions: [{ operator: "StringEquals", key: "aws:SourceAccount", values: [Unknown] }],
        },
      ],
    });
  });

  it.each(["0", "00", "9".repeat(400)])("tells no line %s, which no program has", (line) => {
    const metadata = { path: "prod/Llm", stackTrace: [`/app/main.ts:${line}:5`, "/app/prod.ts:7:5"] };
    const topology = read({ resource: { aws_sagemaker_endpoint: { this: { "//": { metadata }, name: "llm" } } } });
    expect(sole(topology.endpoints).sourceLine).toEqual({ file: "/app/prod.ts", line: 7 });
  });

  it.each<readonly [what: string, frame: string]>([
    ["many brackets before many digits", `${"(".repeat(500)}:${"1".repeat(1_000_000)}`],
    ["many colons", ":1".repeat(500_000)],
    ["a path that nobody has", `${"/a".repeat(500_000)}.ts:1:1`],
    ["a line break in the path", "new Llm (/app/\nmain.ts:12:5)"],
    ["no path", "new Llm (:12:5)"],
  ])("passes over a frame with %s", (_, frame) => {
    const metadata = { path: "prod/Llm", stackTrace: [...Array(20).fill(frame), "new Prod (/app/prod.ts:7:5)"] };
    const topology = read({ resource: { aws_sagemaker_endpoint: { this: { "//": { metadata }, name: "llm" } } } });
    expect(sole(topology.endpoints).sourceLine).toEqual({ file: "/app/prod.ts", line: 7 });
  });

  it("has the line of the user's program", () => {
    const metadata = {
      path: "prod/Llm",
      stackTrace: [
        "new Llm (/app/node_modules/x/llm.js:3:1)",
        "node:internal/main:1:1",
        "new Prod (/app/main.ts:12:5)",
      ],
    };
    const topology = read({ resource: { aws_sagemaker_endpoint: { this: { "//": { metadata }, name: "llm" } } } });
    expect(sole(topology.endpoints)).toMatchObject({
      constructPath: "prod/Llm",
      sourceLine: { file: "/app/main.ts", line: 12 },
    });
  });

  it("lists the modules and stacks that it did not read, and does not answer for what they may add", () => {
    const topology = read({
      resource: {
        ...endpoint,
        aws_cloudformation_stack: { legacy: { parameters: { Endpoint: "${aws_sagemaker_endpoint.this.name}" } } },
      },
      module: { vpc: { source: "./vpc" } },
    });
    expect(topology.notLookedInto.map(({ address }) => address)).toEqual([
      "aws_cloudformation_stack.legacy",
      "module.vpc",
    ]);
    expect(topology.componentsOf(sole(topology.endpoints)).surelyNone).toBe(false);
    expect(at(topology.notLookedInto, "module.vpc").mentions).toEqual([]);
  });

  it("reads the operation of a schedule whose partition Terraform looks up", () => {
    const target = (arn: string) => ({ target: { arn, role_arn: "arn:aws:iam::123456789012:role/scheduler" } });
    const partition = "${data.aws_partition.this.partition}";
    const { schedules } = read({
      resource: {
        aws_scheduler_schedule: {
          known: target(`arn:${partition}:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent`),
          hidden: target(`arn:${partition}:scheduler:::aws-sdk:sagemaker:${"${var.operation}"}`),
          other: target("${aws_lambda_function.sleeper.arn}"),
        },
      },
    });
    expect(at(schedules, "aws_scheduler_schedule.known")).toMatchObject({
      targetArn: Unknown,
      operation: { service: "sagemaker", operation: "deleteInferenceComponent" },
    });
    expect(at(schedules, "aws_scheduler_schedule.hidden").operation).toBe(Unknown);
    expect(at(schedules, "aws_scheduler_schedule.other").operation).toBe(Unknown);
  });

  it("has the changes of a scalable target that Terraform ignores", () => {
    const target = { service_namespace: "sagemaker", resource_id: "inference-component/llama" };
    const { scalableTargets } = read({
      resource: {
        aws_appautoscaling_target: {
          moved: { ...target, lifecycle: { ignore_changes: ["min_capacity", "max_capacity"] } },
          all: { ...target, lifecycle: { ignore_changes: "all" } },
          none: target,
        },
      },
    });
    expect(scalableTargets.map(({ ignoredChanges }) => ignoredChanges)).toEqual([
      ["min_capacity", "max_capacity"],
      ["all"],
      [],
    ]);
  });

  it("does not pollute prototypes", () => {
    const text =
      '{"terraform":{},"resource":{"aws_sagemaker_endpoint":{"__proto__":{"name":"x"},"this":{"__proto__":{"name":"y"}}}},"locals":{"__proto__":{"polluted":true}}}';
    const topology = parseTerraform(text, "cdk.tf.json").topology;
    expect(topology.endpoints.map(({ name }) => name)).toEqual(["x", Unknown]);
    expect({}).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("name");
  });

  it("reports the place of a value of the wrong type", () =>
    expect(() => read({ resource: { aws_appautoscaling_target: { this: { min_capacity: [] } } } })).toThrow(
      "cdk.tf.json: resource.aws_appautoscaling_target.this.min_capacity is a list, must be a number",
    ));
});

describe("a resource that is no block", () => {
  it.each([
    ["a number", { aws_sagemaker_endpoint: { chat: 5 } }, "resource.aws_sagemaker_endpoint.chat is 5"],
    [
      "a list with a text",
      { aws_sagemaker_endpoint: { chat: ["x"] } },
      "resource.aws_sagemaker_endpoint.chat is a list",
    ],
    ["a type without names", { aws_sagemaker_endpoint: "chat" }, 'resource.aws_sagemaker_endpoint is "chat"'],
  ])("is told with its place and not passed over: %s", (_, resource, complaint) => {
    expect(() => parseTerraform(JSON.stringify({ resource }), "cdk.tf.json")).toThrow(
      `cdk.tf.json: ${complaint}, must be an object`,
    );
  });

  it("may be a list of one, as Terraform takes it", () => {
    const resource = [{ aws_sagemaker_endpoint: [{ chat: [{ name: "chat" }] }] }];
    const { topology } = parseTerraform(JSON.stringify({ resource }), "cdk.tf.json");
    expect(topology.endpoints.map(({ name }) => name)).toEqual(["chat"]);
  });
});
