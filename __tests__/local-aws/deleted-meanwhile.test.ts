import { readFileSync } from "node:fs";
import { DescribeScalingActivitiesCommand } from "@aws-sdk/client-application-auto-scaling";
import { DescribeAlarmsCommand } from "@aws-sdk/client-cloudwatch";
import {
  DeleteEndpointCommand,
  DeleteInferenceComponentCommand,
  DescribeEndpointCommand,
  DescribeInferenceComponentCommand,
} from "@aws-sdk/client-sagemaker";
import { InvokeEndpointAsyncCommand, InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import { CreateTopicCommand, PublishCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, DeleteQueueCommand } from "@aws-sdk/client-sqs";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../src/local-aws/server";
import { StateFile } from "../../src/local-aws/state-file";
import { Store } from "../../src/local-aws/store/store";
import { asleep, invoke, pass, queueAsleep, useOperated } from "../operate/support/operated";
import { scratchFolder } from "../support/files";
import { createComponent, createEndpoint } from "./support/hosting";
import { configFor, type Local, sdkFor } from "./support/local";

const { local, run } = useOperated();
const files = scratchFolder();
const sagemaker = () => local().sdk.sagemaker;

const component = async ({ sdk }: Pick<Local, "sdk"> = local()) =>
  (await sdk.sagemaker.send(new DescribeInferenceComponentCommand({ InferenceComponentName: "llama" }))).RuntimeConfig;

const variant = async () =>
  (await sagemaker().send(new DescribeEndpointCommand({ EndpointName: "llm" }))).ProductionVariants?.[0];

const wakeAlarm = async () =>
  (await local().sdk.cloudwatch.send(new DescribeAlarmsCommand({ AlarmNames: ["llama-wake"] }))).MetricAlarms?.[0];

const refused = () => expect(invoke(local())).rejects.toThrow(/no capacity/);

/** Nothing of local AWS answered with a fault of its own. */
const answers = () =>
  local()
    .aws.journal.entries()
    .filter(({ status }) => status >= 500);

afterEach(() => expect(answers()).toEqual([]));

describe("what is deleted in the middle of what it does", () => {
  it("a component that wakes is gone, its instance too, and one of its name can be created", async () => {
    await asleep(local());
    await refused();
    await pass(local(), 200);
    expect(await component()).toEqual({ CurrentCopyCount: 0, DesiredCopyCount: 1 });
    const deletion = new DeleteInferenceComponentCommand({ InferenceComponentName: "llama" });
    // As AWS does while it is updated; Terraform and people try again.
    await expect(sagemaker().send(deletion)).rejects.toThrow(/while it is in state UPDATE_RC_IN_PROGRESS/);
    while (
      !(await sagemaker()
        .send(deletion)
        .then(
          () => true,
          () => false,
        ))
    ) {
      await pass(local(), 10);
    }
    await pass(local(), 3600);
    await expect(component()).rejects.toThrow(/Could not find/);
    expect(await variant()).toMatchObject({ CurrentInstanceCount: 0, DesiredInstanceCount: 0 });
    await createComponent(sagemaker());
    await pass(local(), 1200);
    expect(await component()).toMatchObject({ CurrentCopyCount: 1 });
    expect(await run("status", ["--all"])).toMatchObject({ code: 0, stdout: expect.stringMatching(/llm +awake/) });
  });

  it("an endpoint whose alarm is in ALARM leaves an alarm that goes back to OK", async () => {
    await asleep(local());
    await refused();
    while ((await wakeAlarm())?.StateValue !== "ALARM") {
      await pass(local(), 10);
    }
    await sagemaker().send(new DeleteInferenceComponentCommand({ InferenceComponentName: "llama" }));
    while ((await component().catch(() => undefined)) !== undefined) {
      await pass(local(), 30);
    }
    await sagemaker().send(new DeleteEndpointCommand({ EndpointName: "llm" }));
    await pass(local(), 3600);
    await expect(variant()).rejects.toThrow(/Could not find/);
    expect((await wakeAlarm())?.StateValue).toBe("OK");
    const { ScalingActivities = [] } = await local().sdk.scaling.send(
      new DescribeScalingActivitiesCommand({ ServiceNamespace: "sagemaker" }),
    );
    expect(ScalingActivities.filter(({ StatusCode }) => StatusCode === "InProgress")).toEqual([]);
    await createEndpoint(sagemaker());
    await pass(local(), 1200);
    expect(await sagemaker().send(new DescribeEndpointCommand({ EndpointName: "llm" }))).toMatchObject({
      EndpointStatus: "InService",
    });
  });

  it("an asynchronous endpoint with requests in its queue is gone with them", async () => {
    await queueAsleep(local());
    const request = new InvokeEndpointAsyncCommand({ EndpointName: "llm", InputLocation: "s3://bucket/input.json" });
    for (let n = 0; n < 3; n += 1) {
      await local().sdk.runtime.send(request);
    }
    await pass(local(), 90);
    await sagemaker().send(new DeleteEndpointCommand({ EndpointName: "llm" }));
    await pass(local(), 7200);
    await expect(variant()).rejects.toThrow(/Could not find/);
    await expect(local().sdk.runtime.send(request)).rejects.toThrow(/not found|Could not find/i);
    await createEndpoint(sagemaker());
    await pass(local(), 1200);
    expect((await variant())?.CurrentInstanceCount).toBe(1);
  });

  it("a queue that a topic delivers to gets nothing more, and the topic goes on", async () => {
    const { sqs } = local().sdk;
    const sns = new SNSClient(configFor(local().url, "us-east-1"));
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "answers" }));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "answers" }));
    const Endpoint = "arn:aws:sqs:us-east-1:123456789012:answers";
    await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint }));
    await sns.send(new PublishCommand({ TopicArn, Message: "one" }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl }));
    await pass(local(), 120);
    expect(await sns.send(new PublishCommand({ TopicArn, Message: "two" }))).toHaveProperty("MessageId");
    await pass(local(), 3600);
    sns.destroy();
  });
});

