import type { Call } from "../../call";
import { validationError } from "../../errors";
import type { Ending } from "../../faults";
import type { Step } from "../../store/life-cycle";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { deregisterVariants, registeredVariants } from "../application-autoscaling/variant-targets";
import { componentsOf } from "./component";
import { checkDeployment, type EndpointDeployment } from "./deployment-config";
import { after, durations } from "./durations";
import { ended, endingOf } from "./ending";
import { ENDPOINTS, type Endpoint, endpointArn, findEndpoint, requireInService, requireSettled } from "./endpoint";
import { findConfig } from "./endpoint-config";
import { alreadyExists, queueCannotBeRemoved } from "./texts";
import {
  arrived,
  hostingOf,
  retainCounts,
  startedVariants,
  type VariantHosting,
  type VariantProperty,
  type WantedCapacity,
  withDesiredCapacity,
} from "./variant";

export interface NewEndpoint {
  readonly name: string;
  readonly configName: string;
  readonly deploymentConfig?: EndpointDeployment;
  readonly tags: Tags;
}

export function createEndpoint(call: Call, { name, configName, deploymentConfig, tags }: NewEndpoint): Endpoint {
  const arn = endpointArn(call, name);
  const config = findConfig(call, configName);
  checkDeployment(deploymentConfig);
  if (call.table(ENDPOINTS).has(name)) {
    throw alreadyExists("endpoint", arn);
  }
  const ending = endingOf(call, "CreateEndpoint", name);
  const at = after(call.now, durations.createEndpoint);
  addTags(call, arn, tags);
  return call.table(ENDPOINTS).put(name, {
    name,
    arn,
    configName,
    deploymentConfig,
    status: "Creating",
    variants: [],
    hosting: hostingOf(config),
    asyncInference: config.asyncInference,
    creationTime: call.now,
    lastModifiedTime: call.now,
    steps: [{ at, become: ended(at, ending, { variants: startedVariants(config) }) }],
  });
}

export interface EndpointUpdate {
  readonly name: string;
  readonly configName: string;
  readonly deploymentConfig?: EndpointDeployment;
  /** Which properties of the variants stay as they are, beside those that the configuration decides; none without it. */
  readonly retainAllBut?: readonly VariantProperty[];
  readonly retainDeployment: boolean;
}

export function updateEndpoint(
  call: Call,
  { name, configName, deploymentConfig, retainAllBut, retainDeployment }: EndpointUpdate,
): Endpoint {
  const endpoint = findEndpoint(call, name);
  requireInService(endpoint);
  checkDeployment(deploymentConfig);
  // To be able to roll back, SageMaker wants the running configuration too.
  findConfig(call, endpoint.configName);
  const config = findConfig(call, configName);
  const hosting = hostingOf(config);
  refuseScaledVariants(call, endpoint, hosting);
  if (endpoint.asyncInference !== undefined && config.asyncInference === undefined) {
    throw queueCannotBeRemoved(name);
  }
  const started = startedVariants(config);
  const variants = retainAllBut === undefined ? started : retainCounts(started, endpoint.variants, retainAllBut);
  const done = {
    configName,
    variants,
    hosting,
    asyncInference: config.asyncInference,
    deploymentConfig: deploymentConfig ?? (retainDeployment ? endpoint.deploymentConfig : undefined),
  };
  const ending = endingOf(call, "UpdateEndpoint", name);
  const at = after(call.now, durations.updateEndpoint);
  return call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Updating",
    failureReason: undefined,
    lastModifiedTime: call.now,
    steps: [{ at, become: ended(at, ending, done) }],
  });
}

/** @see https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-scaling-update.html */
function refuseScaledVariants(call: Call, endpoint: Endpoint, next: readonly VariantHosting[]): void {
  const registered = registeredVariants(call, endpoint.name);
  const affected = endpoint.hosting
    .filter(({ VariantName, InstanceType }) => {
      const after = next.find((variant) => variant.VariantName === VariantName);
      return registered.includes(VariantName) && after?.InstanceType !== InstanceType;
    })
    .map(({ VariantName }) => VariantName);
  if (affected.length > 0) {
    throw validationError(
      `The variant(s) "[${affected.join(", ")}]" must be deregistered as scalable targets with AutoScaling before they can be removed or have their instance type updated.`,
    );
  }
}

export function changeCapacities(call: Call, name: string, wanted: readonly WantedCapacity[]): Endpoint {
  const endpoint = findEndpoint(call, name);
  requireInService(endpoint);
  const variants = withDesiredCapacity(endpoint.variants, wanted, endpoint.configName);
  const ending = endingOf(call, "UpdateEndpointWeightsAndCapacities", name);
  const at = after(call.now, durations.updateEndpoint);
  return call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Updating",
    variants: ending === undefined ? variants : endpoint.variants,
    failureReason: undefined,
    lastModifiedTime: call.now,
    steps:
      ending?.kind === "rollback"
        ? rolledBack(at, ending)
        : [{ at, become: ended(at, ending, { variants: arrived(variants) }) }],
  });
}

/** Only a change of capacities is seen as RollingBack: an update is Updating until it is InService as before. */
function rolledBack(at: number, ending: Ending): readonly Step<Endpoint>[] {
  const later = after(at, durations.updateEndpoint);
  return [
    { at, become: { status: "RollingBack", lastModifiedTime: at } },
    { at: later, become: ended(later, ending, {}) },
  ];
}

export function deleteEndpoint(call: Call, name: string): void {
  const endpoint = findEndpoint(call, name);
  requireSettled(endpoint);
  if (componentsOf(call, name).length > 0) {
    throw validationError(
      "Cannot delete endpoint with inference component associated. Please delete inference component and try it again.",
    );
  }
  deregisterVariants(call, name);
  forgetTags(call, endpoint.arn);
  call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Deleting",
    lastModifiedTime: call.now,
    steps: [{ at: after(call.now, durations.deleteEndpoint), become: "gone" }],
  });
}
