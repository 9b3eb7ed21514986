import { copyPhases, provisioningPhase, totalSeconds } from "../../../behaviour/laws/cold-start";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import type { UnitId } from "../../events";
import type { Ending } from "../../faults";
import type { Living, Step } from "../../store/life-cycle";
import { addTags, forgetTags, type Tags } from "../../store/tags";
import { deregisterVariants, registeredVariants } from "../application-autoscaling/variant-targets";
import { componentsOf } from "./component";
import { checkDeployment, type EndpointDeployment } from "./deployment-config";
import { after, durations } from "./durations";
import { ended, endingOf } from "./ending";
import { ENDPOINTS, type Endpoint, endpointArn, findEndpoint, requireInService, requireSettled } from "./endpoint";
import { findConfig } from "./endpoint-config";
import { FLEETS } from "./fleet";
import type { Lack } from "./fleet-moves";
import { lackOf, unitTiming } from "./fleet-needs";
import { forgetFleets, instanceReadyAt, moveFleet, startFleets } from "./hosting";
import { imageOf } from "./model";
import { beyondQuota, shortageReason } from "./shortage";
import { alreadyExists, queueCannotBeRemoved } from "./texts";
import { variantUnit } from "./unit-id";
import {
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
  const hosting = hostingOf(config);
  const lack = lackOfInstances(call, "CreateEndpoint", name, hosting);
  const ending = endingOf(call, "CreateEndpoint", name) ?? endingWithout(call, lack, hosting, "fail");
  const started = startedVariants(config);
  addTags(call, arn, tags);
  const endpoint: Living<Endpoint> = {
    name,
    arn,
    configName,
    deploymentConfig,
    status: "Creating",
    variants: [],
    started,
    hosting,
    asyncInference: config.asyncInference,
    creationTime: call.now,
    lastModifiedTime: call.now,
    steps: [],
  };
  if (ending !== undefined) {
    const at = lack?.until ?? after(call.now, durations.createEndpoint);
    return call.table(ENDPOINTS).put(name, { ...endpoint, steps: [{ at, become: ended(at, ending, {}) }] });
  }
  const isThere = after(call.now, hosting.some(({ isServerless }) => isServerless) ? durations.createEndpoint : 0);
  call.table(ENDPOINTS).put(name, { ...endpoint, steps: [{ at: isThere, become: {} }] });
  startFleets(call, endpoint, lack?.until ?? call.now);
  return findEndpoint(call, name);
}

/**
 * Why AWS has no instances now for a change of a whole endpoint.
 * @throws AwsError when the account may have no more
 */
function lackOfInstances(
  call: Call,
  operation: string,
  name: string,
  hosting: readonly VariantHosting[],
): Lack | undefined {
  const onInstances = hosting.find(({ isServerless }) => !isServerless);
  const lack = onInstances === undefined ? undefined : lackOf(call, operation, [name]);
  if (lack?.kind === "quota") {
    throw beyondQuota(call, onInstances?.InstanceType);
  }
  return lack;
}

/** How a change ends for which AWS gives up to look for instances. */
function endingWithout(
  call: Call,
  lack: Lack | undefined,
  [variant]: readonly VariantHosting[],
  kind: Ending["kind"],
): Ending | undefined {
  return lack === undefined || lack.isOver
    ? undefined
    : { kind, reason: shortageReason(call, lack.kind, { instanceType: variant?.InstanceType }) };
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
    started: variants,
    deploys: true,
    hosting,
    asyncInference: config.asyncInference,
    deploymentConfig: deploymentConfig ?? (retainDeployment ? endpoint.deploymentConfig : undefined),
  };
  const lack = lackOfInstances(call, "UpdateEndpoint", name, hosting);
  const ending = endingOf(call, "UpdateEndpoint", name) ?? endingWithout(call, lack, hosting, "rollback");
  const gaveUpAt = lack?.isOver === false ? lack.until : undefined;
  const at = gaveUpAt ?? after(lack?.until ?? call.now, deploymentSeconds(call, endpoint, hosting));
  return call.table(ENDPOINTS).put(name, {
    ...endpoint,
    status: "Updating",
    failureReason: undefined,
    lastModifiedTime: call.now,
    steps: [{ at, become: ending === undefined ? done : ended(at, ending, {}) }],
  });
}

