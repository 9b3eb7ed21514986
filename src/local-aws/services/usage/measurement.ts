import type { MetricPublisher } from "../../../catalogue/published-metric";
import type { Transition } from "./queue";

type Values = Readonly<Record<string, number>>;

const isClientError = (status: number): boolean => status >= 400 && status < 500;

/** AWS's guide: the average of an error metric is the rate of errors, so that each request has a value. */
const errorsOf = (status: number) => ({
  Invocation4XXErrors: isClientError(status) ? 1 : 0,
  Invocation5XXErrors: status >= 500 ? 1 : 0,
});

/** What a container that does not answer in time is to SageMaker. */
const TIMED_OUT = 500;

/**
 * What SageMaker publishes for a request when it begins or ends.
 * @param now milliseconds since the epoch
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html
 */
export function measurementsOf(publisher: MetricPublisher, transition: Transition, now: number): Values | undefined {
  return publisher === "asynchronous" ? ofQueue(transition, now) : ofContainer(transition, now);
}

/** A real-time request that waits is in the queue of the container: this is a part of the model's latency. */
function ofContainer({ what, request }: Transition, now: number): Values | undefined {
  if (what === "started") {
    return undefined;
  }
  const status = what === "done" ? (request.status ?? 200) : TIMED_OUT;
  return {
    ...errorsOf(status),
    InvocationModelErrors: status >= 400 ? 1 : 0,
    ...(what === "done" && { ModelLatency: (now - request.arrival) * 1000 }),
  };
}

function ofQueue({ what, request, startedAt }: Transition, now: number): Values {
  switch (what) {
    case "started":
      return { TimeInBacklog: now - request.arrival };
    case "expired":
      return { ExpiredRequests: 1 };
    case "lost":
      return { InvocationFailures: 1 };
    default: {
      const status = what === "done" ? (request.status ?? 200) : TIMED_OUT;
      return {
        ...errorsOf(status),
        ...(status >= 400 && { InvocationFailures: 1 }),
        ...(what === "done" && { ModelLatency: (now - (startedAt ?? request.arrival)) * 1000 }),
        InvocationsProcessed: 1,
        TotalProcessingTime: now - request.arrival,
      };
    }
  }
}
