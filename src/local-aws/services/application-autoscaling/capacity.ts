import type { Call } from "../../call";
import { validationError } from "../../errors";
import { COMPONENTS } from "../sagemaker/component";
import { changeCopies } from "../sagemaker/component-changes";
import { ENDPOINTS } from "../sagemaker/endpoint";
import { changeCapacities } from "../sagemaker/endpoint-changes";
import type { Target } from "./target";
import { COPIES } from "./target-id";

/** What a target scales: how much there is of it, and how to have more or less. */
interface Capacity {
  readonly desired: number;
  /** Nothing else is being done to it. */
  readonly idle: boolean;
  set(capacity: number): void;
}

const COMPONENT = /^inference-component\/([^/]+)$/;
const VARIANT = /^endpoint\/([^/]+)\/variant\/([^/]+)$/;

/** @throws AwsError when the resource does not exist */
export function capacityOf(
  call: Call,
  { ResourceId, ScalableDimension }: Pick<Target, "ResourceId" | "ScalableDimension">,
) {
  const capacity = ScalableDimension === COPIES ? copiesOf(call, ResourceId) : instancesOf(call, ResourceId);
  if (capacity === undefined) {
    throw validationError(`SageMaker resource doesn't exist: ${ResourceId}`);
  }
  return capacity;
}

function copiesOf(call: Call, resourceId: string): Capacity | undefined {
  const [, name = ""] = COMPONENT.exec(resourceId) ?? [];
  const component = call.table(COMPONENTS).get(name);
  return component === undefined
    ? undefined
    : {
        desired: component.desiredCopies,
        idle: component.work === undefined && component.status === "InService",
        set: (copies) => changeCopies(call, name, copies),
      };
}

function instancesOf(call: Call, resourceId: string): Capacity | undefined {
  const [, endpointName = "", variantName = ""] = VARIANT.exec(resourceId) ?? [];
  const endpoint = call.table(ENDPOINTS).get(endpointName);
  const variant = endpoint?.variants.find(({ VariantName }) => VariantName === variantName);
  return endpoint === undefined || variant === undefined
    ? undefined
    : {
        desired: variant.DesiredInstanceCount,
        idle: endpoint.status === "InService",
        set: (instances) =>
          changeCapacities(call, endpointName, [{ VariantName: variantName, DesiredInstanceCount: instances }]),
      };
}

/**
 * Registering a target brings the capacity between its bounds, if the resource is active.
 * @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html
 */
export function clampCapacity(call: Call, target: Target): void {
  const capacity = capacityOf(call, target);
  const clamped = Math.min(Math.max(capacity.desired, target.MinCapacity), target.MaxCapacity);
  if (capacity.idle && clamped !== capacity.desired) {
    capacity.set(clamped);
  }
}
