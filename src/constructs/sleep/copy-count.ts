import { limits } from "../../catalogue/limits";
import { explained, range } from "../checks/check";
import { partitionOf } from "../terraform/partition";
import { componentArn } from "./component-arn";
import { checkCopiesOnWake, copiesOnWake, needsComponent, wakesSomething } from "./copies-on-wake";
import { EndpointSchedules } from "./endpoint-schedules";
import type { SleepMechanism } from "./sleep-mechanism";

const ITS_MINIMUM = "Application Auto Scaling brings copies below its minimum back";

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
export const copyCount: SleepMechanism = {
  check(plan, subject) {
    const minimum = subject.scaling?.bounds.minimum;
    return [
      needsComponent(plan, subject),
      ...checkCopiesOnWake(plan, subject),
      wakesSomething(plan, "a wake to 0 copies wakes nothing"),
      explained(
        range(minimum?.property ?? "minCopies", minimum?.value, { max: 0, source: limits.scaling.minCapacity.source }),
        {
          advice: `${ITS_MINIMUM}; write SleepMethod.minCapacity(), which moves the minimum`,
          adviceInTerraform: `${ITS_MINIMUM}; use the method min-capacity, which moves the minimum`,
        },
      ),
    ];
  },
  create(scope, plan, subject, preconditions) {
    const { component } = subject;
    if (component === undefined) {
      return;
    }
    const schedules = EndpointSchedules.of(scope, subject);
    const setCopies = (count: number) => ({
      arn: `arn:${partitionOf(scope, subject.provider)}:scheduler:::aws-sdk:sagemaker:updateInferenceComponentRuntimeConfig`,
      input: () => ({
        InferenceComponentName: component.inferenceComponentName,
        DesiredRuntimeConfig: { CopyCount: count },
      }),
      dependsOn: component.dependables,
    });
    schedules.allow(scope, {
      actions: ["sagemaker:UpdateInferenceComponentRuntimeConfig"],
      resources: [componentArn(scope, subject.provider, component.inferenceComponentName)],
    });
    schedules.addSchedule(scope, { edge: "sleep", plan, subject, preconditions, call: setCopies(0) });
    schedules.addSchedule(scope, { edge: "wake", plan, subject, call: setCopies(copiesOnWake(plan, subject)) });
  },
};
