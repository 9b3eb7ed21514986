import { SchedulerSchedule } from "@cdktf/provider-aws/lib/scheduler-schedule";
import type { Construct } from "constructs";
import { EndpointSchedules } from "../../src/constructs/sleep/endpoint-schedules";
import { SleeperFunction } from "../../src/constructs/sleep/sleeper-function";
import { written } from "../../src/constructs/terraform/json";
import { nameBelow } from "../../src/constructs/terraform/physical-name";
import { numberOf, textOf } from "../../src/modules/expression";
import type { Values } from "../../src/modules/inputs/values";
import { declareInstances } from "../../src/modules/instances";
import { Optional } from "../../src/modules/optional";
import type { Repeated } from "../../src/modules/repeated";

/** The names of what `windowSchedules` creates. */
export const SCHEDULES_NAMES = {
  "Shared/Schedules/Role": "scheduler",
  "Shared/Schedules/Grants/Policy": "scheduler",
  "Shared/Schedules/Group": "this",
  "Shared/Schedules/DeadLetters/Queue": "dead_letters",
  "Shared/Schedules/DeadLetters/Policy": "dead_letters",
  "Shared/Schedules/Function/Logs": "sleeper",
  "Shared/Schedules/Function/Role": "sleeper",
  "Shared/Schedules/Function/Grants/Policy": "sleeper",
  "Shared/Schedules/Function/Function": "sleeper",
  "Shared/Schedules/Function/Invocation": "sleeper",
};

/**
 * What the schedules of a module share, where there are some.
 * @param lambda the windows of the Lambda function: it is there where they are
 * @param groups all windows that have schedules
 */
export function windowSchedules(
  scope: Construct,
  tags: Readonly<Record<string, string>>,
  { lambda, groups }: { readonly lambda: Repeated; readonly groups: readonly Repeated[] },
): EndpointSchedules {
  const shared = new Optional(scope, "Shared", "length(local.scheduled_windows) > 0");
  const of = "length(local.lambda_windows) > 0 ? 1 : 0";
  declareInstances(shared, { argument: "count", of, index: "[0]", translate: (text) => text }, "Schedules/Function");
  nameBelow(shared, textOf("local.name"), "Schedules");
  return new EndpointSchedules(shared, "Schedules", {
    tags,
    // What is about the function itself is there where the function is.
    forEachWindow: (window, part) => {
      const group = groups.find(({ node }) => window.node.path.startsWith(`${node.path}/`)) ?? lambda;
      return written((write) => group.listOfDistinct(write(part)));
    },
  });
}

/** The names of the schedules of a window are cut by Terraform, which alone knows how long they are. */
export function nameSchedules(window: Construct, value: Values): void {
  const [subject, name] = [value.reference("subject"), value.reference("name")];
  for (const schedule of window.node.children) {
    if (schedule instanceof SchedulerSchedule) {
      const whole = `\${${subject}}-\${${name}}-${schedule.node.id.toLowerCase()}`;
      schedule.name = textOf(`local.schedule_names["${whole}"]`);
    }
  }
}

/** The function does not know for which of its windows it was called: the shortest time of all counts. */
export function limitRetries(schedules: EndpointSchedules): void {
  SleeperFunction.of(schedules).invocation.maximumEventAgeInSeconds = numberOf(
    "min(21600, [for window in local.lambda_windows : coalesce(window.maximum_age_seconds, 3600)]...)",
  );
}
