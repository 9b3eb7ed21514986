import { InvokeEndpointAsyncCommand } from "@aws-sdk/client-sagemaker-runtime";
import type { Local } from "./local";
import { instancesOf, until } from "./recipe-calls";
import { pass } from "./scaling";

const MINUTE = 60;

/** What becomes of an asynchronous endpoint that sleeps and wakes. */
export class QueueStory {
  /** @param output bucket and prefix of the answers */
  constructor(
    readonly local: Local,
    private readonly endpoint = "llm",
    private readonly output = "answers/out",
  ) {}

  instances = () => instancesOf(this.local, this.endpoint);

  asleep = () => until(this.local, async () => (await this.instances()) === 0);

  async send(count: number): Promise<void> {
    for (let index = 0; index < count; index += 1) {
      const command = new InvokeEndpointAsyncCommand({
        EndpointName: this.endpoint,
        InputLocation: "s3://questions/one",
        InferenceId: `request-${index}`,
      });
      await this.local.sdk.runtime.send(command);
    }
  }

  /** Until the answer lies in the folder that stands for S3. */
  answered = (index: number) =>
    until(this.local, async () => {
      const answer = await fetch(`${this.local.url}/_local/objects/${this.output}/request-${index}.out`);
      return answer.status === 200;
    });

  /** The first of five after about 11 minutes, then one a minute; then it sleeps again. */
  async answersFiveAsReported(): Promise<void> {
    await this.asleep();
    await this.send(5);
    const first = await this.answered(0);
    expect(Math.abs(first / (11 * MINUTE) - 1)).toBeLessThanOrEqual(0.1);
    expect(await this.answered(4)).toBe(4 * MINUTE);
    await this.asleep();
  }

  /** @returns whether so many requests wake it within 20 minutes */
  async isWokenBy(count: number): Promise<boolean> {
    await this.asleep();
    await this.send(count);
    await pass(this.local, 20 * MINUTE);
    return (await this.instances()) !== 0;
  }
}
