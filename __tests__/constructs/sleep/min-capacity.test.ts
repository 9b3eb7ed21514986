import type { TerraformStack } from "cdktf";
import { AsyncEndpoint, Cron, InferenceComponent, SleepMethod, type SleepWindowOptions } from "../../../src";
import { asyncEndpoint, inferenceComponent, modelNamed, realtimeEndpoint, WEEKEND } from "../../support/builders";
import { problems, resource, resources, stackWithProvider, variable, warnings } from "../../support/synthesized";

const ACTION = "aws_appautoscaling_scheduled_action";
const TARGET = "aws_appautoscaling_target";
const model = modelNamed("llama-8b");
const hard = SleepMethod.minCapacity({ hard: true });

const bounds = (stack: TerraformStack) => resources(stack, ACTION).map((action) => action.scalable_target_action);

function stackWith(options: Partial<SleepWindowOptions>, component = {}): TerraformStack {
  const stack = stackWithProvider();
  inferenceComponent(stack, component).addSleepWindow("Weekend", { ...WEEKEND, ...options });
  return stack;
}

describe("a sleep window of a component", () => {
  it("moves the minimum with two scheduled actions, and needs no role", () => {
    const stack = stackWith({});
    expect(resources(stack, ACTION)).toMatchObject([
      {
        name: "llama-Weekend-sleep",
        schedule: "cron(0 18 ? * FRI *)",
        timezone: "Europe/Paris",
        scalable_target_action: { min_capacity: "0" },
        service_namespace: expect.stringContaining(`${TARGET}.`),
        resource_id: expect.stringContaining(`${TARGET}.`),
        scalable_dimension: expect.stringContaining(`${TARGET}.`),
      },
      {
        name: "llama-Weekend-wake",
        schedule: "cron(0 7 ? * MON *)",
        timezone: "Europe/Paris",
        scalable_target_action: { min_capacity: "1" },
      },
    ]);
    expect(resources(stack, "aws_iam_role")).toEqual([]);
    expect(resources(stack, "aws_scheduler_schedule")).toEqual([]);
  });

  it("lets a request wake it inside the window: the maximum stays", () => {
    expect(bounds(stackWith({ copiesOnWake: 2 }))).toEqual([{ min_capacity: "0" }, { min_capacity: "2" }]);
  });

  it("lets nothing wake it inside a hard window, and gives the maximum back", () => {
    expect(bounds(stackWith({ method: hard, copiesOnWake: 2 }))).toEqual([
      { min_capacity: "0", max_capacity: "0" },
      { min_capacity: "2", max_capacity: "3" },
    ]);
  });

  it("wakes to no copy after a hard window, where that is asked for: 0 is 0", () => {
    expect(bounds(stackWith({ method: hard, copiesOnWake: 0 }))[1]).toEqual({ min_capacity: "0", max_capacity: "3" });
  });

  it("wakes to the component's own minimum where nothing else is said", () => {
    expect(bounds(stackWith({}, { minCopies: 2 }))[1]).toEqual({ min_capacity: "2" });
  });

  it("hands numbers that Terraform alone knows over as text", () => {
    const stack = stackWithProvider();
    const copies = variable(stack, "copies").numberValue;
    inferenceComponent(stack, { maxCopies: copies }).addSleepWindow("Weekend", { ...WEEKEND, method: hard });
    expect(bounds(stack)[1]).toEqual({ min_capacity: "1", max_capacity: "${tostring(var.copies)}" });
  });

  it("asks Terraform whether a number of copies fits that it alone knows", () => {
    const stack = stackWithProvider();
    const copies = variable(stack, "copies").numberValue;
    inferenceComponent(stack).addSleepWindow("Weekend", { ...WEEKEND, copiesOnWake: copies });
    expect(resources(stack, ACTION)[0]?.lifecycle).toMatchObject({
      precondition: [{ condition: "${((0 <= var.copies) && (floor(var.copies) == var.copies))}" }, {}],
    });
  });

  it("is left in place by an apply: Terraform ignores what the actions move, and no more", () => {
    expect(resource(stackWith({}), TARGET).lifecycle).toMatchObject({ ignore_changes: ["min_capacity"] });
    expect(resource(stackWith({ method: hard }), TARGET).lifecycle).toMatchObject({
      ignore_changes: ["min_capacity", "max_capacity"],
      replace_triggered_by: [expect.stringMatching(/^terraform_data\..*\.id$/)],
    });
  });

  it("comes back with a target that is registered anew", () => {
    for (const action of resources(stackWith({}), ACTION)) {
      expect(action.lifecycle).toEqual({
        replace_triggered_by: [expect.stringMatching(/^aws_appautoscaling_target\..*\.id$/)],
      });
    }
  });

  it("changes one target one action after the other", () => {
    const stack = stackWithProvider();
    const component = inferenceComponent(stack);
    component.addSleepWindow("Weekend", WEEKEND);
    component.addSleepWindow("Nights", {
      ...WEEKEND,
      sleep: Cron.weekly("MON-THU", "20:00"),
      wake: Cron.weekly("TUE-FRI", "07:00"),
    });
    const order = resources(stack, ACTION).map(({ name, depends_on }) => [name, String(depends_on ?? "")]);
    expect(order).toEqual([
      ["llama-Nights-sleep", expect.stringMatching(/SleepWindow-Weekend_Wake/)],
      ["llama-Nights-wake", expect.stringMatching(/SleepWindow-Nights_Sleep/)],
      ["llama-Weekend-sleep", ""],
      ["llama-Weekend-wake", expect.stringMatching(/SleepWindow-Weekend_Sleep/)],
    ]);
  });

  it("starts and ends at its dates, in UTC", () => {
    const stack = stackWith({ startDate: "2027-01-01T00:00:00+01:00", endDate: "2027-12-31T23:59:59" });
    for (const action of resources(stack, ACTION)) {
      expect(action).toMatchObject({ start_time: "2026-12-31T23:00:00Z", end_time: "2027-12-31T23:59:59Z" });
    }
  });

  it("leaves no trace while it is not enabled", () => {
    const stack = stackWith({ enabled: false });
    expect(resources(stack, ACTION)).toEqual([]);
    expect(resource(stack, TARGET).lifecycle).not.toHaveProperty("ignore_changes");
  });
});

