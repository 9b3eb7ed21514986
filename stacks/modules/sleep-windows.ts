import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { Precondition } from "cdktf";
import type { Construct } from "constructs";
import { Duration, SleepMethod } from "../../src";
import { limits } from "../../src/catalogue/limits";
import { ScheduledActions } from "../../src/constructs/scaling/scheduled-actions";
import type { SleepSubject } from "../../src/constructs/sleep/sleep-subject";
import type { SleepWindow } from "../../src/constructs/sleep/sleep-window";
import type { SleepWindowOptions } from "../../src/constructs/sleep/sleep-window-options";
import { SleepWindows } from "../../src/constructs/sleep/sleep-windows";
import { nameBelow } from "../../src/constructs/terraform/physical-name";
import { addCheck } from "../../src/modules/added-blocks";
import { expression, textOf } from "../../src/modules/expression";
import { type Attributes, mapOfObjects, text } from "../../src/modules/inputs/attribute";
import { named } from "../../src/modules/inputs/checks";
import { declareVariables } from "../../src/modules/inputs/declare-variables";
import type { Values } from "../../src/modules/inputs/values";
import { ModuleOutput } from "../../src/modules/module-output";
import { ModuleStack } from "../../src/modules/module-stack";
import { requirePrecondition } from "../../src/modules/precondition";
import { Repeated } from "../../src/modules/repeated";
import { callVariables } from "../../src/modules/variable-names";
import { outputApplied } from "./applied";
import { type ComponentElsewhere, componentElsewhere } from "./component-elsewhere";
import { COMPONENTS_TOGETHER } from "./component-variables";
import { DATA_NAMES, useProviderTags } from "./data";
import { isPolicyArn, TAGS } from "./endpoint-variables";
import { explain } from "./explanations";
import { SCALING_VARIABLES } from "./scaling";
import { SLEEP_WINDOWS_SECTIONS } from "./sections";
import { windowTimes } from "./sleep-window";
import { declareWindows } from "./window-locals";
import { limitRetries, nameSchedules, SCHEDULES_NAMES, windowSchedules } from "./window-schedules";
import {
  COMPONENT_ELSEWHERE,
  WHOLE_COMPONENT_ELSEWHERE,
  WHOLE_WINDOW,
  WINDOW,
  WINDOWS_TOGETHER,
} from "./window-variables";

const NAMES = {
  ...DATA_NAMES,
  ...SCHEDULES_NAMES,
  "MinCapacity/SleepWindow/Sleep": "sleep",
  "MinCapacity/SleepWindow/Wake": "wake",
  "CopyCount/SleepWindow/Sleep": "sleep",
  "CopyCount/SleepWindow/Wake": "wake",
  "Recreate/SleepWindow/Sleep": "delete",
  "Recreate/SleepWindow/Wake": "create",
  "Recreate/SleepWindow/Restore": "restore",
  "Recreate/SleepWindow/RestoreScaling/Role": "restore",
  "Recreate/SleepWindow/RestoreScaling/Grants/Policy": "restore",
  "Recreate/SleepWindow/RestoreScaling/Machine": "restore",
  "Lambda/SleepWindow/Sleep": "sleep_endpoint",
  "Lambda/SleepWindow/Wake": "wake_endpoint",
};

const { names } = limits;

const VARIABLES: Attributes = {
  endpoint_name: text("Name of the existing endpoint. Must have been created for inference components.", {
    check: named(names.endpoint),
  }),
  variant_name: text("Name of the production variant that hosts the components. Used by `delete-and-recreate`.", {
    default: "AllTraffic",
    check: named(names.variant),
  }),
  name: text(
    "Name, or first part of the name, of the schedule group, roles, queue, state machines and function. Two calls of the module for one endpoint require two names, and so do two Regions, because IAM names are unique in an account. Default: the name of the endpoint and `-sleep`.",
    { optional: true, check: named(names.sleepWindow) },
  ),
  components: mapOfObjects(
    "Inference components that sleep, by name. Accepts the `inference_components` of `realtime-endpoint`.",
    "component",
    COMPONENT_ELSEWHERE,
    { default: {}, elements: WHOLE_COMPONENT_ELSEWHERE, together: COMPONENTS_TOGETHER },
  ),
  windows: mapOfObjects(
    "Sleep windows, by name: schedules that put components to sleep and wake them.",
    "window",
    WINDOW,
    {
      elements: WHOLE_WINDOW,
      together: WINDOWS_TOGETHER,
    },
  ),
  permissions_boundary_arn: text("ARN of the permissions boundary of the created roles.", {
    optional: true,
    check: isPolicyArn,
  }),
  ...TAGS,
};

