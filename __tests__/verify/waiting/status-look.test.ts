import { UpdateEndpointCommand, UpdateInferenceComponentRuntimeConfigCommand } from "@aws-sdk/client-sagemaker";
import { durations } from "../../../src/local-aws/services/sagemaker/durations";
import { StatusLook } from "../../../src/verify/waiting/status-look";
import {
  createComponent,
  createConfig,
  createEndpoint,
  createModel,
  hostComponent,
} from "../../local-aws/support/hosting";
import { useLocal } from "../../local-aws/support/local";
import { awsOf, useCredentials } from "../../support/live-stack";
import { useQuickCalls } from "../../support/quick-calls";

/** Until an instance is there: no copy serves yet. */
const INSTANCE_SECONDS = 105;

useCredentials();
useQuickCalls();
const local = useLocal();
const sagemaker = () => local().sdk.sagemaker;

const lookAt = (...names: readonly string[]) =>
  new StatusLook(
    awsOf(local()).sagemaker,
    names.map((name) => ({ name, components: [] })),
  );

/** What was called since the last time this was asked. */
function calls(): Readonly<Record<string, number>> {
  const { journal } = local().aws;
  const counts: Record<string, number> = {};
  for (const { operation } of journal.entries()) {
    counts[operation] = (counts[operation] ?? 0) + 1;
  }
  journal.clear();
  return counts;
}

async function createMany(count: number): Promise<readonly string[]> {
  const names = Array.from({ length: count }, (_, index) => `llm-${index}`);
  await createModel(sagemaker());
  await createConfig(sagemaker());
  for (const EndpointName of names) {
    await createEndpoint(sagemaker(), { EndpointName });
    await createComponent(sagemaker(), { EndpointName, InferenceComponentName: `llama-${EndpointName}` });
  }
  calls();
  return names;
}

describe("a look at one endpoint", () => {
  it("tells how far the endpoint is, then how far its components are, and asks again only for what moves", async () => {
    await createMany(1);
    const look = lookAt("llm-0");
    expect(await look.poll()).toMatchObject([{ name: "llm-0", endpoint: { status: "Creating" }, components: [] }]);
    expect(calls()).toEqual({ DescribeEndpoint: 1 });

    local().clock.advance(INSTANCE_SECONDS);
    expect(await look.poll()).toMatchObject([
      { endpoint: { status: "InService", configName: "config" }, components: [{ status: "Creating" }] },
    ]);
    expect(calls()).toEqual({ DescribeEndpoint: 1, ListInferenceComponents: 1 });

    local().clock.advance(durations.createComponent);
    expect(await look.poll()).toMatchObject([
      {
        endpoint: { variants: [{ currentInstanceCount: 1 }] },
        components: [{ status: "InService", currentCopies: 1 }],
      },
    ]);
    expect(calls()).toEqual({ ListInferenceComponents: 1, DescribeInferenceComponent: 1 });

    await look.poll();
    expect(calls()).toEqual({});
  });

  it("says that there is none", async () => {
    expect(await lookAt("llm").poll()).toEqual([{ name: "llm", endpoint: undefined, components: [] }]);
  });

  it("tells why it failed", async () => {
    local().aws.faults.add([{ operation: "CreateEndpoint", effect: { kind: "fail", reason: "No capacity." } }]);
    await createModel(sagemaker());
    await createConfig(sagemaker());
    await createEndpoint(sagemaker());
    local().clock.advance(durations.createEndpoint);
    expect(await lookAt("llm").poll()).toMatchObject([
      { endpoint: { status: "Failed", failureReason: "No capacity." } },
    ]);
  });

  it("keeps what was described for whoever reads on", async () => {
    await hostComponent(local());
    const look = lookAt("llm");
    await look.poll();
    expect([...look.seen.endpoints.keys(), ...look.seen.components.keys()]).toEqual(["llm", "llama"]);
  });
});

describe("a look at many endpoints", () => {
  it("asks lists, and describes each once", async () => {
    const look = lookAt(...(await createMany(30)));
    await look.poll();
    expect(calls()).toEqual({ ListEndpoints: 1 });

    local().clock.advance(INSTANCE_SECONDS);
    await look.poll();
    expect(calls()).toEqual({ ListEndpoints: 1, DescribeEndpoint: 30, ListInferenceComponents: 1 });

    local().clock.advance(durations.createComponent);
    await look.poll();
    expect(calls()).toEqual({ ListInferenceComponents: 1, DescribeInferenceComponent: 30 });
  });

  it("sees that one of them changes while the others are waited for", async () => {
    const names = await createMany(3);
    const look = lookAt(...names);
    local().clock.advance(durations.createEndpoint);
    await createConfig(sagemaker(), "next");
    const update = (EndpointName: string) =>
      sagemaker().send(new UpdateEndpointCommand({ EndpointName, EndpointConfigName: "next" }));
    const statuses = async () => (await look.poll()).map(({ endpoint }) => endpoint?.status);
    await Promise.all(names.slice(1).map(update));
    expect(await statuses()).toEqual(["InService", "Updating", "Updating"]);
    await Promise.all(names.slice(0, 1).map(update));
    expect(await statuses()).toEqual(["Updating", "Updating", "Updating"]);
    local().clock.advance(durations.updateEndpoint);
    expect((await look.poll()).map(({ endpoint }) => endpoint?.configName)).toEqual(["next", "next", "next"]);
  });

  it("follows copies that come and go", async () => {
    await createMany(3);
    local().clock.advance(durations.createEndpoint + durations.createComponent);
    await sagemaker().send(
      new UpdateInferenceComponentRuntimeConfigCommand({
        InferenceComponentName: "llama-llm-1",
        DesiredRuntimeConfig: { CopyCount: 2 },
      }),
    );
    const look = lookAt("llm-0", "llm-1");
    const [, before] = await look.poll();
    expect(before?.components).toMatchObject([{ status: "Updating" }]);
    local().clock.advance(durations.changeCopies);
    const [, after] = await look.poll();
    expect(after?.components).toMatchObject([{ status: "InService", currentCopies: 2, desiredCopies: 2 }]);
  });
});
