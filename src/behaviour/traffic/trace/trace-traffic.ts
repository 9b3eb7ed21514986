import type { Arrivals, Span } from "../arrivals";
import type { Client } from "../client";
import { DEFAULT_SERVICE_SECONDS } from "../limits";
import { Random } from "../random";
import { type ServiceTime, serviceTimes } from "../streams/service-time";
import type { Asked, Traffic } from "../traffic";
import type { ReadTrace } from "./open-trace";
import { CountArrivals, RequestArrivals } from "./trace-arrivals";

/** What a trace does not say. */
export interface TraceOptions {
  /** How the requests of a row with a count are spread over its time. @default "random", as of many clients */
  readonly spread?: "even" | "random";
  /** How long a copy works on a request, where the trace has no duration. @default - 1 s */
  readonly serviceTime?: ServiceTime;
  /** What clients do while the endpoint has no capacity. @default - the request is lost */
  readonly client?: Client;
  readonly concurrency?: number;
}

/** The traffic of a trace. Each endpoint gets all of it; components of one endpoint take turns. */
export class TraceTraffic implements Traffic {
  readonly assumptions: readonly string[];
  readonly firstMs?: number;
  readonly lengthSeconds: number;

  constructor(
    readonly name: string,
    private readonly trace: ReadTrace,
    private readonly options: TraceOptions,
  ) {
    this.assumptions = [...trace.assumptions, ...assumptionsOf(trace, options)];
    const start = trace.isRelative ? 0 : Math.floor(trace.first * 1000) / 1000;
    if (!trace.isRelative) {
      this.firstMs = Math.floor(trace.first * 1000);
    }
    // The last request is in it.
    this.lengthSeconds = trace.kind === "counts" ? Math.ceil(trace.end - start) : Math.floor(trace.end - start) + 1;
  }

  arrivals(asked: Asked, span: Span, seed: number): Arrivals | undefined {
    if (this.trace.requests === 0) {
      return undefined;
    }
    const { endpointName, componentName = "" } = asked;
    const services = serviceTimes(
      this.options.serviceTime ?? { kind: "constant", seconds: DEFAULT_SERVICE_SECONDS },
      Random.of(seed, endpointName, componentName, "service"),
    );
    const part = {
      index: asked.index,
      of: Math.max(1, asked.of),
      startSeconds: this.trace.isRelative ? 0 : span.startMs / 1000,
      seconds: span.seconds,
    };
    const { bucketSeconds, kind } = this.trace;
    if (kind === "requests") {
      return new RequestArrivals(this.trace.rows(), part, services);
    }
    // Of the endpoint, and not of the component: its components share the same requests.
    const chance = Random.of(seed, endpointName, "arrivals");
    return new CountArrivals(this.trace.rows(), bucketSeconds, part, this.options.spread ?? "random", chance, services);
  }

  client(): Client {
    return this.options.client ?? { kind: "never" };
  }

  concurrency(): number | undefined {
    return this.options.concurrency;
  }
}

function assumptionsOf(
  { kind, bucketSeconds }: ReadTrace,
  { client, serviceTime, spread }: TraceOptions,
): readonly string[] {
  const where = kind === "requests" ? " where the trace has no duration" : "";
  return [
    ...(kind === "counts" && spread === undefined
      ? [`The requests of ${bucketSeconds} s are spread over them at random.`]
      : []),
    ...(serviceTime === undefined ? [`A copy works ${DEFAULT_SERVICE_SECONDS} s on a request${where}.`] : []),
    ...(client === undefined ? ["Clients do not send a refused request again."] : []),
  ];
}
