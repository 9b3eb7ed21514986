import { randomUUID } from "node:crypto";
import type { Call } from "../../call";
import type { Living, Step } from "../../store/life-cycle";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { forgetInvokeConfigs } from "./event-invoke-config";
import { type Code, FUNCTIONS, findFunction, functionArn, type LambdaFunction } from "./function";
import type { Configuration } from "./function-shapes";
import { forgetPolicies } from "./permission-operations";
import { conflict } from "./refusals";
import { forgetVersions } from "./version";

/**
 * Seconds until a new or changed function can be invoked: AWS says that a function without a VPC takes few, and promises
 * no number.
 */
export const SETTLING_SECONDS = 5;

const settlesAt = (call: Call) => call.now + SETTLING_SECONDS * 1000;

const reasonToFail = (call: Call, operation: string, name: string) =>
  call.faults.ending({ service: "lambda", operation, resources: [name] })?.reason;

export interface NewFunction {
  readonly name: string;
  readonly configuration: Configuration;
  readonly architectures: readonly string[];
  readonly code: Code;
  readonly tenancy?: object;
  readonly tags: Tags;
}

export function createFunction(call: Call, { tags, ...wanted }: NewFunction): Living<LambdaFunction> {
  const { name } = wanted;
  if (call.table(FUNCTIONS).has(name)) {
    throw conflict(`Function already exist: ${name}`);
  }
  const arn = functionArn(call, name);
  const reason = reasonToFail(call, "CreateFunction", name);
  const become: Step<LambdaFunction>["become"] =
    reason === undefined
      ? { state: "Active", lastUpdateStatus: "Successful" }
      : { state: "Failed", stateReason: reason, lastUpdateStatus: "Failed", lastUpdateStatusReason: reason };
  addTags(call, arn, tags);
  return call.table(FUNCTIONS).put(name, {
    ...wanted,
    arn,
    state: "Pending",
    stateReason: "The function is being created.",
    lastUpdateStatus: "InProgress",
    lastModifiedTime: call.now,
    revisionId: randomUUID(),
    steps: [{ at: settlesAt(call), become: { stateReason: undefined, ...become } }],
  });
}

/** Works as it was until the change is there; a change that fails leaves it so. */
export function changeFunction(
  call: Call,
  operation: string,
  name: string,
  change: Partial<Pick<LambdaFunction, "configuration" | "code" | "architectures">>,
): Living<LambdaFunction> {
  const before = findFunction(call, name);
  requireSettled(before);
  const reason = reasonToFail(call, operation, name);
  const become: Step<LambdaFunction>["become"] =
    reason === undefined
      ? { ...change, lastUpdateStatus: "Successful" }
      : { lastUpdateStatus: "Failed", lastUpdateStatusReason: reason };
  const changed = call.table(FUNCTIONS).put(name, {
    ...before,
    lastUpdateStatus: "InProgress",
    lastUpdateStatusReason: undefined,
    lastModifiedTime: call.now,
    revisionId: randomUUID(),
    steps: [{ at: settlesAt(call), become }],
  });
  return { ...changed, ...change };
}

/** @throws AwsError while the function is being created or changed */
export function requireSettled({ state, lastUpdateStatus, arn }: Living<LambdaFunction>): void {
  if (state === "Pending") {
    throw conflict(
      "The operation cannot be performed at this time. The function is currently in the following state: Pending",
    );
  }
  if (lastUpdateStatus === "InProgress") {
    throw conflict(`The operation cannot be performed at this time. An update is in progress for resource: ${arn}`);
  }
}

export function deleteFunction(call: Call, name: string): void {
  const { arn } = findFunction(call, name);
  call.table(FUNCTIONS).delete(name);
  forgetInvokeConfigs(call, name);
  forgetPolicies(call, name);
  forgetVersions(call, name);
  forgetTags(call, arn);
}
