import { unless } from "../checks/check";
import type { ComponentRequest } from "../component/component-request";
import { partitionOf } from "../terraform/partition";
import { componentArn } from "./component-arn";
import { checkCopiesOnWake, copiesOnWake, needsComponent, wakesSomething } from "./copies-on-wake";
import { EndpointSchedules } from "./endpoint-schedules";
import { RestoreMachine } from "./restore-machine";
import type { SleepMechanism } from "./sleep-mechanism";
import { managedTarget } from "./sleep-subject";

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
export const deleteAndRecreate: SleepMechanism = {
  check: (plan, subject) => [
    needsComponent(plan, subject),
    ...checkCopiesOnWake(plan, subject),
    wakesSomething(plan, "SageMaker creates no inference component with 0 copies"),
    unless(subject.component === undefined || subject.component.deployed !== undefined, {
      property: "method",
      value: String(plan.method),
      requirement: "may not be given to a component that is managed elsewhere",
      advice: "nothing here knows how to create it again; write SleepMethod.minCapacity() or SleepMethod.copyCount()",
    }),
  ],
  checkAtSynthesis: (plan, { component }) => [
    unless(component?.deployed === undefined || component.deployed.adapters.length === 0, {
      property: "method",
      value: String(plan.method),
      requirement: "may not be given to a component with adapters",
      advice: "SageMaker deletes adapters before their base only; write SleepMethod.minCapacity()",
      source: "SageMaker API, InferenceComponentSpecification",
    }),
    unless(component?.deployed?.scaling.hasScheduledActions !== true, {
      property: "method",
      value: String(plan.method),
      requirement: "may not be given to a component with scaleOnSchedule",
      advice:
        "nothing restores the scheduled actions when the component is created again; write SleepMethod.minCapacity()",
    }),
  ],
  create(scope, plan, subject, preconditions) {
    const { component, scaling } = subject;
    if (component?.deployed === undefined || scaling === undefined) {
      return;
    }
    const { deployed } = component;
    const schedules = EndpointSchedules.of(scope, subject);
    const name = component.inferenceComponentName;
    const arn = (action: string) =>
      `arn:${partitionOf(scope, subject.provider)}:scheduler:::aws-sdk:sagemaker:${action}`;
    const dependsOn = [...component.dependables, ...[managedTarget(scaling)].filter((some) => some !== undefined)];
    const restore = new RestoreMachine(scope, "RestoreScaling", {
      inferenceComponentName: name,
      scaling: deployed.scaling,
      creationSeconds: plan.maximumAgeSeconds("wake"),
      schedules,
    });
    schedules.allowLazily(scope, () => [
      {
        actions: [
          "sagemaker:CreateInferenceComponent",
          "sagemaker:DeleteInferenceComponent",
          ...(deployed.request.Tags === undefined ? [] : ["sagemaker:AddTags"]),
        ],
        resources: [componentArn(scope, subject.provider, name)],
      },
    ]);
    schedules.allow(scope, {
      actions: ["sagemaker:CreateInferenceComponent"],
      resources: [
        `arn:${partitionOf(scope, subject.provider)}:sagemaker:*:*:endpoint/${deployed.request.EndpointName}`,
      ],
    });
    schedules.allow(scope, { actions: ["states:StartExecution"], resources: [restore.plannedArn] });

    schedules.addSchedule(scope, {
      edge: "sleep",
      plan,
      subject,
      preconditions,
      call: { arn: arn("deleteInferenceComponent"), input: () => ({ InferenceComponentName: name }), dependsOn },
    });
    schedules.addSchedule(scope, {
      edge: "wake",
      plan,
      subject,
      call: {
        arn: arn("createInferenceComponent"),
        input: () => creation(deployed.request, copiesOnWake(plan, subject)),
        dependsOn,
      },
    });
    schedules.addSchedule(scope, {
      id: "Restore",
      edge: "wake",
      plan,
      subject,
      call: { arn: restore.machine.arn, input: () => ({}), dependsOn },
    });
  },
};

/** CreateInferenceComponent has no deployment configuration: only updates have. */
function creation({ DeploymentConfig: _, ...request }: ComponentRequest, copies: number): object {
  return { ...request, RuntimeConfig: { CopyCount: copies } };
}
