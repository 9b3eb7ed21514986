import type { Attributes } from "../../attributes/attributes";
import type { Node } from "../../nodes/node";
import type { ScalableIdentity, SuspendedState } from "../../nodes/scalable-target";
import { isKnown, isUnknown, type Maybe, type Optional, Unknown } from "../../unknown";
import { type Mapper, nodeAt, type Origin } from "./mapper";

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_target */
export const scalableTarget: Mapper = (attributes, origin) => {
  const scaling = scalingNode(attributes, origin);
  return isForeign(scaling)
    ? undefined
    : {
        kind: "scalable-target",
        ...scaling,
        minCapacity: attributes.number("min_capacity"),
        maxCapacity: attributes.number("max_capacity"),
        suspended: suspendedState(attributes.configuredBlocks("suspended_state")),
        ignoredChanges: attributes.ignoredChanges(),
      };
};

/** @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/appautoscaling_scheduled_action */
export const scheduledAction: Mapper = (attributes, origin) => {
  const scaling = scalingNode(attributes, origin);
  const action = attributes.block("scalable_target_action");
  return isForeign(scaling)
    ? undefined
    : {
        kind: "scheduled-action",
        ...scaling,
        name: attributes.name("name"),
        expression: attributes.text("schedule"),
        timeZone: attributes.text("timezone"),
        startTime: attributes.text("start_time"),
        endTime: attributes.text("end_time"),
        minCapacity: isKnown(action) ? action.number("min_capacity") : action,
        maxCapacity: isKnown(action) ? action.number("max_capacity") : action,
      };
};

/** What scalable targets, their policies and their scheduled actions have in common. */
export const scalingNode = (attributes: Attributes, origin: Origin): Node & ScalableIdentity => ({
  serviceNamespace: attributes.name("service_namespace"),
  resourceId: attributes.name("resource_id"),
  scalableDimension: attributes.name("scalable_dimension"),
  ...nodeAt(origin, attributes.references({ resourceId: "resource_id" })),
});

/** True for what surely scales another service. A wrong namespace alone must not hide a mistake from the rules. */
export const isForeign = ({ serviceNamespace, resourceId, scalableDimension }: ScalableIdentity): boolean =>
  isKnown(serviceNamespace) &&
  serviceNamespace !== "sagemaker" &&
  !(isKnown(scalableDimension) && scalableDimension.startsWith("sagemaker:")) &&
  !(isKnown(resourceId) && /^(inference-component\/|endpoint\/.*\/variant\/)/.test(resourceId));

function suspendedState(blocks: Maybe<readonly Attributes[]>): Optional<SuspendedState> {
  if (isUnknown(blocks)) {
    return Unknown;
  }
  const [state] = blocks;
  return (
    state && {
      dynamicScalingIn: state.flag("dynamic_scaling_in_suspended"),
      dynamicScalingOut: state.flag("dynamic_scaling_out_suspended"),
      scheduledScaling: state.flag("scheduled_scaling_suspended"),
    }
  );
}
