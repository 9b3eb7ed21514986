import {
  DescribeScalableTargetsCommand,
  RegisterScalableTargetCommand,
} from "@aws-sdk/client-application-auto-scaling";
import { pages } from "../../aws/pages";
import type { Aws } from "./aws";

/** The bounds within which Application Auto Scaling moves the copies of one inference component. */
export interface ScalableTarget {
  readonly minCapacity: number;
  readonly maxCapacity: number;
}

/** @see https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html */
const copiesOf = (name: string) =>
  ({
    ServiceNamespace: "sagemaker",
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
    ResourceId: `inference-component/${name}`,
  }) as const;

/** The target of a component; `undefined` when it is not registered with Application Auto Scaling. */
export async function findScalableTarget(aws: Aws, name: string): Promise<ScalableTarget | undefined> {
  const { ResourceId, ...dimension } = copiesOf(name);
  const describe = (NextToken: string | undefined) =>
    aws.request(() =>
      aws.autoScaling.send(new DescribeScalableTargetsCommand({ ...dimension, ResourceIds: [ResourceId], NextToken })),
    );
  const found = await pages(describe, ({ ScalableTargets: items, NextToken: next }) => ({ items, next }));
  const [target] = found.flatMap(({ MinCapacity, MaxCapacity }) =>
    MinCapacity === undefined || MaxCapacity === undefined
      ? []
      : [{ minCapacity: MinCapacity, maxCapacity: MaxCapacity }],
  );
  return target;
}

/** Sets the lower bound only: what a registration leaves out (maximum, suspensions, tags) stays as it is. */
export async function setMinCapacity(aws: Aws, name: string, minCapacity: number): Promise<void> {
  await aws.request(() =>
    aws.autoScaling.send(new RegisterScalableTargetCommand({ ...copiesOf(name), MinCapacity: minCapacity })),
  );
}
