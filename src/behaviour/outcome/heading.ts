import type { EndpointSetup } from "../setup/endpoint-setup";
import type { Span } from "../traffic/arrivals";
import type { Traffic } from "../traffic/traffic";

/** What a simulation, a comparison and a recommendation say first: the time and the requests that they are about. */
export const heading = (
  traffic: Traffic,
  { span, seed, timeZone }: { readonly span: Span; readonly seed: number; readonly timeZone: string },
) => ({
  formatVersion: "1" as const,
  start: new Date(span.startMs).toISOString(),
  seconds: span.seconds,
  timeZone,
  seed,
  traffic: traffic.name,
});

/** Which endpoint a result is about. */
export const aboutEndpoint = ({ name, address, stack, kind, reason }: EndpointSetup) => ({
  name,
  address,
  stack: stack ?? null,
  kind,
  reason: reason ?? null,
});
