import type { ScheduleInput, UniversalOperation } from "../../nodes/schedule";
import { isKnown, isUnknown, type Optional } from "../../unknown";
import { Attributes, mergeReferences } from "../attributes";
import { InvalidJson } from "../values";
import { asInApi, specification } from "./component-specification";
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
    operation: operationOf(targetArn),
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

/** @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
function operationOf(arn: Optional<string>): Optional<UniversalOperation> {
  if (!isKnown(arn)) {
    return arn;
  }
  const [, service, operation] = /^arn:[^:]+:scheduler:::aws-sdk:([^:]+):([^:]+)$/.exec(arn) ?? [];
  return service === undefined || operation === undefined ? undefined : { service, operation };
}

const NOTHING = {
  members: [],
  inferenceComponentName: undefined,
  endpointName: undefined,
  variantName: undefined,
  copyCount: undefined,
  specification: undefined,
} as const;

function scheduleInput(input: Optional<Attributes | InvalidJson>): Optional<ScheduleInput> {
  if (!isKnown(input)) {
    return input;
  }
  if (input instanceof InvalidJson) {
    return { problem: input.problem, ...NOTHING };
  }
  const runtime = input.block("DesiredRuntimeConfig") ?? input.block("RuntimeConfig");
  return {
    members: input.names(),
    inferenceComponentName: input.text("InferenceComponentName"),
    endpointName: input.text("EndpointName"),
    variantName: input.text("VariantName"),
    copyCount: isUnknown(runtime) ? runtime : runtime?.number("CopyCount"),
    specification: specification(input.block("Specification"), asInApi),
  };
}
