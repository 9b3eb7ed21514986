import { metricNamespaces } from "../catalogue/metrics";
import { type Alarm, isUnknown, type Schedule, type Topology } from "../topology";

/** Whether a source has SageMaker resources, as far as it was read. */
export function isAboutSagemaker(topology: Topology): boolean {
  const parts = [
    topology.endpoints,
    topology.endpointConfigurations,
    topology.inferenceComponents,
    topology.models,
    topology.scalableTargets,
    topology.scalingPolicies,
    topology.scheduledActions,
    topology.wakeAlarms,
    topology.alarms.filter(watchesSagemaker),
    topology.schedules.filter(mayCallSagemaker),
  ];
  return parts.some(({ length }) => length > 0);
}

const mayCallSagemaker = ({ operation }: Schedule): boolean =>
  isUnknown(operation) || operation?.service === "sagemaker";

const NAMESPACES: readonly unknown[] = Object.values(metricNamespaces);

const watchesSagemaker = (alarm: Alarm): boolean =>
  alarm.kind === "metric-alarm" && NAMESPACES.includes(alarm.namespace);

/** The message for a source without SageMaker: without it, a wrong file would look like a pass. */
export const nothingText = (file: string): string =>
  `No SageMaker resource was found in ${file}: no endpoint, endpoint configuration, model, inference component, scalable target of service_namespace sagemaker, alarm on AWS/SageMaker or schedule that calls SageMaker. Check that this is the right file.`;

/** The message for a source with SageMaker resources, but without an endpoint. */
export const noEndpointText = (file: string): string =>
  `No endpoint was found in ${file}: it has resources of SageMaker, but no endpoint, inference component or scalable target of service_namespace sagemaker. Check that this is the right file.`;
