import type { Call } from "../../call";
import { validationError } from "../../errors";
import type { Step } from "../../store/life-cycle";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { deregisterVariants, registeredVariants } from "../application-autoscaling/variant-targets";
import { componentsOf } from "./component";
import { after, durations } from "./durations";
import { ENDPOINTS, type Endpoint, endpointArn, findEndpoint, requireInService, requireSettled } from "./endpoint";
import { findConfig } from "./endpoint-config";
import { alreadyExists } from "./texts";
import {
  arrived,
  hostingOf,
  retainCounts,
  startedVariants,
  type VariantHosting,
  type WantedCapacity,
  withDesiredCapacity,
} from "./variant";

const deed = (operation: string, name: string) => ({ service: "sagemaker", operation, resources: [name] });

export interface NewEndpoint {
  readonly name: string;
  readonly configName: string;
  readonly deploymentConfig?: object;
  readonly tags: Tags;
}

export function createEndpoint(call: Call, { name, configName, deploymentConfig, tags }: NewEndpoint): Endpoint {
  const arn = endpointArn(call, name);
  const config = findConfig(call, configName);
  if (call.table(ENDPOINTS).has(name)) {
    throw alreadyExists("endpoint", arn);
  }
  const failure = call.faults.outcome(deed("CreateEndpoint", name), "fail");
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
    creationTime: call.now,
    lastModifiedTime: call.now,
    steps: [
      failure === undefined
        ? { at, become: { status: "InService", variants: startedVariants(config), lastModifiedTime: at } }
        : { at, become: { status: "Failed", failureReason: failure, lastModifiedTime: at } },
    ],
  });
}

export interface EndpointUpdate {
  readonly name: string;
  readonly configName: string;
  readonly deploymentConfig?: object;
  readonly retainAll: boolean;
}

export function updateEndpoint(
  call: Call,
  { name, configName, deploymentConfig, retainAll }: EndpointUpdate,
): Endpoint {
  const endpoint = findEndpoint(call, name);
  requireInService(endpoint);
  // To be able to roll back, SageMaker wants the running configuration too.
  findConfig(call, endpoint.configName);
  const config = findConfig(call, configName);
  const hosting = hostingOf(config);
  refuseScaledVariants(call, endpoint, hosting);
  const started = startedVariants(config);
  const variants = retainAll ? retainCounts(started, endpoint.variants) : started;
  const rollback = call.faults.outcome(deed("UpdateEndpoint", name), "rollback");
  const failure = call.faults.outcome(deed("UpdateEndpoint", name), "fail");
  const at = after(call.now, durations.updateEndpoint);
  return call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Updating",
    failureReason: undefined,
    lastModifiedTime: call.now,
    steps: [
      {
        at,
        become:
          failure !== undefined
            ? { status: "Failed", failureReason: failure, lastModifiedTime: at }
            : rollback !== undefined
              ? // Updating all the while, and then InService on the configuration that ran before.
                { status: "InService", failureReason: rollback, lastModifiedTime: at }
              : { status: "InService", configName, variants, hosting, deploymentConfig, lastModifiedTime: at },
      },
    ],
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
  const variants = withDesiredCapacity(endpoint.variants, wanted);
  const rollback = call.faults.outcome(deed("UpdateEndpointWeightsAndCapacities", name), "rollback");
  const at = after(call.now, durations.updateEndpoint);
  return call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Updating",
    variants: rollback === undefined ? variants : endpoint.variants,
    lastModifiedTime: call.now,
    steps:
      rollback === undefined
        ? [{ at, become: { status: "InService", variants: arrived(variants), lastModifiedTime: at } }]
        : rolledBack(at, rollback),
  });
}

/** Only a change of capacities is seen as RollingBack. */
function rolledBack(at: number, reason: string): readonly Step<Endpoint>[] {
  const later = after(at, durations.updateEndpoint);
  return [
    { at, become: { status: "RollingBack", failureReason: reason, lastModifiedTime: at } },
    { at: later, become: { status: "InService", lastModifiedTime: later } },
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
