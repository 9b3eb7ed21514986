import { describeTerraform, exampleWorkspace, type Workspace } from "../support/terraform";
import {
  blocks,
  isObject,
  type JsonObject,
  type Plan,
  plannedActions,
  plannedValues,
  unknownPaths,
} from "../support/terraform-plan";
import { type State, stateAfter } from "../support/terraform-state";

const COMPONENT = "aws_cloudcontrolapi_resource.Endpoint_Recreated_";
const scheduled = (plan: Plan) => new Map(plannedValues(plan, "aws_scheduler_schedule").map((one) => [one.name, one]));

/** What a schedule sends, as JSON. */
function sent(plan: Plan, name: string): JsonObject {
  const [target] = blocks(scheduled(plan).get(name)?.target);
  return { arn: target?.arn ?? null, input: JSON.parse(String(target?.input)) };
}

describeTerraform("the schedules of AWS's announcement of scale to zero", () => {
  let workspace: Workspace;
  let plan: Plan;

  beforeAll(async () => {
    workspace = await exampleWorkspace("llama3-8b-weekends");
    plan = await workspace.plan();
  });

  it("are planned on Friday at 18:00 and on Monday at 07:00, in a zone that has a summer", () => {
    const times = [...scheduled(plan).values()].map((one) => [
      one.schedule_expression,
      one.schedule_expression_timezone,
    ]);
    expect(new Set(times.map((time) => time.join()))).toEqual(
      new Set(["cron(0 18 ? * FRI *),Europe/Paris", "cron(0 7 ? * MON *),Europe/Paris"]),
    );
  });

  it("send what the first method of the announcement sends", () => {
    const arn = "arn:aws:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig";
    const InferenceComponentName = "llama3-8b-resized";
    expect(sent(plan, "llama3-8b-resized-Weekend-sleep")).toEqual({
      arn,
      input: { DesiredRuntimeConfig: { CopyCount: 0 }, InferenceComponentName },
    });
    expect(sent(plan, "llama3-8b-resized-Weekend-wake")).toEqual({
      arn,
      input: { DesiredRuntimeConfig: { CopyCount: 2 }, InferenceComponentName },
    });
  });

  it("send what the second method of the announcement sends", () => {
    const InferenceComponentName = "llama3-8b-recreated";
    expect(sent(plan, "llama3-8b-recreated-Weekend-sleep")).toEqual({
      arn: "arn:aws:scheduler:::aws-sdk:sagemaker:deleteInferenceComponent",
      input: { InferenceComponentName },
    });
    expect(sent(plan, "llama3-8b-recreated-Weekend-wake")).toEqual({
      arn: "arn:aws:scheduler:::aws-sdk:sagemaker:createInferenceComponent",
      input: {
        EndpointName: "llama3-8b-weekends",
        InferenceComponentName,
        RuntimeConfig: { CopyCount: 2 },
        Specification: {
          ModelName: expect.stringMatching(/^llama3-8b-weekends-[0-9a-f]{8}$/),
          StartupParameters: {
            ModelDataDownloadTimeoutInSeconds: 3600,
            ContainerStartupHealthCheckTimeoutInSeconds: 3600,
          },
          ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024, NumberOfAcceleratorDevicesRequired: 1 },
        },
        VariantName: "AllTraffic",
      },
    });
  });

  it("show what their roles may do before the apply", () => {
    expect(unknownPaths(plan).filter((path) => /^aws_iam_role_policy\..*: policy$/.test(path))).toEqual([]);
  });

  describe("inside the window of a component that is deleted", () => {
    let applied: State;

    beforeAll(async () => {
      applied = withoutQueue(stateAfter(plan, await workspace.dependencies()));
    });

    it("leave nothing to do for an apply while the component is there", async () => {
      expect(hosting(await workspace.plan({ state: applied }))).toEqual({});
    });

    it("let an apply create the component, awake, and nothing else of the endpoint", async () => {
      // A refresh finds the component gone and takes it out of the state.
      const gone = { ...applied, resources: applied.resources.filter((one) => !isDeleted(one)) };
      expect(gone.resources).toHaveLength(applied.resources.length - 1);
      const actions = hosting(await workspace.plan({ state: gone }));
      expect(Object.entries(actions)).toEqual([[expect.stringContaining(COMPONENT), "create"]]);
    });
  });
});

describeTerraform("a fleet on business hours", () => {
  let workspace: Workspace;
  let plan: Plan;

  beforeAll(async () => {
    workspace = await exampleWorkspace("office-hours");
    plan = await workspace.plan();
  });

  it("sleeps and wakes each weekday", () => {
    const actions = plannedValues(plan, "aws_appautoscaling_scheduled_action");
    expect(actions.map(({ name, schedule }) => `${name} ${schedule}`).sort()).toEqual([
      "office-assistant-Office-sleep cron(0 19 ? * MON-FRI *)",
      "office-assistant-Office-wake cron(30 7 ? * MON-FRI *)",
      "office-transcripts-Office-sleep cron(0 19 ? * MON-FRI *)",
      "office-transcripts-Office-wake cron(30 7 ? * MON-FRI *)",
    ]);
  });

  it("is left alone by an apply at night, when the actions have moved the minimum", async () => {
    const applied = withoutQueue(stateAfter(plan, await workspace.dependencies()));
    const moved = { ...applied, resources: applied.resources.map((one) => withMinimum(one, 1)) };
    expect(hosting(await workspace.plan({ state: moved }))).toEqual({});
  });
});

/** What the plan does to endpoints, components and their scaling. */
function hosting(plan: Plan): Record<string, string> {
  const types = /^(aws_sagemaker_|aws_cloudcontrolapi_|aws_appautoscaling_|aws_cloudwatch_metric_alarm|terraform_data)/;
  return Object.fromEntries(Object.entries(plannedActions(plan)).filter(([address]) => types.test(address)));
}

/**
 * The provider asks Step Functions about a definition that it knows, and there is no AWS behind these tests: while the
 * queue has still to be created, its URL and with it the definition is not known.
 */
function withoutQueue(state: State): State {
  return { ...state, resources: state.resources.filter(({ type }) => !String(type).startsWith("aws_sqs_")) };
}

function isDeleted({ type, name }: JsonObject): boolean {
  return `${type}.${name}`.startsWith(COMPONENT);
}

/** The state of a target whose minimum a scheduled action has moved. */
function withMinimum(resource: JsonObject, minimum: number): JsonObject {
  const scheduledTarget = resource.type === "aws_appautoscaling_target" && !/Experiments/.test(String(resource.name));
  if (!scheduledTarget) {
    return resource;
  }
  const instances = blocks(resource.instances).map((instance) => ({
    ...instance,
    attributes: { ...(isObject(instance.attributes) ? instance.attributes : {}), min_capacity: minimum },
  }));
  return { ...resource, instances };
}
