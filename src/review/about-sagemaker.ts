import { metricNamespaces } from "../catalogue/metrics";
import { type Alarm, isUnknown, type Schedule, type Topology } from "../topology";

/** Whether a source has anything to do with SageMaker, as far as it was looked into. */
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

/** What to say of a source without: whoever gave the wrong file must not take silence for praise. */
export const nothingText = (file: string): string =>
  `No SageMaker resource was found in ${file}: no endpoint, endpoint configuration, model, inference component, scalable target of service_namespace sagemaker, alarm on AWS/SageMaker or schedule that calls SageMaker. Check that this is the right file.`;

/** What to say of a source that has resources of SageMaker, and nothing to give a verdict on. */
export const noEndpointText = (file: string): string =>
  `No endpoint was found in ${file}: it has resources of SageMaker, but no endpoint, inference component or scalable target of service_namespace sagemaker. Check that this is the right file.`;
