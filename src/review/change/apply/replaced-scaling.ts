import { autoScalingApi, cloudWatchApi } from "../../../rules/documents";
import {
  isKnown,
  type Maybe,
  type Node,
  nodeKey,
  type ScalableTarget,
  type ScalingPolicy,
  type ScheduledAction,
} from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { subjectOf } from "./capacity-words";
import { isReplaced, isSameName, nameOf, type Pair, type Scene } from "./scene";

type OnTarget = ScalingPolicy | ScheduledAction;

/** A target that is replaced loses its policies and scheduled actions in AWS, whatever the state says. */
export function* replacedScaling(scene: Scene): Generator<ApplyEffect> {
  for (const { before, after, change } of scene.pairs(({ scalableTargets }) => scalableTargets)) {
    if (change === undefined || !isReplaced(change)) {
      continue;
    }
    if (change.createsFirst === true && isSameName(before.resourceId, after.resourceId)) {
      const what = `scalable target of ${subjectOf(after)}`;
      yield overwritten(nodeKey(change), what, "DeregisterScalableTarget", autoScalingApi("RegisterScalableTarget"));
      continue;
    }
    yield* pausedBy(scene, before, after);
  }
  yield* replacedInPlace(scene);
}

function* pausedBy(scene: Scene, before: ScalableTarget, after: ScalableTarget): Generator<ApplyEffect> {
  const on: readonly OnTarget[] = [
    ...scene.before.policiesOf(before).nodes,
    ...scene.before.scheduledActionsOf(before).nodes,
  ];
  // An update puts the policy again; what is deleted is meant to go.
  const lost = on.filter((one) => {
    const action = scene.changeOfBefore(one)?.action;
    return action === undefined || action === "move" || action === "import";
  });
  if (lost.length > 0) {
    yield {
      kind: "pauses scaling",
      severity: "error",
      what: `The scalable target of ${subjectOf(after)} is replaced, and ${namesOf(lost)} ${lost.length === 1 ? "is" : "are"} not: AWS deletes ${lost.length === 1 ? "it" : "them"} with the target, and the next plan creates ${lost.length === 1 ? "it" : "them"} again.`,
      why: "Deregistering a target deletes its policies and scheduled actions. Until the next apply nothing scales it, and its alarms have no policy to call.",
      fix: {
        hcl: `in each of them: lifecycle { replace_triggered_by = [${after.address}] }`,
        typescript: "use addScaling, which replaces the policies with their target",
      },
      addresses: [nodeKey(after), ...lost.map(nodeKey)],
      source: autoScalingApi("DeregisterScalableTarget"),
      evidence: "verified",
    };
    return;
  }
  yield {
    kind: "pauses scaling",
    severity: "note",
    what: `Nothing scales ${subjectOf(after)} while its scalable target${on.length === 0 ? " is" : " and its policies are"} replaced.`,
    why: "Deregistering a target deletes its policies and scheduled actions. Terraform creates them again in the same apply.",
    addresses: [nodeKey(after)],
    source: autoScalingApi("DeregisterScalableTarget"),
    evidence: "verified",
  };
}

/** What is created under the name of the old one overwrites it, and is then deleted in its place. */
function* replacedInPlace(scene: Scene): Generator<ApplyEffect> {
  const policies = scene.pairs<OnTarget>(({ scalingPolicies }) => scalingPolicies);
  for (const [address, name] of overwrittenOnTarget(policies)) {
    yield overwritten(address, `policy ${name}`, "DeleteScalingPolicy", autoScalingApi("PutScalingPolicy"));
  }
  const actions = scene.pairs<OnTarget>(({ scheduledActions }) => scheduledActions);
  for (const [address, name] of overwrittenOnTarget(actions)) {
    const source = autoScalingApi("PutScheduledAction");
    yield overwritten(address, `scheduled action ${name}`, "DeleteScheduledAction", source);
  }
  const alarms = scene.pairs<Node & { readonly name: Maybe<string> }>(({ alarms: all }) => all);
  for (const { before, after, change } of alarms) {
    if (
      change !== undefined &&
      isReplaced(change) &&
      change.createsFirst === true &&
      isSameName(before.name, after.name)
    ) {
      yield overwritten(nodeKey(change), `alarm ${nameOf(after)}`, "DeleteAlarms", cloudWatchApi("PutMetricAlarm"));
    }
  }
}

function* overwrittenOnTarget(pairs: Iterable<Pair<OnTarget>>): Generator<readonly [string, string]> {
  for (const { before, after, change } of pairs) {
    const isSame = isSameName(before.name, after.name) && isSameName(before.resourceId, after.resourceId);
    if (change !== undefined && isReplaced(change) && change.createsFirst === true && isSame) {
      yield [nodeKey(change), nameOf(after)];
    }
  }
}

const overwritten = (address: string, what: string, operation: string, source: string): ApplyEffect => ({
  kind: "pauses scaling",
  severity: "error",
  what: `The ${what} is gone after the apply: it is created before the old one is deleted, and both have one name.`,
  why: `The creation overwrites the old one in AWS. ${operation} then deletes the new one.`,
  fix: { hcl: "lifecycle { create_before_destroy = false }" },
  addresses: [address],
  source,
  evidence: "inferred",
});

function namesOf(lost: readonly OnTarget[]): string {
  const names = lost.map((one) => (isKnown(one.name) ? one.name : one.address));
  return names.length < 3 ? names.join(" and ") : `${names.slice(0, 2).join(", ")} and ${names.length - 2} more`;
}
