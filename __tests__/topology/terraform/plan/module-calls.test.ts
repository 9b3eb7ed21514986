import { inspect } from "node:util";
import { PlanModuleCalls } from "../../../../src/topology/terraform/plan/module-calls";
import { recordedPlan } from "../../../support/plan-fixture";

const calls = new PlanModuleCalls(recordedPlan("module-arguments") as object);
const TARGET = "aws_appautoscaling_target.this";

const inputs = (address: string, argument: string) => {
  const found = calls.inputsOf(address, argument);
  return found && [found.kind, ...found.inputs.map((one) => `${one.calls.join("/")}: ${one.name}`)];
};

describe("the inputs of modules", () => {
  it("are known for an argument that has the value of a variable, also of its default", () => {
    expect(inputs(`module.chat["a"].${TARGET}`, "max_capacity")).toEqual(["same", "chat: max_copies"]);
    expect(inputs('module.chat["a"].aws_appautoscaling_policy.wake', "cooldown")).toEqual(["same", "chat: cooldown"]);
  });

  it("are those of the outermost call that hands them on", () => {
    expect(inputs(`module.platform.module.chat.${TARGET}`, "max_capacity")).toEqual(["same", "platform: copies"]);
    expect(inputs("module.platform.module.chat.aws_cloudwatch_metric_alarm.wake", "threshold")).toEqual([
      "same",
      "platform: alarm.threshold",
    ]);
  });

  it("are those of the inner call that states a constant", () => {
    expect(inputs("module.platform.module.chat.aws_appautoscaling_policy.wake", "cooldown")).toEqual([
      "same",
      "platform/chat: cooldown",
    ]);
  });

  it("are not called the same if the module computes the argument", () => {
    expect(inputs(`module.chat["a"].${TARGET}`, "min_capacity")).toEqual(["computed", "chat: sleeps"]);
    expect(inputs('module.chat["a"].aws_cloudwatch_metric_alarm.wake', "period")).toEqual([
      "computed",
      "chat: wake.minutes",
    ]);
  });

  it("are none for a constant, for what refers to a resource, and outside of modules", () => {
    const alarm = 'module.chat["a"].aws_cloudwatch_metric_alarm.wake';
    for (const argument of ["statistic", "alarm_actions", "constructor", "no_argument"]) {
      expect(inputs(alarm, argument)).toBeUndefined();
    }
    expect(inputs(TARGET, "max_capacity")).toBeUndefined();
    expect(inputs(`module.gone.${TARGET}`, "max_capacity")).toBeUndefined();
    expect(inputs("arn:aws:sagemaker:eu-west-1:123456789012:endpoint/chat", "max_capacity")).toBeUndefined();
  });

  const planOf = (expressions: object, variants: readonly object[], call: object = {}) =>
    new PlanModuleCalls({
      configuration: {
        root_module: {
          module_calls: {
            llm: {
              source: "./llm",
              expressions: call,
              module: {
                resources: [{ address: "aws_sagemaker_endpoint_configuration.this", expressions }],
                variables: { small: { default: 1 }, large: { default: 2 } },
              },
            },
          },
        },
      },
      planned_values: {
        root_module: {
          child_modules: [
            {
              resources: [
                {
                  address: "module.llm.aws_sagemaker_endpoint_configuration.this",
                  values: { production_variants: variants },
                },
              ],
            },
          ],
        },
      },
    });
  const of = (name: string) => ({ initial_instance_count: { references: [`var.${name}`] } });
  const CONFIGURATION = "module.llm.aws_sagemaker_endpoint_configuration.this";

  it("are those of the variant that is meant, and unknown if several have the argument", () => {
    const plan = planOf({ production_variants: [of("small"), of("large")] }, [
      { initial_instance_count: 1 },
      { initial_instance_count: 2 },
    ]);
    expect(plan.inputsOf(`${CONFIGURATION}.production_variants[1]`, "initial_instance_count")).toEqual({
      kind: "same",
      inputs: [{ calls: ["llm"], name: "large" }],
    });
    expect(plan.inputsOf(CONFIGURATION, "initial_instance_count")).toBeUndefined();
  });

  it("are candidates if there are several, and if their values are not known", () => {
    const both = { initial_instance_count: { references: ["var.small", "var.large"] } };
    const values = [{ initial_instance_count: 2 }];
    expect(planOf({ production_variants: [both] }, values).inputsOf(CONFIGURATION, "initial_instance_count")).toEqual({
      kind: "computed",
      inputs: [
        { calls: ["llm"], name: "small" },
        { calls: ["llm"], name: "large" },
      ],
    });
    const given = { large: { references: ["each.value"] } };
    expect(
      planOf({ production_variants: [of("large")] }, values, given).inputsOf(CONFIGURATION, "initial_instance_count"),
    ).toMatchObject({ kind: "computed" });
  });
});

it("shows no value of the plan", () => {
  const plan = { configuration: { root_module: { module_calls: {} } }, variables: { token: { value: "hunter22" } } };
  expect(inspect(new PlanModuleCalls(plan), { depth: null, showHidden: true })).not.toContain("hunter22");
});

describe("the module of a resource", () => {
  it("has its source and its variables", () => {
    expect(calls.moduleOf(`module.platform.module.chat.${TARGET}`)).toEqual({
      calls: ["platform", "chat"],
      source: "../chat",
      variables: ["component", "cooldown", "max_copies", "sleeps", "wake"],
    });
    expect(calls.moduleOf(TARGET)).toBeUndefined();
    expect(calls.moduleOf(`module.gone.${TARGET}`)).toBeUndefined();
  });
});