/** New instances start beside those that there are, and then the copies on them. */
function deploymentSeconds(call: Call, { name }: Endpoint, hosting: readonly VariantHosting[]): number {
  const starts = hosting
    .filter(({ isServerless }) => !isServerless)
    .map(({ VariantName, InstanceType, ModelName }) => {
      const image = imageOf(call, ModelName);
      const kind = {
        ...(InstanceType !== undefined && { instanceType: InstanceType }),
        ...(image !== undefined && { image }),
      };
      const timing = unitTiming(call, kind, variantUnit(name, VariantName));
      return totalSeconds([provisioningPhase(timing), ...copyPhases(timing, false)]);
    });
  return Math.max(durations.updateEndpoint, ...starts);
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

/** UpdateEndpointWeightsAndCapacities, which Application Auto Scaling calls too. Takes 0. */
export function changeCapacities(call: Call, name: string, wanted: readonly WantedCapacity[]): Endpoint {
  const endpoint = findEndpoint(call, name);
  requireInService(endpoint);
  const variants = withDesiredCapacity(endpoint.variants, wanted, endpoint.configName);
  const ending = endingOf(call, OF_CAPACITIES, name);
  const at = after(call.now, durations.updateEndpoint);
  const updating = { ...endpoint, status: "Updating", failureReason: undefined, lastModifiedTime: call.now } as const;
  if (ending !== undefined) {
    const steps = ending.kind === "rollback" ? rolledBack(at, ending) : [{ at, become: ended(at, ending, {}) }];
    return call.table(ENDPOINTS).put(name, { ...updating, steps });
  }
  // Instances are there when they are; anything else takes a while.
  const isOfInstances = wanted.every(
    ({ DesiredWeight, ServerlessUpdateConfig }) => DesiredWeight === undefined && ServerlessUpdateConfig === undefined,
  );
  const steps = [{ at: isOfInstances ? call.now : at, become: {} }];
  call.table(ENDPOINTS).put(name, { ...updating, variants, steps });
  for (const { VariantName, DesiredInstanceCount } of wanted) {
    if (DesiredInstanceCount !== undefined) {
      changeInstances(call, variantUnit(name, VariantName), DesiredInstanceCount);
    }
  }
  return findEndpoint(call, name);
}

const OF_CAPACITIES = "UpdateEndpointWeightsAndCapacities";

function changeInstances(call: Call, key: UnitId, count: number): void {
  const fleet = call.table(FLEETS).get(key);
  if (fleet === undefined) {
    return;
  }
  if (fleet.hasModel) {
    moveFleet(call, key, (moves) => moves.scale(key, count, OF_CAPACITIES));
    return;
  }
  const lack = count > fleet.instances.length ? lackOf(call, OF_CAPACITIES, [fleet.endpoint]) : undefined;
  const isGivenUp = lack?.isOver === false;
  moveFleet(call, key, (moves) => {
    moves.setInstances(isGivenUp ? fleet.instances.length : count, instanceReadyAt(call, fleet, lack?.until));
  });
  if (isGivenUp) {
    const { until: at, kind: lacking } = lack;
    const become = { lacking, failureReason: shortageReason(call, lacking, fleet) };
    call.table(ENDPOINTS).put(fleet.endpoint, { ...findEndpoint(call, fleet.endpoint), steps: [{ at, become }] });
  }
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
  forgetFleets(call, endpoint);
  call.table(ENDPOINTS).put(name, {
    ...findEndpoint(call, name),
    status: "Deleting",
    lastModifiedTime: call.now,
    steps: [{ at: after(call.now, durations.deleteEndpoint), become: "gone" }],
  });
}
