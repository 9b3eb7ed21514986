import type { Call } from "../../call";
import { validationError } from "../../errors";
import { COMPONENTS } from "../sagemaker/component";
import { changeCopies } from "../sagemaker/component-changes";
import { ENDPOINTS, type Endpoint } from "../sagemaker/endpoint";
import { changeCapacities } from "../sagemaker/endpoint-changes";
import { nameOf } from "../sagemaker/unit-id";
import type { VariantState } from "../sagemaker/variant";
import type { Target } from "./target";
import { CONCURRENCY, COPIES, type Dimension, INSTANCES } from "./target-id";

/** What a target scales: how much there is of it, and how to have more or less. */
export interface Capacity {
  readonly desired: number;
  /** Nothing else is being done to it. */
  readonly idle: boolean;
  set(capacity: number): void;
}

const CAPACITIES: Readonly<Record<Dimension, (call: Call, resourceId: string) => Capacity | undefined>> = {
  [COPIES]: copiesOf,
  [INSTANCES]: (call, resourceId) => {
    const { endpoint, variant } = variantOf(call, resourceId);
    const { VariantName, DesiredInstanceCount } = variant ?? {};
    return endpoint === undefined || VariantName === undefined || DesiredInstanceCount === undefined
      ? undefined
      : {
          desired: DesiredInstanceCount,
          idle: endpoint.status === "InService",
          set: (instances) => changeCapacities(call, endpoint.name, [{ VariantName, DesiredInstanceCount: instances }]),
        };
  },
  [CONCURRENCY]: (call, resourceId) => {
    const { endpoint, variant } = variantOf(call, resourceId);
    const { VariantName, DesiredServerlessConfig } = variant ?? {};
    return endpoint === undefined || VariantName === undefined || DesiredServerlessConfig === undefined
      ? undefined
      : {
          desired: DesiredServerlessConfig.ProvisionedConcurrency ?? 0,
          idle: endpoint.status === "InService",
          set: (ProvisionedConcurrency) =>
            changeCapacities(call, endpoint.name, [
              { VariantName, ServerlessUpdateConfig: { ProvisionedConcurrency } },
            ]),
        };
  },
};

/** @throws AwsError when the resource does not exist, or has no such capacity: an instance count, where it is serverless */
export function capacityOf(
  call: Call,
  { ResourceId, ScalableDimension }: Pick<Target, "ResourceId" | "ScalableDimension">,
): Capacity {
  const capacity = CAPACITIES[ScalableDimension](call, ResourceId);
  if (capacity === undefined) {
    throw validationError(`SageMaker resource doesn't exist: ${ResourceId}`);
  }
  return capacity;
}

function copiesOf(call: Call, resourceId: string): Capacity | undefined {
  const { component: name = "" } = nameOf(resourceId);
  const component = call.table(COMPONENTS).get(name);
  return component === undefined
    ? undefined
    : {
        desired: component.desiredCopies,
        idle: component.work === undefined && component.status === "InService",
        set: (copies) => changeCopies(call, name, copies),
      };
}

interface OfEndpoint {
  readonly endpoint?: Endpoint;
  readonly variant?: VariantState;
}

function variantOf(call: Call, resourceId: string): OfEndpoint {
  const { endpoint: endpointName = "", variant: variantName = "" } = nameOf(resourceId);
  const endpoint = call.table(ENDPOINTS).get(endpointName);
  return { endpoint, variant: endpoint?.variants.find(({ VariantName }) => VariantName === variantName) };
}
