import type { Verdict } from "../review";
import { CREATE, schedulesCalling } from "../rules/schedules/effect";
import { DEAD } from "../rules/verification/endpoint-state";
import { type Endpoint, isKnown, type LiveComponent, type Topology } from "../topology";
import type { AwsReading } from "../topology/from-aws";

/** The verdict from the scaling resources and the state: an endpoint that answers no requests does not wake. */
export function liveVerdict(verdict: Verdict, reading: AwsReading, endpointName: string): Verdict {
  const silent = [...silentBecause(reading, endpointName)];
  return silent.length === 0
    ? verdict
    : { ...verdict, wakes: "no", wakesWhen: { kind: "never" }, remarks: [...verdict.remarks, ...silent] };
}

/**
 * The states in which an endpoint answers no requests. With UpdateRollbackFailed, it is in service with two
 * configurations at once.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 */
export const SILENT: readonly string[] = DEAD.filter((status) => status !== "UpdateRollbackFailed");

/** Why requests are refused, without anything visible that changes this. */
function* silentBecause({ topology, live }: AwsReading, endpointName: string): Generator<string> {
  const status = live.endpoints.find(({ name }) => name === endpointName)?.status;
  if (status !== undefined && SILENT.includes(status)) {
    yield `it is ${status} and answers no requests`;
    return;
  }
  const components = live.components.filter((component) => component.endpointName === endpointName);
  const endpoint = topology.endpoints.find(({ name }) => name === endpointName);
  if (endpoint !== undefined && components.length === 0 && waitsForComponents(topology, endpoint)) {
    yield "it has no inference component and answers no requests";
  }
  for (const component of components) {
    if (isAsleepForGood(topology, component)) {
      yield `${component.name} has no copies, and nothing wakes it`;
    }
  }
}

/** Whether it is for inference components, and no visible schedule creates one. */
function waitsForComponents(topology: Topology, endpoint: Endpoint): boolean {
  const { nodes } = topology.variantsOf(endpoint);
  return (
    nodes.length > 0 &&
    nodes.every((variant) => topology.hostingOf(variant) === "inference-components") &&
    topology.notLookedInto.length === 0 &&
    ![...schedulesCalling(topology, CREATE)].some(({ input }) => isKnown(input) && input.endpointName === endpoint.name)
  );
}

/** The rules about waking judge a component with a target. */
function isAsleepForGood(topology: Topology, { name, desiredCopies }: LiveComponent): boolean {
  const component = topology.inferenceComponents.find((candidate) => candidate.name === name);
  return (
    desiredCopies === 0 &&
    component !== undefined &&
    topology.targetsOf(component).surelyNone &&
    topology.schedulesOf(component).surelyNone
  );
}
