import { Attributes, mergeReferences } from "../../attributes/attributes";
import { operationOf, scheduleInput } from "../../documents/schedule-input";
import { isKnown, type Optional } from "../../unknown";
import { type Mapper, nodeAt } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/scheduler_schedule */
export const schedule: Mapper = (attributes, origin) => {
  const target = attributes.block("target");
  const inside = <T>(read: (target: Attributes) => Optional<T>): Optional<T> =>
    isKnown(target) ? read(target) : target;
  const window = attributes.block("flexible_time_window");
  const targetArn = inside((block) => block.text("arn"));
  const input = inside((block) => block.json("input"));
  const references = mergeReferences(
    isKnown(target) ? target.references({ roleArn: "role_arn", input: "input" }) : undefined,
    input instanceof Attributes ? input.references(NAMES) : undefined,
  );
  return {
    kind: "schedule",
    ...nodeAt(origin, references),
    name: attributes.name("name"),
    description: attributes.text("description"),
    groupName: attributes.text("group_name"),
    state: attributes.text("state"),
    expression: attributes.text("schedule_expression"),
    timeZone: attributes.text("schedule_expression_timezone"),
    startDate: attributes.text("start_date"),
    endDate: attributes.text("end_date"),
    flexibleWindowMode: isKnown(window) ? window.text("mode") : window,
    maximumWindowMinutes: isKnown(window) ? window.positive("maximum_window_in_minutes") : window,
    actionAfterCompletion: attributes.text("action_after_completion"),
    targetArn,
    operation: operationOf(targetArn, isKnown(target) ? target.references({ arn: "arn" })?.arn?.text : undefined),
    roleArn: inside((block) => block.text("role_arn")),
    deadLetterArn: inside((block) => valueIn(block.block("dead_letter_config"), (config) => config.text("arn"))),
    maximumEventAgeSeconds: inside((block) =>
      valueIn(block.block("retry_policy"), (retry) => retry.positive("maximum_event_age_in_seconds")),
    ),
    maximumRetryAttempts: inside((block) =>
      valueIn(block.block("retry_policy"), (retry) => retry.number("maximum_retry_attempts")),
    ),
    input: scheduleInput(input),
  };
};

const valueIn = <T>(block: Optional<Attributes>, read: (block: Attributes) => Optional<T>): Optional<T> =>
  isKnown(block) ? read(block) : block;

/** The members of the input that name a resource. */
const NAMES = { "input.inferenceComponentName": "InferenceComponentName", "input.endpointName": "EndpointName" };
