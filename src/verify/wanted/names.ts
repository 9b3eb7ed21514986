import { limits } from "../../catalogue/limits";
import { badEndpointName, noNames } from "./errors";
import { merged } from "./merged";
import type { Wanted } from "./wanted";

/** What the API takes; in an expression, since what is longer is refused too. */
export const endpointName = new RegExp(limits.names.endpoint.pattern);

/** Endpoints by their names alone: what they run, and how they are wired, nobody says. */
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
