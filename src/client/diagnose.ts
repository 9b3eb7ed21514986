import type {
  ApplicationAutoScalingClient,
  DescribeScalingActivitiesCommandOutput,
} from "@aws-sdk/client-application-auto-scaling";
import type {
  DescribeEndpointCommandOutput,
  DescribeInferenceComponentCommandOutput,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { loadSdk } from "../aws/sdk";
import { shortageIn } from "../operate/state/shortage";
import type { Diagnosis } from "./capacity-timeout";

/** The clients that are asked why. Each is created when it is first needed. */
export interface Informants {
  readonly sagemaker: () => SageMakerClient;
  readonly scaling: () => ApplicationAutoScalingClient;
}

export const sagemakerSdk = () =>
  loadSdk("@aws-sdk/client-sagemaker", (): typeof import("@aws-sdk/client-sagemaker") =>
    require("@aws-sdk/client-sagemaker"),
  );

export const scalingSdk = () =>
  loadSdk("@aws-sdk/client-application-auto-scaling", (): typeof import("@aws-sdk/client-application-auto-scaling") =>
    require("@aws-sdk/client-application-auto-scaling"),
  );

/**
 * Without capacity for the instance type, a component is Updating for this long or longer before AWS gives a reason, if it
 * does. Published starts of an instance take about 105 s. Inferred from them, not documented.
 */
const DROUGHT_MINUTES = 15;

/**
 * Why a component has no capacity, from two calls: the component, then the scaling activities if no copy is wanted, or
 * the instances if one is. A role that may not make them gets `unknown`.
 */
export async function diagnose(component: string, { sagemaker, scaling }: Informants, now: number): Promise<Diagnosis> {
  try {
    const { DescribeInferenceComponentCommand } = sagemakerSdk();
    const seen = await sagemaker().send(new DescribeInferenceComponentCommand({ InferenceComponentName: component }));
    const shortage = shortageOf(seen.FailureReason);
    if (shortage !== undefined) {
      return shortage;
    }
    return (seen.RuntimeConfig?.DesiredCopyCount ?? 0) > 0
      ? await whyNotThere(seen, sagemaker(), now)
      : await whyNotWanted(component, scaling());
  } catch (error) {
    const message = error instanceof Error ? error.message : "no answer";
    return { reason: "unknown", because: `AWS did not say why: ${message}` };
  }
}

async function whyNotThere(
  { EndpointName, VariantName, InferenceComponentStatus, LastModifiedTime }: DescribeInferenceComponentCommandOutput,
  sagemaker: SageMakerClient,
  now: number,
): Promise<Diagnosis> {
  const { DescribeEndpointCommand } = sagemakerSdk();
  const endpoint = await sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
  const state = `The component is ${InferenceComponentStatus} with a copy wanted`;
  if (instancesOf(endpoint, VariantName) > 0) {
    return { reason: "loading", because: `${state}, and an instance is in service: the model is still loading.` };
  }
  const minutes = Math.floor((now - (LastModifiedTime?.getTime() ?? now)) / 60_000);
  return minutes >= DROUGHT_MINUTES
    ? {
        reason: "drought",
        because: `${state}, and no instance is in service after ${minutes} min. AWS gives no reason yet; a start takes about 2 min if it has capacity for the instance type.`,
      }
    : { reason: "starting", because: `${state}, and no instance is in service yet.` };
}

const instancesOf = ({ ProductionVariants = [] }: DescribeEndpointCommandOutput, variant: string | undefined) =>
  ProductionVariants.find(({ VariantName }) => VariantName === variant)?.CurrentInstanceCount ?? 0;

async function whyNotWanted(component: string, scaling: ApplicationAutoScalingClient): Promise<Diagnosis> {
  const { DescribeScalingActivitiesCommand } = scalingSdk();
  const { ScalingActivities = [] }: DescribeScalingActivitiesCommandOutput = await scaling.send(
    new DescribeScalingActivitiesCommand({
      ServiceNamespace: "sagemaker",
      ResourceId: `inference-component/${component}`,
      ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      MaxResults: 1,
    }),
  );
  const [newest] = ScalingActivities;
  const failed = newest?.StatusCode === "Failed" || newest?.StatusCode === "Unfulfilled";
  return (
    (failed ? (shortageOf(newest.StatusMessage) ?? shortageOf(newest.Cause)) : undefined) ?? {
      reason: "not wired",
      because: `No copy is wanted. Refused requests must run a scaling policy: add an alarm on NoCapacityInvocationFailures of ${component}, or wait longer than its period.`,
    }
  );
}

function shortageOf(text: string | undefined): Diagnosis | undefined {
  const reason = shortageIn(text);
  return reason === undefined ? undefined : { reason, because: `AWS says: ${text}` };
}
