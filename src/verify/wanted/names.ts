import { limits } from "../../catalogue/limits";
import { badEndpointName, noNames } from "./errors";
import { merged } from "./merged";
import type { Wanted } from "./wanted";

/** The names that the API accepts, including the length. */
export const endpointName = new RegExp(limits.names.endpoint.pattern);

/** Endpoints by name only: their configuration and scaling resources are unknown. */
export function wantedOfNames(names: readonly string[]): Wanted {
  if (names.length === 0) {
    throw noNames();
  }
  for (const name of names) {
    if (!endpointName.test(name) || name.length > limits.names.endpoint.maxLength) {
      throw badEndpointName(name);
    }
  }
  const endpoints = merged(names.map((name) => ({ name, components: [] })));
  return { source: "--endpoint", applied: false, endpoints };
}
