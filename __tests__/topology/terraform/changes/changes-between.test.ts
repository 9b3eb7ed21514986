import { changesBetween, parseTerraform } from "../../../../src/topology";
import { recordedMode } from "../../../support/plan-fixture";
import { shown } from "../../../support/plan-of-changes";

type Blocks = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const stack = (resource: Blocks, more: Readonly<Record<string, unknown>> = {}) =>
  parseTerraform(JSON.stringify({ terraform: {}, resource, ...more }), "cdk.tf.json");

const target = (values: Readonly<Record<string, unknown>>): Blocks => ({
  aws_appautoscaling_target: { copies: { resource_id: "inference-component/chat", ...values } },
});

const META = { "//": { metadata: { path: "app/Target", stackTrace: ["new Target (/app/main.ts:12:5)"] } } };

describe("what changes between two syntheses", () => {
  it("is nothing between equal ones, wherever the lines of the program went", () => {
    const moved = { "//": { metadata: { path: "app/Target", stackTrace: ["new Target (/app/main.ts:99:5)"] } } };
    expect(changesBetween(stack(target(META)), stack(target(moved)))).toEqual([]);
  });

  it("names arguments, expressions as they are written, and the line of the program", () => {
    const [change] = changesBetween(
      stack(target({ min_capacity: 0, max_capacity: 2 })),
      stack(target({ min_capacity: 0, max_capacity: "${var.max}", ...META })),
    );
    expect(change).toMatchObject({
      address: "aws_appautoscaling_target.copies",
      action: "update",
      sourceLine: { file: "/app/main.ts", line: 12 },
    });
    expect(shown(change)).toEqual(["max_capacity: 2 → ${var.max}"]);
  });

  it("is nothing where Terraform converts what is written, and something where it does not", () => {
    const written = (max_capacity: unknown) => stack(target({ max_capacity, min_capacity: 0 }));
    expect(changesBetween(written(5), written("5"))).toEqual([]);
    expect(changesBetween(written("5"), written(5))).toEqual([]);
    expect(changesBetween(written(5), written("6"))).toHaveLength(1);
    expect(changesBetween(written(0), written(""))).toHaveLength(1);
  });

  it("creates and deletes by address", () => {
    const alarm = { aws_cloudwatch_metric_alarm: { wake: { alarm_name: "wake" } } };
    expect(changesBetween(stack(target({})), stack(alarm))).toMatchObject([
      { address: "aws_appautoscaling_target.copies", action: "delete", attributes: [] },
      { address: "aws_cloudwatch_metric_alarm.wake", action: "create", attributes: [] },
    ]);
  });

  it("replaces what AWS cannot change, create-first where the block says so", () => {
    const configuration = (instance_type: string, lifecycle: unknown) => ({
      aws_sagemaker_endpoint_configuration: { this: { production_variants: [{ instance_type }], lifecycle } },
    });
    const [first] = changesBetween(
      stack(configuration("ml.g5.xlarge", { create_before_destroy: true })),
      stack(configuration("ml.g5.2xlarge", { create_before_destroy: true })),
    );
    expect(first).toMatchObject({ action: "replace", createsFirst: true });
    expect(shown(first)).toEqual(["production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)"]);
    const endpoint = (name: string) => ({ aws_sagemaker_endpoint: { this: { name, endpoint_config_name: "a" } } });
    expect(changesBetween(stack(endpoint("a")), stack(endpoint("b")))).toMatchObject([
      { action: "replace", createsFirst: false },
    ]);
    const tags = (value: string) => ({ aws_sagemaker_endpoint_configuration: { this: { tags: { a: value } } } });
    expect(changesBetween(stack(tags("1")), stack(tags("2")))).toMatchObject([{ action: "update" }]);
  });

  it("replaces what a changed resource triggers, and what that triggers in turn", () => {
    const chain = (name: string): Blocks => ({
      terraform_data: { identity: { input: name } },
      aws_appautoscaling_target: {
        copies: { resource_id: "x", lifecycle: { replace_triggered_by: ["terraform_data.identity"] } },
      },
      aws_appautoscaling_policy: {
        wake: { lifecycle: { replace_triggered_by: ["aws_appautoscaling_target.copies"] } },
      },
    });
    const changes = changesBetween(stack(chain("a")), stack(chain("b")));
    expect(changes.map(({ address, action, reason }) => [address, action, reason])).toEqual([
      ["aws_appautoscaling_policy.wake", "replace", "replace_by_triggers"],
      ["aws_appautoscaling_target.copies", "replace", "replace_by_triggers"],
    ]);
    expect(changesBetween(stack(chain("a")), stack(chain("a")))).toEqual([]);
  });

  it("replaces nothing because of what is created or deleted, and creates once what a change would replace", () => {
    const scaled = (trigger: string, more: Blocks = {}): Blocks => ({
      aws_appautoscaling_target: { copies: { resource_id: "x", lifecycle: { replace_triggered_by: [trigger] } } },
      ...more,
    });
    const data = { terraform_data: { identity: { input: "a" } } };
    const actions = (before: Blocks, after: Blocks) =>
      changesBetween(stack(before), stack(after)).map(({ action }) => action);
    expect(actions(scaled("terraform_data.identity"), scaled("terraform_data.identity", data))).toEqual([]);
    expect(actions(scaled("terraform_data.identity", data), scaled("terraform_data.identity"))).toEqual([]);
    const changed = { terraform_data: { identity: { input: "b" } } };
    expect(actions(data, scaled("terraform_data.identity", changed))).toEqual(["create"]);
  });

  it.each([
    ["terraform_data.identity", { input: "b" }, true],
    ["${terraform_data.identity}", { input: "b" }, true],
    ["terraform_data.identity.output", { input: "b" }, true],
    ["terraform_data.identity.input", { input: "b" }, true],
    ["terraform_data.identity.triggers_replace", { input: "b" }, false],
    ["terraform_data.identity.id", { input: "b" }, false],
    ["terraform_data.identity[0].id", { input: "a", triggers_replace: "new" }, true],
    ["terraform_data.identity.input", { input: "a", triggers_replace: "new" }, false],
  ])("replaces by %s after %j: %s", (trigger, data, isReplaced) => {
    const target = { resource_id: "x", lifecycle: { replace_triggered_by: [trigger] } };
    const side = (identity: Readonly<Record<string, unknown>>) =>
      stack({ terraform_data: { identity }, aws_appautoscaling_target: { copies: target } });
    expect(changesBetween(side({ input: "a" }), side(data)).map(({ action }) => action)).toEqual(
      isReplaced ? ["replace"] : [],
    );
  });

  it("shows no default of a sensitive variable", () => {
    const secret = { variable: { token: { default: "hunter22", sensitive: true } } };
    const [change] = changesBetween(
      stack(target({ role_arn: "a" }), secret),
      stack(target({ role_arn: "arn:hunter22" }), secret),
    );
    expect(shown(change)).toEqual(["role_arn: a → (sensitive)"]);
  });
});

