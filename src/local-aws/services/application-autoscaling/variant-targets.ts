import type { Call } from "../../call";
import { deregister, TARGETS, type Target } from "./target";

const ofEndpoint = (call: Call, endpointName: string): readonly Target[] =>
  call
    .table(TARGETS)
    .values()
    .filter(({ ResourceId }) => ResourceId.startsWith(`endpoint/${endpointName}/variant/`));

/** Names of the variants of an endpoint that are registered to be scaled. */
export const registeredVariants = (call: Call, endpointName: string): readonly string[] =>
  ofEndpoint(call, endpointName).map(({ ResourceId }) => ResourceId.split("/")[3] ?? "");

/** Deleting an endpoint deregisters its variants. */
export function deregisterVariants(call: Call, endpointName: string): void {
  for (const target of ofEndpoint(call, endpointName)) {
    deregister(call, target);
  }
}
