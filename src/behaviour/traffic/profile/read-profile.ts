import { readWritten } from "../../written/read-written";
import { trafficRefused } from "../errors";
import type { Profile, Settings } from "./profile";
import { profileSchema } from "./schema";

/** A profile that a person writes is smaller. What is larger would take long to read. */
export const MOST_PROFILE_BYTES = 131_072;

/**
 * Reads a traffic profile in YAML or JSON.
 *
 * @param name of the file, in errors
 * @throws ScaleToZeroError with all problems, each with line, column, member and fix
 */
export function readProfile(text: string, name: string): Profile {
  const { components, endpoints, holidays, ...rest } = readWritten(text, name, profileSchema);
  const profile = {
    ...rest,
    holidays: holidays ?? [],
    components: new Map<string, Settings>(components ?? []),
    endpoints: new Map<string, Settings>(endpoints ?? []),
  };
  const all: readonly Settings[] = [profile, ...profile.components.values(), ...profile.endpoints.values()];
  if (all.every(({ periods }) => periods === undefined)) {
    throw trafficRefused(
      name,
      "has no periods: write periods: [{ days: Mon-Fri, hours: 08:00-18:00, rate: 12 }], or periods: [] for no requests",
    );
  }
  return profile;
}
