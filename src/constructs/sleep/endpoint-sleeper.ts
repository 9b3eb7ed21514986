import { unless } from "../checks/check";
import { checkCopiesOnWake } from "./copies-on-wake";
import { EndpointSchedules } from "./endpoint-schedules";
import type { SleepMechanism } from "./sleep-mechanism";
import { SleeperFunction } from "./sleeper-function";

/** @see https://docs.aws.amazon.com/lambda/latest/dg/with-eventbridge-scheduler.html */
export const endpointSleeper: SleepMechanism = {
  check: (plan, subject) => [
    unless(subject.noun === "endpoint", {
      property: "method",
      value: String(plan.method),
      requirement: `may not be given to an ${subject.noun}`,
      advice:
        subject.noun === "inference component"
          ? "it puts whole endpoints to sleep: write endpoint.addSleepWindow(…), or another method here"
          : "it sets the copies of inference components, and an asynchronous endpoint has none: write SleepMethod.minCapacity()",
    }),
    ...checkCopiesOnWake(plan, subject),
  ],
  create(scope, plan, subject, preconditions) {
    const { endpoint, noun } = subject;
    if (endpoint === undefined || noun !== "endpoint") {
      return;
    }
    const schedules = EndpointSchedules.of(scope, subject);
    const sleeper = SleeperFunction.of(schedules);
    sleeper.serve(plan);
    schedules.allow(scope, { actions: ["lambda:InvokeFunction"], resources: [sleeper.plannedArn] });
    const call = (action: "sleep" | "wake", copies?: number) => ({
      arn: sleeper.function.arn,
      input: () => ({ action, endpointName: endpoint.endpointName, copiesOnWake: copies }),
      dependsOn: sleeper.dependables,
    });
    schedules.addSchedule(scope, { edge: "sleep", plan, subject, preconditions, call: call("sleep") });
    schedules.addSchedule(scope, { edge: "wake", plan, subject, call: call("wake", plan.options.copiesOnWake) });
  },
};
