import { issue, sagemakerApi } from "../../../rules/documents";
import { type InferenceComponent, isKnown, nodeKey, type ResourceChange } from "../../../topology";
import type { ApplyEffect } from "../change-review";
import { counted } from "./capacity-words";
import { nameOf, type Pair, type Scene } from "./scene";

/** Arguments that identify a component, in the words of the API and of Terraform. */
const IDENTITY =
  /^(?:desired_state\.(?:InferenceComponentName|EndpointName|VariantName)|inference_component_name|endpoint_name|variant_name)$/;

const COPIES = /(?:^desired_state\.RuntimeConfig\.CopyCount|^runtime_config\b.*\bcopy_count)$/;

/** What an update of a component in place does. */
export function* componentUpdate(scene: Scene): Generator<ApplyEffect> {
  for (const pair of scene.pairs(({ inferenceComponents }) => inferenceComponents)) {
    const { change, after } = pair;
    if (change?.action !== "update") {
      continue;
    }
    const identity = change.attributes.filter(({ path }) => IDENTITY.test(path));
    if (identity.length > 0 && after.dialect !== "aws") {
      yield renamed(pair, change, identity);
      continue;
    }
    const refused = after.dialect === "cloud-control" ? change.attributes.filter(isUnreadable) : [];
    if (refused.length > 0) {
      yield unreadable(pair, change, refused);
    } else {
      yield* resetCopies(scene, pair, change);
    }
  }
}

function renamed(
  { before, after }: Pair<InferenceComponent>,
  change: ResourceChange,
  identity: ResourceChange["attributes"],
): ApplyEffect {
  const paths = identity.map(({ path }) => path.replace("desired_state.", ""));
  return {
    kind: "fails",
    severity: "error",
    what: `The update of component ${nameOf(before)} fails or does nothing: ${paths.join(" and ")} cannot be changed in place${isKnown(after.name) && after.name !== before.name ? ` (to ${after.name})` : ""}.`,
    why: "The resource type AWS::SageMaker::InferenceComponent does not say that its name, endpoint and variant are fixed, so Terraform plans an update, and the API has no operation for it.",
    fix: {
      hcl: `keep the identity in a terraform_data resource, and replace the component with it: lifecycle { replace_triggered_by = [terraform_data.identity] }`,
      typescript: "use RealtimeEndpoint.addInferenceComponent, which replaces the component",
    },
    addresses: [nodeKey(change)],
    source: sagemakerApi("UpdateInferenceComponent"),
    evidence: "inferred",
  };
}

/** What Cloud Control does not return, so that it cannot find it to replace or remove it. */
const WRITE_ONLY =
  /^desired_state\.(?:RuntimeConfig\.CopyCount|DeploymentConfig|Specifications?(?:\[\d+\])?\.(?:Container\.Image|DataCacheConfig))\b/;

const isUnreadable = ({ path, before }: ResourceChange["attributes"][number]): boolean =>
  WRITE_ONLY.test(path) && before.kind !== "absent";

function unreadable(
  { after }: Pair<InferenceComponent>,
  change: ResourceChange,
  refused: ResourceChange["attributes"],
): ApplyEffect {
  const paths = refused.map(({ path }) => path.replace("desired_state.", ""));
  const isCopies = paths.includes("RuntimeConfig.CopyCount");
  return {
    kind: "fails",
    // Nobody has measured it: an apply that succeeds must not have been called an error.
    severity: "warning",
    what: `The update of component ${nameOf(after)} may fail: Cloud Control does not return ${paths.join(" and ")}, and is expected to refuse a patch that replaces it.`,
    why: `The property is write-only, and the provider sends a patch from the old value to the new one.${isCopies ? " If AWS accepts it, it sets the copies, also if the component is scaled to zero." : ""}`,
    fix: { hcl: fixOf(paths) },
    addresses: [nodeKey(change)],
    source: issue("hashicorp/terraform-provider-awscc", 1737),
    evidence: "inferred",
  };
}

const REPLACED = "replace the component: lifecycle { replace_triggered_by = [terraform_data.identity] }";

function fixOf(paths: readonly string[]): string {
  if (paths.includes("RuntimeConfig.CopyCount")) {
    return "leave CopyCount as it is, and change min_capacity and max_capacity of its scalable target";
  }
  return paths.some((path) => path.endsWith("Container.Image"))
    ? `use Specification.ModelName with a model that changes, or ${REPLACED}`
    : `leave ${paths.join(" and ")} as before, or ${REPLACED}`;
}

/** An update that sends the copies of the configuration, whatever autoscaling has set. */
function* resetCopies(
  scene: Scene,
  { after }: Pair<InferenceComponent>,
  change: ResourceChange,
): Generator<ApplyEffect> {
  const isEdited = change.attributes.some(({ path }) => COPIES.test(path));
  const sends = isEdited || after.dialect === "awscc";
  const { copyCount } = after;
  if (!sends || (!isKnown(copyCount) && !isEdited)) {
    return;
  }
  const target = scene.after.targetsOf(after).nodes.find((one) => one.minCapacity === 0);
  const wakes = target !== undefined && (!isKnown(copyCount) || copyCount > 0);
  yield {
    kind: wakes ? "wakes" : "resets capacity",
    severity: "warning",
    what: `The update of component ${nameOf(after)} sets it to ${isKnown(copyCount) ? counted(copyCount, "copy") : "the copies of the configuration"}${wakes ? ", also if it is scaled to zero" : ", whatever autoscaling set"}.`,
    why: isEdited
      ? "The copy count of a component is write-only in Cloud Control: Terraform never sees what autoscaling made of it, and an edit sends the new value."
      : "awscc sends the copy count with each update of the resource, because the property is write-only. ignore_changes does not prevent it.",
    fix: isEdited
      ? { hcl: "leave the copy count as it is, and change min_capacity and max_capacity" }
      : { hcl: "write the component as an aws_cloudcontrolapi_resource, which sends only what changes" },
    addresses: [nodeKey(change)],
    source: isEdited
      ? sagemakerApi("UpdateInferenceComponentRuntimeConfig")
      : issue("hashicorp/terraform-provider-awscc", 1737),
    evidence: "inferred",
  };
}
