import { nearest } from "../../nearest";
import { unknownTraffic } from "./errors";
import { BUILT_IN_NAMES, BUILT_IN_PROFILES, type BuiltInProfile } from "./profile/built-in";
import { type ProfileOptions, ProfileTraffic } from "./profile/profile-traffic";
import { readProfile } from "./profile/read-profile";
import type { Traffic } from "./traffic";

export const isBuiltInTraffic = (name: string): name is BuiltInProfile => Object.hasOwn(BUILT_IN_PROFILES, name);

/**
 * A traffic profile that comes with the package.
 *
 * @throws ScaleToZeroError for a name that none has
 */
export const builtInTraffic = (name: string, options: ProfileOptions = {}): Traffic =>
  new ProfileTraffic(readProfile(builtInProfile(name), name), name, options);

/**
 * Its text, to print and to edit.
 *
 * @throws ScaleToZeroError for a name that none has
 */
export function builtInProfile(name: string): string {
  if (isBuiltInTraffic(name)) {
    return BUILT_IN_PROFILES[name];
  }
  const near = nearest(String(name), BUILT_IN_NAMES);
  throw unknownTraffic(name, `write ${near ?? BUILT_IN_NAMES.join(", ")}`);
}
