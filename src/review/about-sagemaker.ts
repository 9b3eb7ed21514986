import { isUnknown, type Schedule, type Topology } from "../topology";

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
    topology.schedules.filter(mayCallSagemaker),
  ];
  return parts.some(({ length }) => length > 0);
}

const mayCallSagemaker = ({ operation }: Schedule): boolean =>
  isUnknown(operation) || operation?.service === "sagemaker";

/** What to say of a source without: whoever gave the wrong file must not take silence for praise. */
export const nothingText = (file: string): string =>
  `Nothing of SageMaker was found in ${file}: was another file meant?`;