describe("a sleep window of an asynchronous endpoint", () => {
  it("moves the minimum of its instances", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).addSleepWindow("Weekend", { ...WEEKEND, copiesOnWake: 2 });
    expect(resources(stack, ACTION).map(({ name }) => name)).toEqual(["ocr-Weekend-sleep", "ocr-Weekend-wake"]);
    expect(bounds(stack)).toEqual([{ min_capacity: "0" }, { min_capacity: "2" }]);
  });

  it("reaches each of its variants", () => {
    const stack = stackWithProvider();
    const small = { variantName: "small", model, instanceType: "ml.g5.xlarge", maxInstanceCount: 1 };
    asyncEndpoint(stack, { additionalVariants: [small] }).addSleepWindow("Weekend", WEEKEND);
    expect(resources(stack, ACTION).map(({ name }) => name)).toEqual([
      "ocr-small-Weekend-sleep",
      "ocr-small-Weekend-wake",
      "ocr-Weekend-sleep",
      "ocr-Weekend-wake",
    ]);
  });

  it("warns of a hard sleep, in which requests expire", () => {
    const stack = stackWithProvider();
    asyncEndpoint(stack).addSleepWindow("Weekend", { ...WEEKEND, method: hard });
    expect(warnings(stack)).toEqual([expect.stringContaining("lets queued requests expire, after six hours at most")]);
  });
});

describe("a whole endpoint", () => {
  it("sleeps with all its components, those that are added later included, and without their adapters", () => {
    const stack = stackWithProvider();
    const endpoint = realtimeEndpoint(stack);
    const first = inferenceComponent(stack, {}, endpoint);
    first.addAdapter("Adapter", { inferenceComponentName: "adapter", artifactUrl: "s3://bucket/adapter.tar.gz" });
    endpoint.addSleepWindow("Weekend", WEEKEND);
    endpoint.addInferenceComponent("Later", {
      inferenceComponentName: "later",
      model,
      compute: { minMemoryMb: 1024 },
      maxCopies: 1,
    });
    expect(resources(stack, ACTION).map(({ name }) => name)).toEqual([
      "later-Weekend-sleep",
      "later-Weekend-wake",
      "llama-Weekend-sleep",
      "llama-Weekend-wake",
    ]);
  });
});

describe("sleep windows of two imports of one thing", () => {
  const imported = {
    component: (stack: TerraformStack, id: string) => InferenceComponent.fromInferenceComponentName(stack, id, "llama"),
    variant: (stack: TerraformStack, id: string) => AsyncEndpoint.fromEndpointName(stack, id, "embed"),
  };

  it.each(Object.entries(imported))("must not overwrite each other: %s", (_, importOf) => {
    const stack = stackWithProvider();
    importOf(stack, "One").addSleepWindow("Weekend", WEEKEND);
    importOf(stack, "Other").addSleepWindow("Weekend", WEEKEND);
    expect(problems(stack)).toEqual([expect.stringContaining("must be the only scheduled action with this name")]);
  });

  it.each(Object.entries(imported))("may have names of their own: %s", (_, importOf) => {
    const stack = stackWithProvider();
    importOf(stack, "One").addSleepWindow("Weekend", WEEKEND);
    importOf(stack, "Other").addSleepWindow("Holidays", WEEKEND);
    expect(problems(stack)).toEqual([]);
  });
});
