import { UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { hostComponent } from "../../local-aws/support/hosting";
import type { Local } from "../../local-aws/support/local";
import { pass } from "../../local-aws/support/scaling";
import { wireComponent } from "../../support/live-wiring";

export const REQUEST = {
  EndpointName: "llm",
  InferenceComponentName: "llama",
  Body: Buffer.from('{"inputs":"Hello"}'),
};

export const setCopies = ({ sdk }: Local, CopyCount: number) =>
  sdk.sagemaker.send(
    new UpdateInferenceComponentRuntimeConfigCommand({
      InferenceComponentName: "llama",
      DesiredRuntimeConfig: { CopyCount },
    }),
  );

/** Endpoint `llm` with component `llama` without copies or instances, which a refused request wakes. */
export async function asleep(local: Local): Promise<void> {
  await wireComponent(local);
  await sleep(local);
}

/** The same, without anything that wakes it. */
export async function asleepForGood(local: Local): Promise<void> {
  await hostComponent(local);
  await sleep(local);
}

async function sleep(local: Local): Promise<void> {
  await pass(local, 600);
  await setCopies(local, 0);
  await pass(local, 30 * 60);
}
