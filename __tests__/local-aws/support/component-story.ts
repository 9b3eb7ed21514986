import {
  DescribeInferenceComponentCommand,
  type InferenceComponentRuntimeConfigSummary,
} from "@aws-sdk/client-sagemaker";
import { InvokeEndpointCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { Local } from "./local";
import { causesOf, instancesOf, until } from "./recipe-calls";
import { pass } from "./scaling";

const MINUTE = 60;
/** Concurrent requests for a copy, in the target of the announcement. */
const TRACKED = 5;
const REFUSED =
  "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.";

const NONE: InferenceComponentRuntimeConfigSummary = { DesiredCopyCount: 0, CurrentCopyCount: 0 };

/** What a weekend is like beside its two schedules. */
interface Weekend {
  /** Whether refused requests wake it before Monday. */
  readonly isWokenByRequests: boolean;
}

/** What becomes of an inference component that sleeps and wakes, and the times that AWS has announced for it. */
export class ComponentStory {
  constructor(
    readonly local: Local,
    private readonly endpoint = "llm",
    private readonly component = "llama",
  ) {}

  invoke = () =>
    this.local.sdk.runtime.send(
      new InvokeEndpointCommand({
        EndpointName: this.endpoint,
        InferenceComponentName: this.component,
        Body: Buffer.from("{}"),
      }),
    );

  answers = () =>
    this.invoke().then(
      () => true,
      () => false,
    );

  instances = () => instancesOf(this.local, this.endpoint);

  /** Copies that are wanted; none of a component that is deleted. */
  desired = async () => (await this.copies()).DesiredCopyCount;

  /** Until all copies that are wanted are there. */
  settled = () =>
    until(this.local, async () => {
      const { DesiredCopyCount, CurrentCopyCount } = await this.copies();
      return DesiredCopyCount === CurrentCopyCount;
    });

  /** Until no copies are wanted. */
  asleep = () => until(this.local, async () => (await this.desired()) === 0);

  /** As many requests at once as the published policy allows a copy: its time without load begins anew. */
  async load(): Promise<void> {
    const { CurrentCopyCount = 0 } = await this.copies();
    await Promise.all(Array.from({ length: CurrentCopyCount * TRACKED }, this.invoke));
  }

  /** By clients that keep trying, and with load once it answers: light load alone lets a copy go a few minutes later. */
  async awake(): Promise<void> {
    await until(this.local, this.answers);
    await this.settled();
    await this.load();
  }

  goTo = (time: string) => pass(this.local, (Date.parse(time) - this.local.clock.now()) / 1000);

  /** 15 minutes after the last load for the copies, 10 more for the instances. A request takes a second here. */
  async sleepsAsAnnounced(): Promise<void> {
    await this.load();
    const copies = await this.asleep();
    expect(copies).toBeGreaterThanOrEqual(15 * MINUTE);
    expect(copies).toBeLessThanOrEqual(17 * MINUTE);
    expect(await until(this.local, async () => (await this.instances()) === 0)).toBe(10 * MINUTE);
  }

  /** Refused in AWS's words, then awake after 5.028 minutes. */
  async wakesAsAnnounced({ alarm, policy }: { readonly alarm: string; readonly policy: string }): Promise<void> {
    await this.asleep();
    await pass(this.local, 3600);
    await this.isRefused();
    const seconds = await until(this.local, this.answers);
    expect(Math.abs(seconds / (5.028 * MINUTE) - 1)).toBeLessThanOrEqual(0.1);
    expect(await causesOf(this.local)).toContain(
      `Setting desired copy count to 1. monitor alarm ${alarm} in state ALARM triggered policy ${policy}`,
    );
  }

  async isRefused(): Promise<void> {
    await expect(this.invoke()).rejects.toMatchObject({
      name: "ValidationError",
      message: REFUSED,
      $metadata: { httpStatusCode: 400 },
    });
  }

  /** From Friday 18:00 in winter time to Monday 07:00 in summer time, in Paris. */
  async sleepsOverTheWeekend({ isWokenByRequests }: Weekend): Promise<void> {
    await this.goTo("2027-03-26T16:40:00Z");
    await this.awake();
    await this.goTo("2027-03-26T16:59:50Z");
    expect(await this.answers()).toBe(true);
    await this.goTo("2027-03-26T17:00:10Z");
    expect([await this.desired(), await this.answersIf(!isWokenByRequests)]).toEqual([0, false]);
    await this.goTo("2027-03-29T04:59:50Z");
    const before = [await this.desired(), await this.instances(), await this.answersIf(!isWokenByRequests)];
    expect(before).toEqual([0, 0, false]);
    await this.goTo("2027-03-29T05:00:10Z");
    expect(await this.desired()).toBe(2);
    expect(await until(this.local, this.answers)).toBeLessThanOrEqual(5 * MINUTE);
  }

  /** `false` without a request where one would change what happens. */
  private answersIf = async (mayAsk: boolean) => mayAsk && (await this.answers());

  private async copies(): Promise<InferenceComponentRuntimeConfigSummary> {
    const command = new DescribeInferenceComponentCommand({ InferenceComponentName: this.component });
    try {
      const { InferenceComponentStatus, RuntimeConfig } = await this.local.sdk.sagemaker.send(command);
      return InferenceComponentStatus === "Deleting" ? NONE : { ...NONE, ...RuntimeConfig };
    } catch (error) {
      if (error instanceof Error && error.message.startsWith("Could not find inference component")) {
        return NONE;
      }
      throw error;
    }
  }
}
