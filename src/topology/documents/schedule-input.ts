import type { Attributes } from "../attributes/attributes";
import { InvalidJson } from "../attributes/values";
import type { ScheduleInput, SleepEvent, UniversalOperation } from "../nodes/schedule";
import { isKnown, isUnknown, type Optional, Unknown } from "../unknown";
import { asInApi, specification } from "./component-specification";

/**
 * @param text of an ARN that is not known: often it is its partition alone that Terraform has to look up
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html
 */
export function operationOf(arn: Optional<string>, text?: string): Optional<UniversalOperation> {
  const written = isKnown(arn) ? arn : text;
  const [, service, operation] = /^arn:.+:scheduler:::aws-sdk:([^:{}]+):([^:{}]+)$/.exec(written ?? "") ?? [];
  if (service === undefined || operation === undefined) {
    return isUnknown(arn) ? Unknown : undefined;
  }
  return { service, operation };
}

const NOTHING = {
  members: [],
  inferenceComponentName: undefined,
  endpointName: undefined,
  variantName: undefined,
  copyCount: undefined,
  specification: undefined,
} as const;

/** What a schedule says to the operation that it calls. */
export function scheduleInput(input: Optional<Attributes | InvalidJson>): Optional<ScheduleInput> {
  if (!isKnown(input)) {
    return input;
  }
  if (input instanceof InvalidJson) {
    return { problem: input.problem, ...NOTHING };
  }
  const runtime = input.block("DesiredRuntimeConfig") ?? input.block("RuntimeConfig");
  const misfit = misfitIn(input, runtime);
  const event = sleepEvent(input);
  return {
    ...(event !== undefined && { event }),
    ...(misfit !== undefined && { misfit }),
    members: input.names(),
    inferenceComponentName: input.text("InferenceComponentName"),
    endpointName: input.text("EndpointName"),
    variantName: input.text("VariantName"),
    copyCount: isUnknown(runtime) ? runtime : runtime?.number("CopyCount"),
    specification: specification(input.block("Specification"), asInApi),
  };
}

function sleepEvent(input: Attributes): SleepEvent | undefined {
  const action = input.text("action");
  const isEvent = (action === "sleep" || action === "wake") && input.has("endpointName");
  return isEvent
    ? { action, endpointName: input.text("endpointName"), copiesOnWake: input.number("copiesOnWake") }
    : undefined;
}

/** What is a text or a number where the API has something else. An expression of Terraform is neither. */
function misfitIn(input: Attributes, runtime: Optional<Attributes>): string | undefined {
  const written = isUnknown(runtime) ? input.text("DesiredRuntimeConfig") : undefined;
  if (isKnown(written)) {
    return `DesiredRuntimeConfig is ${JSON.stringify(written)}`;
  }
  const count = isKnown(runtime) && isUnknown(runtime.number("CopyCount")) ? runtime.text("CopyCount") : undefined;
  return isKnown(count) ? `CopyCount is ${JSON.stringify(count)}` : undefined;
}
