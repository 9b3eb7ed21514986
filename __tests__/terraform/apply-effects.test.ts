import { ApplicationAutoScalingClient, DescribeScalingPoliciesCommand } from "@aws-sdk/client-application-auto-scaling";
import {
  DescribeEndpointCommand,
  DescribeInferenceComponentCommand,
  ListEndpointsCommand,
  ListInferenceComponentsCommand,
  SageMakerClient,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateInferenceComponentRuntimeConfigCommand,
} from "@aws-sdk/client-sagemaker";
import type { ApplyEffect } from "../../src/review/change/change-review";
import { effectsOf } from "../support/apply-effects";
import { changeFolder, PLAN_OPTIONS, readChange } from "../support/change-fixtures";
import { describeTerraform } from "../support/terraform";
import { AppliedStack } from "./support/applied-stack";

type Kind = ApplyEffect["kind"];

/** A pair that is applied, and what is seen of it on AWS. */
interface Applied {
  readonly name: string;
  /** Copies or instances before the apply. @default 0: it sleeps */
  readonly capacity?: number;
  /** And after it; `undefined` if nothing is there any more. */
  readonly after: number | undefined;
  /** The calls that change SageMaker and the scaling, in their order as far as it matters. */
  readonly calls: readonly string[];
  /** What the effects of the plan say of this apply. */
  readonly kinds: readonly Kind[];
  /** Text in the error of an apply that fails. */
  readonly error?: string;
  /** Policies that are left at the end. @default 2 */
  readonly policies?: number;
}

const UPDATED = ["CreateEndpointConfig", "UpdateEndpoint", "DeleteEndpointConfig"];

const CHAT: readonly Applied[] = [
  { name: "minimum-raised", after: 1, calls: ["RegisterScalableTarget"], kinds: ["wakes"] },
  { name: "maximum-raised", after: 0, calls: ["RegisterScalableTarget"], kinds: [] },
  { name: "wake-threshold", after: 0, calls: [], kinds: [] },
  { name: "tag-only", after: 0, calls: [], kinds: [] },
  { name: "resource-moved", after: 0, calls: [], kinds: [] },
  { name: "resource-imported", after: 0, calls: [], kinds: [] },
  { name: "component-memory", after: 0, calls: ["UpdateResource"], kinds: [] },
  {
    name: "component-copies",
    after: 0,
    calls: ["UpdateResource"],
    kinds: ["fails"],
    error: "Error: updating Cloud Control",
  },
  {
    name: "component-added",
    after: 0,
    calls: ["CreateResource", "RegisterScalableTarget"],
    kinds: ["starts awake"],
    policies: 4,
  },
  { name: "instance-type", after: 0, calls: UPDATED, kinds: ["runs twice"] },
  {
    name: "instance-type-name-collides",
    after: 0,
    calls: ["CreateEndpointConfig"],
    kinds: ["fails"],
    error: "already existing endpoint configuration",
  },
  { name: "target-forgotten", after: 0, calls: [], kinds: ["forgets"] },
  { name: "endpoint-forgotten", after: 0, calls: [], kinds: ["forgets"] },
  {
    name: "endpoint-deleted",
    after: undefined,
    calls: ["DeregisterScalableTarget", "DeleteResource", "DeleteEndpoint", "DeleteEndpointConfig"],
    kinds: ["deletes"],
    policies: 0,
  },
];

const SINGLE: readonly Applied[] = [
  { name: "maximum-lowered", capacity: 3, after: 1, calls: ["RegisterScalableTarget"], kinds: ["removes capacity"] },
  {
    name: "target-replaced",
    after: 0,
    calls: ["DeregisterScalableTarget", "RegisterScalableTarget"],
    kinds: ["pauses scaling"],
    policies: 0,
  },
  {
    name: "component-replaced",
    after: 1,
    calls: ["DeregisterScalableTarget", "DeleteResource", "CreateResource", "RegisterScalableTarget"],
    kinds: ["interrupts", "pauses scaling", "starts awake"],
  },
  {
    name: "instance-type-same-name",
    after: 0,
    calls: ["DeleteEndpointConfig", "CreateEndpointConfig"],
    kinds: ["fails"],
  },
  {
    name: "async-concurrency",
    after: 1,
    calls: UPDATED,
    kinds: ["wakes", "runs twice"],
  },
  {
    name: "async-instance-type",
    after: 0,
    calls: ["CreateEndpointConfig", "UpdateEndpoint"],
    kinds: ["fails", "wakes", "runs twice"],
    error: "must be deregistered as scalable targets",
  },
  {
    name: "async-instance-type-deregistered",
    after: 1,
    calls: ["DeregisterScalableTarget", "CreateEndpointConfig", "UpdateEndpoint", "RegisterScalableTarget"],
    kinds: ["wakes", "pauses scaling", "runs twice"],
  },
];

const SEEN = new Set([
  ...["RegisterScalableTarget", "DeregisterScalableTarget", "CreateResource", "UpdateResource", "DeleteResource"],
  ...["CreateEndpoint", "UpdateEndpoint", "DeleteEndpoint", "CreateEndpointConfig", "DeleteEndpointConfig"],
]);

/** What is scaled in an account that has one endpoint: the first component, or the variant. */
class Account {
  private readonly options;
  private readonly sagemaker;