describe("an argument that one of two syntheses writes at its default", () => {
  const one = (type: string, values: Readonly<Record<string, unknown>>) =>
    stack({ [type]: { this: { a: "x", ...values } } });
  const step = (more: Readonly<Record<string, unknown>>) => ({
    step_scaling_policy_configuration: [{ adjustment_type: "ExactCapacity", ...more }],
  });
  const shadow = (more: Readonly<Record<string, unknown>>) => ({
    shadow_production_variants: { variant_name: "shadow", ...more },
  });
  const managed = (more: Readonly<Record<string, unknown>>) => ({
    production_variants: { variant_name: "main", managed_instance_scaling: { status: "ENABLED", ...more } },
  });

  it.each([
    ["aws_cloudwatch_metric_alarm", {}, { treat_missing_data: "missing", actions_enabled: true }],
    ["aws_appautoscaling_policy", step({}), step({ cooldown: 0, metric_aggregation_type: "Average" })],
    ["aws_sagemaker_endpoint_configuration", managed({}), managed({ min_instance_count: 0 })],
    ["aws_sagemaker_endpoint_configuration", shadow({}), shadow({ initial_variant_weight: 1 })],
    ["aws_scheduler_schedule", {}, { schedule_expression_timezone: "UTC", state: "ENABLED" }],
  ])("is no change in either direction: %s", (type, without, withDefault) => {
    expect(changesBetween(one(type, without), one(type, withDefault))).toEqual([]);
    expect(changesBetween(one(type, withDefault), one(type, without))).toEqual([]);
  });

  it.each([
    ["aws_cloudwatch_metric_alarm", {}, { treat_missing_data: "notBreaching" }],
    ["aws_cloudwatch_metric_alarm", {}, { treat_missing_data: "${var.missing}" }],
    ["aws_appautoscaling_policy", step({}), step({ cooldown: 300 })],
    ["aws_appautoscaling_target", {}, { min_capacity: 0 }],
    ["aws_sagemaker_endpoint_configuration", managed({}), managed({ min_instance_count: 1 })],
    ["aws_sagemaker_endpoint_configuration", shadow({}), shadow({ initial_variant_weight: 0 })],
    ["aws_sagemaker_endpoint_configuration", { production_variants: { variant_name: "main" } }, managed({})],
  ])("is a change with any other value: %s", (type, without, withOther) => {
    expect(changesBetween(one(type, without), one(type, withOther))).toHaveLength(1);
    expect(changesBetween(one(type, withOther), one(type, without))).toHaveLength(1);
  });

  it("is a change from the default to another value", () => {
    const alarm = (treat_missing_data: string) => one("aws_cloudwatch_metric_alarm", { treat_missing_data });
    expect(changesBetween(alarm("missing"), alarm("breaching")).flatMap(shown)).toEqual([
      "treat_missing_data: missing → breaching",
    ]);
  });
});