/** What a window is after the locals have looked at it. */
const WINDOW_OF_SUBJECT: Attributes = {
  ...WINDOW,
  name: text("Name of the window.", { check: named(names.sleepWindow) }),
  subject: text("Name of the component, or of the endpoint."),
};

/** Sleep windows of components that exist elsewhere, by any of the methods. */
export class SleepWindowsModule extends ModuleStack {
  constructor(scope: Construct, id: string) {
    super(scope, id, { names: NAMES, sections: SLEEP_WINDOWS_SECTIONS });
    callVariables(this, SCALING_VARIABLES);
    const inputs = declareVariables(this, VARIABLES);
    const elsewhere = componentElsewhere(this, inputs, useProviderTags(this));
    const { group, endpoint, preconditions } = elsewhere;
    declareWindows(this);
    const windows = (name: string, forEach: string) =>
      new Repeated(this, name, {
        forEach,
        noun: "window",
        called: 'windows["${each_window.value.key}"] of ${each_window.value.subject}',
        attributes: WINDOW_OF_SUBJECT,
        outer: { group, key: "each.value.component.name", value: "each.value.component" },
      });

    const minCapacity = windows("MinCapacity", "local.min_capacity_windows");
    addWindow(minCapacity, componentSubject(minCapacity, elsewhere), {
      ...windowTimes(minCapacity.value),
      method: SleepMethod.minCapacity({ hard: minCapacity.value.flag("hard") }),
    });

    const copyCount = windows("CopyCount", "local.copy_count_windows");
    const recreate = windows("Recreate", "local.recreate_windows");
    const lambda = windows("Lambda", "local.lambda_windows");
    const tags = inputs.map("tags");
    const schedules = windowSchedules(this, tags, { lambda, groups: [copyCount, recreate, lambda] });
    const shared = { endpoint, owner: schedules.node.scope, tags };
    addWindow(
      copyCount,
      { ...componentSubject(copyCount, elsewhere), ...shared },
      {
        ...scheduledTimes(copyCount.value),
        method: SleepMethod.copyCount(),
      },
    );
    nameBelow(recreate, textOf("local.restore_names[each_window.key]"), "SleepWindow/RestoreScaling");
    const recreated = addWindow(
      recreate,
      { ...componentSubject(recreate, elsewhere), ...shared },
      {
        ...scheduledTimes(recreate.value),
        method: SleepMethod.deleteAndRecreate(),
      },
    );
    askBeforeCreation(recreated, group.value, preconditions);
    const subject = { noun: "endpoint", name: lambda.value.text("subject") } as const;
    addWindow(
      lambda,
      { ...subject, ...shared },
      {
        ...scheduledTimes(lambda.value),
        method: SleepMethod.lambda(),
      },
    );
    limitRetries(schedules);
    boundPermissions(this, inputs.text("permissions_boundary_arn"));
    addCheck(this, "something_sleeps", {
      assert: [
        {
          condition: `length(var.components) > 0 || alltrue([for window in values(var.windows) : window.method == "lambda"])`,
          errorMessage:
            "components is empty: only windows with the method lambda have an effect. Add components, or use that method.",
        },
      ],
    });
    declareOutputs(this);
    // Not its components: a window may have deleted them.
    outputApplied(this, { endpointName: inputs.text("endpoint_name") });
    explain(this);
  }
}

/** What a window of a group puts to sleep: the component that its element names. */
function componentSubject({ value }: Repeated, { component }: ComponentElsewhere): SleepSubject {
  const name = value.text("subject");
  const scheduledActions = new ScheduledActions({
    serviceNamespace: "sagemaker",
    scalableDimension: "sagemaker:inference-component:DesiredCopyCount",
    resourceId: `inference-component/${name}`,
  });
  return {
    noun: "inference component",
    name,
    scaling: {
      bounds: component.scaling.bounds,
      target: scheduledActions.target,
      scheduledActions,
    },
    component: {
      inferenceComponentName: name,
      dependables: [],
      deployed: {
        get request() {
          return component.request;
        },
        adapters: [],
        scaling: component.scaling,
      },
    },
  };
}

function addWindow(group: Repeated, subject: SleepSubject, options: SleepWindowOptions): SleepWindow {
  const window = new SleepWindows(group, () => subject).add(group.value.text("name"), options);
  nameSchedules(window, group.value);
  return window;
}