  constructor(stack: AppliedStack) {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    this.options = { endpoint: stack.aws.url, region: "us-east-1", credentials };
    this.sagemaker = new SageMakerClient(this.options);
  }

  async scaleTo(capacity: number): Promise<void> {
    const component = await this.component();
    if (component !== undefined) {
      const DesiredRuntimeConfig = { CopyCount: capacity };
      await this.sagemaker.send(
        new UpdateInferenceComponentRuntimeConfigCommand({ InferenceComponentName: component, DesiredRuntimeConfig }),
      );
    } else {
      const DesiredWeightsAndCapacities = [{ VariantName: "main", DesiredInstanceCount: capacity }];
      const EndpointName = await this.endpoint();
      await this.sagemaker.send(
        new UpdateEndpointWeightsAndCapacitiesCommand({ EndpointName, DesiredWeightsAndCapacities }),
      );
    }
    while ((await this.isBusy()) || (await this.capacity()) !== capacity) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async capacity(): Promise<number | undefined> {
    const InferenceComponentName = await this.component();
    if (InferenceComponentName !== undefined) {
      const { RuntimeConfig } = await this.sagemaker.send(
        new DescribeInferenceComponentCommand({ InferenceComponentName }),
      );
      return RuntimeConfig?.DesiredCopyCount;
    }
    const EndpointName = await this.endpoint();
    const { ProductionVariants } =
      EndpointName === undefined
        ? { ProductionVariants: [] }
        : await this.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
    return ProductionVariants?.[0]?.DesiredInstanceCount;
  }

  async policies(): Promise<number> {
    const scaling = new ApplicationAutoScalingClient(this.options);
    const { ScalingPolicies } = await scaling.send(
      new DescribeScalingPoliciesCommand({ ServiceNamespace: "sagemaker" }),
    );
    scaling.destroy();
    return ScalingPolicies?.length ?? 0;
  }

  close = () => this.sagemaker.destroy();

  private async component(): Promise<string | undefined> {
    const { InferenceComponents } = await this.sagemaker.send(
      new ListInferenceComponentsCommand({ SortBy: "CreationTime", SortOrder: "Ascending" }),
    );
    return InferenceComponents?.[0]?.InferenceComponentName;
  }

  private async endpoint(): Promise<string | undefined> {
    const { Endpoints } = await this.sagemaker.send(new ListEndpointsCommand({}));
    return Endpoints?.[0]?.EndpointName;
  }

  private async isBusy(): Promise<boolean> {
    const EndpointName = await this.endpoint();
    const { EndpointStatus } = await this.sagemaker.send(new DescribeEndpointCommand({ EndpointName }));
    return EndpointStatus !== "InService";
  }
}

async function seen(first: AppliedStack, { name, capacity = 0 }: Applied) {
  const stack = await first.fork();
  const account = new Account(stack);
  await account.scaleTo(capacity);
  const { left, options = [] } = PLAN_OPTIONS[name] ?? {};
  if (left !== undefined) {
    await stack.leaveState(left);
  }
  await stack.becomeFolder(changeFolder(name, "after"));
  stack.aws.changes();
  const { exitCode, said } = await stack.apply(...options);
  const calls = stack.aws.changes().filter((call) => SEEN.has(call));
  const found = { exitCode, said, calls, after: await account.capacity(), policies: await account.policies() };
  account.close();
  await stack.aws.stop();
  return found;
}

function expectSeen(found: Awaited<ReturnType<typeof seen>>, applied: Applied): void {
  const { name, after, calls, error, policies = 2, kinds } = applied;
  expect(found).toMatchObject({ exitCode: error === undefined ? 0 : 1, after, policies });
  expect(found.said).toContain(error ?? "Apply complete!");
  expect(found.calls.filter((call) => calls.includes(call) || call.startsWith("Delete"))).toEqual(
    expect.arrayContaining([...calls]),
  );
  expect(inOrder(found.calls, calls)).toBe(true);
  expect(effectsOf(readChange(name)).map(({ kind }) => kind)).toEqual(kinds);
}

/** Whether calls come one after the other, with any others between them. */
function inOrder(all: readonly string[], wanted: readonly string[]): boolean {
  let from = 0;
  return wanted.every((call) => {
    const at = all.indexOf(call, from);
    from = at + 1;
    return at >= 0;
  });
}

describeTerraform("an endpoint that sleeps, and a change that is applied", () => {
  let first: AppliedStack;
  beforeAll(async () => {
    first = await AppliedStack.ofFolder(changeFolder("minimum-raised", "before"));
    expect(await first.apply()).toMatchObject({ exitCode: 0 });
  });
  afterAll(() => first.aws.stop());

  it.each(CHAT)("does what the effects say: $name", async (applied) => expectSeen(await seen(first, applied), applied));
});

describeTerraform("another endpoint, and a change that is applied", () => {
  it.each(SINGLE)("does what the effects say: $name", async (applied) => {
    const first = await AppliedStack.ofFolder(changeFolder(applied.name, "before"));
    expect(await first.apply()).toMatchObject({ exitCode: 0 });
    const found = await seen(first, applied);
    await first.aws.stop();
    expectSeen(found, applied);
  });
});
