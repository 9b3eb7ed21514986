import { AWS_PROVIDER_VERSION, TERRAFORM_VERSION } from "../../src";
import { describeTerraform, exampleStackNames, exampleWorkspace, type Workspace } from "../support/terraform";
import {
  blocks,
  type JsonObject,
  type Plan,
  plannedComponents,
  plannedValues,
  unknownPaths,
} from "../support/terraform-plan";

describeTerraform.each(exampleStackNames())("the example %s", (name) => {
  let workspace: Workspace;
  let plan: Plan;

  beforeAll(async () => {
    workspace = await exampleWorkspace(name);
    plan = await workspace.plan();
  });

  it("is valid for the provider, without a warning", async () => {
    expect(await workspace.validate()).toMatchObject({ valid: true, diagnostics: [] });
  });

  it("asks for the versions that it needs, and not for one", () => {
    expect(workspace.synthesized.terraform).toMatchObject({
      required_version: TERRAFORM_VERSION,
      required_providers: { aws: { source: "hashicorp/aws", version: AWS_PROVIDER_VERSION } },
    });
  });

  it("leaves the region to the provider", () => {
    const resources = plan.configuration.root_module.resources ?? [];
    expect(resources.filter(({ expressions = {} }) => "region" in expressions)).toEqual([]);
  });

  it("is created as a whole", () => {
    const actions = plan.resource_changes.filter(({ mode }) => mode === "managed").map(({ change }) => change.actions);
    expect(new Set(actions.flat())).toEqual(new Set(["create"]));
  });

  it("has names that are all known before the apply", () => {
    const names = /(^|[._])name$|(resource_id|scalable_dimension|desired_state|dimensions.*|triggers_replace.*)$/i;
    expect(unknownPaths(plan).filter((path) => names.test(path.replace(/^.*: /, "")))).toEqual([]);
  });

  it("names component, endpoint and model in what it sends to create a component", () => {
    for (const { InferenceComponentName, EndpointName, Specification } of plannedComponents(plan)) {
      const endpoints = plannedValues(plan, "aws_sagemaker_endpoint").map((endpoint) => endpoint.name);
      expect(InferenceComponentName).toEqual(expect.any(String));
      expect(endpoints).toContain(EndpointName);
      expect(Specification.ModelName ?? Specification.BaseInferenceComponentName).toEqual(expect.any(String));
    }
  });

  it("lets every variant that hosts components go down to 0 instances", () => {
    const variants = plannedValues(plan, "aws_sagemaker_endpoint_configuration").flatMap((configuration) =>
      blocks(configuration.production_variants),
    );
    const hosting = variants.filter((variant) => variant.model_name === null);
    expect(hosting.map((variant) => variant.managed_instance_scaling)).toEqual(
      hosting.map(() => [{ status: "ENABLED", min_instance_count: 0, max_instance_count: expect.any(Number) }]),
    );
  });

  it("registers every component that has copies from 0 on, and nothing else of its kind", () => {
    const components = plannedComponents(plan).filter(({ RuntimeConfig }) => RuntimeConfig !== undefined);
    const expected = components.map(({ InferenceComponentName }) => `inference-component/${InferenceComponentName}`);
    const targets = plannedValues(plan, "aws_appautoscaling_target");
    const ofComponents = targets.filter((target) => String(target.resource_id).startsWith("inference-component/"));
    expect(ofComponents.map((target) => target.resource_id).sort()).toEqual(expected.sort());
  });

  it("lets every target go down to 0", () => {
    const targets = plannedValues(plan, "aws_appautoscaling_target");
    expect(targets.map((target) => target.min_capacity)).toEqual(targets.map(() => 0));
  });

  it("states both cooldowns of every tracking policy", () => {
    const tracking = policies(plan, "target_tracking_scaling_policy_configuration");
    expect(tracking).toEqual(
      tracking.map(() =>
        expect.objectContaining({ scale_in_cooldown: expect.any(Number), scale_out_cooldown: expect.any(Number) }),
      ),
    );
  });

  it("states the cooldown of every step policy", () => {
    const steps = policies(plan, "step_scaling_policy_configuration");
    expect(steps.map(({ cooldown }) => cooldown)).toEqual(steps.map(() => expect.any(Number)));
  });

  it("adjusts from the threshold of the alarm on: upwards to wake, downwards to sleep, the bound is the text 0", () => {
    const adjustments = policies(plan, "step_scaling_policy_configuration").flatMap(({ step_adjustment }) =>
      blocks(step_adjustment),
    );
    const bounds = adjustments.map(
      ({ scaling_adjustment, metric_interval_lower_bound, metric_interval_upper_bound }) =>
        scaling_adjustment === 0 ? metric_interval_upper_bound : metric_interval_lower_bound,
    );
    expect(bounds).toEqual(adjustments.map(() => "0"));
  });

  it("wakes every component on one refused request", () => {
    const alarms = plannedValues(plan, "aws_cloudwatch_metric_alarm");
    for (const { InferenceComponentName } of plannedComponents(plan)) {
      expect(alarms).toContainEqual(
        expect.objectContaining({
          metric_name: "NoCapacityInvocationFailures",
          dimensions: { InferenceComponentName },
          comparison_operator: "GreaterThanOrEqualToThreshold",
          threshold: 1,
          datapoints_to_alarm: 1,
        }),
      );
    }
  });
});

function policies(plan: Plan, configuration: string): JsonObject[] {
  return plannedValues(plan, "aws_appautoscaling_policy").flatMap((policy) => blocks(policy[configuration]));
}
