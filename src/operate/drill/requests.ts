import type { ChangeableAws } from "../../aws/aws";
import type { Payload } from "../../aws/services/sagemaker-runtime";
import type { DrillSetup } from "./drill-setup";
import { Ended } from "./ended";
import { PayloadRefused } from "./errors";
import type { DrillSubject } from "./subject";

/** Published for the whole endpoint; the other metrics of a queue are for each variant. */
const BACKLOG = "ApproximateBacklogSize";

/** When a request was answered, and who says so. */
export interface Answered {
  readonly from: number;
  readonly to: number;
  readonly source: string;
}

/** What a drill sends, as a client would, and what CloudWatch shows of it. */
export class Requests {
  sent = 0;
  refused = 0;

  constructor(
    private readonly aws: ChangeableAws,
    private readonly subject: DrillSubject,
    private readonly content: Pick<DrillSetup, "payload" | "contentType">,
    /** When the first one is sent. */
    private readonly since: number,
  ) {}

  /** Sends a request, or looks whether the one in the queue was answered. @returns `undefined` if it is not answered yet */
  send(): Promise<Answered | undefined> {
    return this.subject.isQueue ? this.queued() : this.retried();
  }

  /** The metric that wakes the endpoint, if it shows the request. */
  async shown(): Promise<string | undefined> {
    const metric = this.subject.isQueue ? BACKLOG : "NoCapacityInvocationFailures";
    const points = await this.datapoints(metric, "Maximum");
    return points.some(({ value }) => value > 0) ? metric : undefined;
  }

  private async retried(): Promise<Answered | undefined> {
    this.sent += 1;
    const invocation = await this.aws.runtime.invoke(this.payload());
    if (invocation.kind === "refused") {
      throw new PayloadRefused(invocation.message);
    }
    if (invocation.kind === "answered") {
      if (this.refused === 0) {
        throw new Ended("failed", "The first request was answered: something else woke the endpoint meanwhile.");
      }
      const to = this.aws.clock.now();
      return { from: to, to, source: "the answer" };
    }
    this.refused += 1;
    return undefined;
  }

  /** One request, that waits in the queue. CloudWatch says how long it took. */
  private async queued(): Promise<Answered | undefined> {
    if (this.sent === 0) {
      this.sent = 1;
      await this.aws.runtime.enqueue(this.payload());
      return undefined;
    }
    const [failures, times] = await Promise.all([
      this.datapoints("InvocationFailures", "Sum"),
      this.datapoints("TotalProcessingTime", "Maximum"),
    ]);
    if (failures.some(({ value }) => value > 0)) {
      throw new Ended("failed", "The container failed to answer the request: read its log group.");
    }
    const [first] = times;
    if (first === undefined) {
      return undefined;
    }
    // In milliseconds, from its arrival in the queue.
    const at = this.since + first.value;
    return { from: at, to: at, source: "CloudWatch, TotalProcessingTime" };
  }

  private payload(): Payload {
    const { endpoint, unit } = this.subject;
    const { payload: body, contentType } = this.content;
    return {
      endpoint: endpoint.name,
      component: unit.kind === "component" ? unit.name : undefined,
      ...{ body, contentType },
    };
  }

  private datapoints(name: string, statistic: "Sum" | "Maximum") {
    const { endpoint, unit, isQueue, variant } = this.subject;
    const ofQueue = { EndpointName: endpoint.name, ...(name !== BACKLOG && { VariantName: variant }) };
    const minute = Math.floor(this.since / 60_000) * 60_000;
    return this.aws.cloudwatch.datapoints(name, {
      dimensions: isQueue ? ofQueue : { InferenceComponentName: unit.name },
      from: minute,
      until: this.aws.clock.now() + 60_000,
      periodSeconds: 60,
      statistic,
    });
  }
}
