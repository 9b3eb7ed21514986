import {
  DescribeEndpointCommand,
  DescribeInferenceComponentCommand,
  ListInferenceComponentsCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import { pages } from "../../aws/pages";
import { isNotFound } from "../../aws/service-error";
import type { Aws } from "./aws";
import { copiesUnknown } from "./errors";

/** An inference component that has copies. */
export interface Component {
  readonly name: string;
  readonly arn: string;
  /** Copies that SageMaker is asked to run, which is what an update in progress is heading for. */
  readonly copies: number;
  /** SageMaker's reason when its status is `Failed`. */
  readonly failure?: string;
}

/** A LoRA adapter: it runs in the copies of its base component. */
export interface Adapter {
  readonly baseName: string;
}

/**
 * Names of all inference components of an endpoint, whoever created them.
 *
 * @throws what SageMaker answers for an endpoint that does not exist: "Could not find endpoint"
 */
export async function listComponentNames(aws: Aws, endpointName: string): Promise<string[]> {
  const list = (NextToken: string | undefined) =>
    aws.request(() =>
      aws.sageMaker.send(
        new ListInferenceComponentsCommand({ EndpointNameEquals: endpointName, MaxResults: 100, NextToken }),
      ),
    );
  const found = await pages(list, ({ InferenceComponents: items, NextToken: next }) => ({ items, next }));
  const names = found.flatMap(({ InferenceComponentName }) => InferenceComponentName ?? []);
  if (names.length === 0) {
    // A filter matches nothing without an error: a misspelt endpoint would run on, reported as a success.
    await aws.request(() => aws.sageMaker.send(new DescribeEndpointCommand({ EndpointName: endpointName })));
  }
  return names;
}

/** A component as it is now; `undefined` when it is deleted or being deleted. */
export async function describeComponent(aws: Aws, name: string): Promise<Component | Adapter | undefined> {
  try {
    const found = await aws.request(() =>
      aws.sageMaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: name })),
    );
    if (found.InferenceComponentStatus === "Deleting") {
      return undefined;
    }
    const baseName = found.Specification?.BaseInferenceComponentName;
    if (baseName !== undefined) {
      return { baseName };
    }
    const copies = found.RuntimeConfig?.DesiredCopyCount;
    const status = `${found.InferenceComponentStatus}`;
    if (copies === undefined || found.InferenceComponentArn === undefined) {
      throw copiesUnknown(status);
    }
    return {
      name,
      arn: found.InferenceComponentArn,
      copies,
      ...(status === "Failed" ? { failure: found.FailureReason ?? "SageMaker gives no reason" } : {}),
    };
  } catch (error) {
    if (isNotFound(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Asks for a number of copies, 0 included. SageMaker answers at once and works on it afterwards. */
export async function setCopies(aws: Aws, name: string, copies: number): Promise<void> {
  await aws.request(() =>
    aws.sageMaker.send(
      new UpdateInferenceComponentRuntimeConfigCommand({
        InferenceComponentName: name,
        DesiredRuntimeConfig: { CopyCount: copies },
      }),
    ),
  );
}