function scheduledTimes(value: Values) {
  return {
    ...windowTimes(value),
    enabled: value.flag("enabled"),
    flexibleWindow: Duration.seconds(value.number("flexible_window_seconds")),
    retry: {
      maximumAge: Duration.seconds(value.number("maximum_age_seconds")),
      maximumAttempts: value.number("maximum_attempts"),
    },
  };
}

/** A component that is created again is asked for what one is that is created for the first time. */
function askBeforeCreation({ node }: SleepWindow, component: Values, preconditions: readonly Precondition[]): void {
  const creation = node.findChild("Wake");
  if (creation instanceof SchedulerSchedule) {
    const [model, memory] = [component.reference("model_name"), component.reference("min_memory_mb")];
    requirePrecondition(creation, {
      condition: `${model} != null && ${memory} != null`,
      errorMessage: "model_name and min_memory_mb are required with the method delete-and-recreate.",
    });
    requirePrecondition(creation, {
      condition: `length(${component.reference("adapters")}) == 0`,
      errorMessage:
        "adapters must be empty with the method delete-and-recreate: SageMaker does not delete a component that has adapters. Use min-capacity or copy-count.",
    });
    const { lifecycle } = creation;
    creation.lifecycle = { ...lifecycle, precondition: [...(lifecycle?.precondition ?? []), ...preconditions] };
  }
}

function boundPermissions({ node }: SleepWindowsModule, boundary: string): void {
  for (const role of node.findAll()) {
    if (role instanceof IamRole) {
      role.permissionsBoundary = boundary;
    }
  }
}

function declareOutputs(stack: SleepWindowsModule): void {
  new ModuleOutput(stack, "schedule_names", {
    description: "Names of the scheduled actions and schedules, by component and window (`lambda`: by window).",
    value: expression(`merge(
      { for key, action in aws_appautoscaling_scheduled_action.sleep : key => [action.name, aws_appautoscaling_scheduled_action.wake[key].name] },
      { for key, schedule in aws_scheduler_schedule.sleep : key => [schedule.name, aws_scheduler_schedule.wake[key].name] },
      { for key, schedule in aws_scheduler_schedule.delete : key => [schedule.name, aws_scheduler_schedule.create[key].name, aws_scheduler_schedule.restore[key].name] },
      { for key, schedule in aws_scheduler_schedule.sleep_endpoint : key => [schedule.name, aws_scheduler_schedule.wake_endpoint[key].name] },
    )`),
    precondition: [
      {
        condition:
          "alltrue(flatten([for window in values(var.windows) : [for key in coalesce(window.components, []) : contains(keys(var.components), key)]]))",
        errorMessage:
          '${join(", ", flatten([for name, window in var.windows : [for key in coalesce(window.components, []) : "windows[\\"${name}\\"].components has the unknown key \\"${key}\\"" if !contains(keys(var.components), key)]]))}: list only keys of components.',
      },
      {
        condition: "length(distinct(local.aws_names[*].name)) == length(local.aws_names)",
        errorMessage:
          '${join(", ", [for one in local.aws_names : one.window if length([for other in local.aws_names : other if other.name == one.name]) > 1])} must have different names: AWS keeps only one of two windows with one name, or refuses the second.',
      },
    ],
  });
  new ModuleOutput(stack, "schedule_group_name", {
    description: "Name of the schedule group. Null without schedules.",
    value: expression("one(aws_scheduler_schedule_group.this[*].name)"),
  });
  new ModuleOutput(stack, "scheduler_role_arn", {
    description: "ARN of the IAM role that EventBridge Scheduler assumes. Null without schedules.",
    value: expression("one(aws_iam_role.scheduler[*].arn)"),
  });
  new ModuleOutput(stack, "dead_letter_queue_arn", {
    description: "ARN of the queue for calls that failed finally. Put an alarm on it. Null without schedules.",
    value: expression("one(aws_sqs_queue.dead_letters[*].arn)"),
  });
  new ModuleOutput(stack, "function_name", {
    description: "Name of the Lambda function. Null without a window with the method `lambda`.",
    value: expression("one(aws_lambda_function.sleeper[*].function_name)"),
  });
  new ModuleOutput(stack, "state_machine_arns", {
    description:
      "ARNs of the state machines that restore the scaling of recreated components, by component and window.",
    value: expression("{ for key, machine in aws_sfn_state_machine.restore : key => machine.arn }"),
  });
}
