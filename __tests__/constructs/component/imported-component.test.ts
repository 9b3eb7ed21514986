import type { TerraformStack } from "cdktf";
import {
  type IImportedInferenceComponent,
  InferenceComponent,
  type InferenceComponentAttributes,
  RealtimeEndpoint,
  SleepMethod,
} from "../../../src";
import { WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, resource, resources, stackWithProvider } from "../../support/synthesized";

const ACTION = "aws_appautoscaling_scheduled_action";

function imported(
  stack: TerraformStack,
  attributes: Partial<InferenceComponentAttributes> = {},
): IImportedInferenceComponent {
  return InferenceComponent.fromInferenceComponentAttributes(stack, "Theirs", {
    inferenceComponentName: "llama",
    ...attributes,
  });
}

describe("a component that is managed elsewhere", () => {
  it("is in the tree, and creates nothing", () => {
    const stack = stackWithProvider();
    const component = InferenceComponent.fromInferenceComponentName(stack, "Theirs", "llama");
    expect(component.node.path).toBe("test/Theirs");
    expect(component.inferenceComponentName).toBe("llama");
    expect(resources(stack, "aws_cloudcontrolapi_resource")).toEqual([]);
  });

  it("can be scaled here", () => {
    const stack = stackWithProvider();
    const component = imported(stack, { tags: { team: "search" } });
    expect(component.scaling).toBeUndefined();
    expect(component.addScaling({ maxCopies: 2 })).toBe(component.scaling);
    expect(resource(stack, "aws_appautoscaling_target")).toMatchObject({
      resource_id: "inference-component/llama",
      min_capacity: 0,
      max_capacity: 2,
      tags: { team: "search" },
    });
    expect(resource(stack, "aws_cloudwatch_metric_alarm").metric_name).toBe("NoCapacityInvocationFailures");
  });

  it("is scaled once, and before it sleeps", () => {
    const twice = imported(stackWithProvider());
    twice.addScaling({ maxCopies: 2 });
    twice.addScaling({ maxCopies: 3 });
    expect(problems(twice)).toEqual([expect.stringContaining('addScaling is "called twice", must be called once')]);
    const late = imported(stackWithProvider());
    late.addSleepWindow("Weekend", WEEKEND);
    late.addScaling({ maxCopies: 2 });
    expect(problems(late)).toEqual([expect.stringContaining("called after addSleepWindow")]);
  });

  it("sleeps by the target that another stack registers", () => {
    const stack = stackWithProvider();
    imported(stack).addSleepWindow("Weekend", WEEKEND);
    const target = { resource_id: "inference-component/llama", service_namespace: "sagemaker" };
    expect(resources(stack, ACTION)).toEqual([
      expect.objectContaining({ ...target, scalable_target_action: { min_capacity: "0" } }),
      expect.objectContaining({ ...target, scalable_target_action: { min_capacity: "1" } }),
    ]);
  });

  it("gets its bounds back after the sleep", () => {
    const stack = stackWithProvider();
    const method = SleepMethod.minCapacity({ hard: true });
    imported(stack, { minCopies: 2, maxCopies: 4 }).addSleepWindow("Weekend", { ...WEEKEND, method });
    expect(resources(stack, ACTION).map(({ scalable_target_action }) => scalable_target_action)).toEqual([
      { min_capacity: "0", max_capacity: "0" },
      { min_capacity: "2", max_capacity: "4" },
    ]);
  });

  it("sleeps hard only if its maximum is known", () => {
    const stack = stackWithProvider();
    imported(stack).addSleepWindow("Weekend", { ...WEEKEND, method: SleepMethod.minCapacity({ hard: true }) });
    expect(problems(stack)).toEqual([expect.stringContaining("must know maxCopies: the wake restores the maximum")]);
  });

  it("sleeps by the bounds of the scaling that was added here", () => {
    const stack = stackWithProvider();
    const component = imported(stack);
    component.addScaling({ maxCopies: 3 });
    component.addSleepWindow("Weekend", { ...WEEKEND, method: SleepMethod.minCapacity({ hard: true }) });
    expect(resources(stack, ACTION)[1]?.scalable_target_action).toEqual({ min_capacity: "1", max_capacity: "3" });
    expect(resource(stack, "aws_appautoscaling_target").lifecycle).toMatchObject({
      ignore_changes: ["min_capacity", "max_capacity"],
    });
  });

  it("may have its number of copies set by the clock", () => {
    const stack = stackWithProvider();
    const endpoint = RealtimeEndpoint.fromEndpointName(stack, "Endpoint", "llm");
    imported(stack, { endpoint }).addSleepWindow("Weekend", { ...WEEKEND, method: SleepMethod.copyCount() });
    expect(resources(stack, "aws_scheduler_schedule")).toHaveLength(2);
    expect(problems(stack)).toEqual([]);
  });

  it("is not deleted by the clock: nothing knows how to create it again", () => {
    const stack = stackWithProvider();
    imported(stack).addSleepWindow("Weekend", { ...WEEKEND, method: SleepMethod.deleteAndRecreate() });
    expect(problems(stack)).toEqual([
      expect.stringContaining("may not be given to a component that is managed elsewhere"),
    ]);
  });

  it("may be called by a role, which needs its endpoint", () => {
    const stack = stackWithProvider();
    const endpoint = RealtimeEndpoint.fromEndpointName(stack, "Endpoint", "llm");
    const role = { name: "caller", arn: "arn:aws:iam::123456789012:role/caller" };
    imported(stack, { endpoint }).grantInvoke(role);
    expect(Object(document(resource(stack, "aws_iam_role_policy").policy)).Statement[0].Resource).toEqual([
      expect.stringMatching(/:endpoint\/llm$/),
      expect.stringMatching(/:inference-component\/llama$/),
    ]);
    const lost = imported(stackWithProvider());
    lost.grantInvoke(role);
    expect(problems(lost)).toEqual([expect.stringContaining("endpoint is missing, must be given to grantInvoke")]);
  });
});
