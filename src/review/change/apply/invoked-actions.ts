import { grouped } from "../../../grouped";
import type { ActionInvocation } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { type Scene, shortList } from "./scene";

/** Actions of Terraform 1.14 or later, each once: what they do is not in a plan. */
export function* invokedActions({ invocations }: Scene): Generator<ApplyEffect> {
  for (const [address, all] of grouped(invocations, (one) => one.address)) {
    const triggers = [...new Set(all.flatMap(({ trigger }) => trigger ?? []))];
    const isLater = all.every(({ isDeferred }) => isDeferred);
    yield {
      kind: "invokes an action",
      severity: "note",
      what: `${isLater ? "A later apply" : "The apply"} invokes ${address}${whenText(all)}.`,
      why: "An action is code of its provider, such as a call of a Lambda function. This review does not know what it does: it may wake the endpoint, put it to sleep or change it.",
      addresses: triggers.length === 0 ? [address] : triggers,
      source: "https://developer.hashicorp.com/terraform/internals/json-format#plan-representation",
      evidence: "verified",
    };
  }
}

/** ` (after create of aws_sagemaker_endpoint.this)` */
function whenText(all: readonly ActionInvocation[]): string {
  const times = all.flatMap(({ trigger, event }) =>
    trigger === undefined ? [] : [`${event === undefined ? "change" : event.replace("_", " ")} of ${trigger}`],
  );
  return times.length === 0 ? "" : ` (${shortList([...new Set(times)])})`;
}