describe("what changes between two states", () => {
  const state = (copies: number, memory: number) => {
    const values = {
      name: "chat",
      runtime_config: [{ copy_count: copies, current_copy_count: copies }],
      specification: [{ compute_resource_requirements: [{ min_memory_required_in_mb: memory }] }],
    };
    const resource = {
      address: "aws_sagemaker_inference_component.chat",
      mode: "managed",
      type: "aws_sagemaker_inference_component",
      name: "chat",
      values,
      sensitive_values: {},
    };
    const document = { format_version: "1.0", values: { root_module: { resources: [resource] } } };
    return parseTerraform(JSON.stringify(document), "state.json");
  };

  it("leaves out copies that autoscaling moved", () => {
    expect(changesBetween(state(0, 1024), state(3, 1024))).toEqual([]);
    expect(shown(changesBetween(state(0, 1024), state(3, 2048))[0])).toEqual([
      "specification[0].compute_resource_requirements[0].min_memory_required_in_mb: 1024 → 2048",
    ]);
  });

  it("is nothing between a plan and the state after it", () => {
    const [plan, after] = ["nothing-to-do", "sensitive-state"].map((name) =>
      parseTerraform(JSON.stringify(recordedMode(name)), name),
    );
    expect(plan && after && changesBetween(plan, after)).toEqual([]);
  });

  it("compares a state with a synthesis by the arguments that both say", () => {
    const written = stack({
      aws_sagemaker_inference_component: {
        chat: {
          name: "chat",
          specification: { compute_resource_requirements: { min_memory_required_in_mb: 2048 } },
          variant_name: "${aws_sagemaker_endpoint_configuration.x.production_variants[0].variant_name}",
        },
      },
    });
    expect(changesBetween(state(3, 1024), written).map(shown)).toEqual([
      ["specification[0].compute_resource_requirements[0].min_memory_required_in_mb: 1024 → 2048"],
    ]);
  });
});