describe("local AWS that is started again from its file in the middle of a wake", () => {
  async function restarted() {
    const file = new StateFile(files.path("state.json"));
    await file.save(local().aws.store.snapshot(), local().clock.now());
    expect(readFileSync(file.path, "utf8").length).toBeGreaterThan(100);
    const saved = file.read();
    expect(saved?.store.snapshot()).toEqual(local().aws.store.snapshot());
    const failures: unknown[] = [];
    const clock = new ManualClock(saved?.now ?? 0);
    const onFailure = (error: unknown) => failures.push(error);
    const aws = new LocalAws({ clock, store: saved?.store ?? new Store(), onFailure });
    const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
    const sdk = sdkFor(server.url, "us-east-1");
    const stop = async () => {
      sdk.destroy();
      await server.stop();
      expect(failures).toEqual([]);
    };
    return { url: server.url, clock, aws, failures, sdk, stop } satisfies Local;
  }

  it.each([30, 100, 200, 400])("ends it, when it was %s s old", async (seconds) => {
    await asleep(local());
    await refused();
    await pass(local(), seconds);
    const again = await restarted();
    try {
      // A client that tries again.
      for (let minute = 0; minute < 15; minute += 1) {
        await again.sdk.runtime
          .send(new InvokeEndpointCommand({ EndpointName: "llm", InferenceComponentName: "llama", Body: "{}" }))
          .catch(() => undefined);
        await pass(again, 60);
      }
      expect(await component(again)).toMatchObject({ CurrentCopyCount: 1, DesiredCopyCount: 1 });
      await pass(again, 3600);
      expect(await component(again)).toEqual({ CurrentCopyCount: 0, DesiredCopyCount: 0 });
      const unexpected = again.aws.journal
        .entries()
        .filter(({ status, operation }) => status >= 500 && operation !== "InvokeEndpoint");
      expect(unexpected).toEqual([]);
    } finally {
      await again.stop();
    }
  });
});
