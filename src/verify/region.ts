import { severalRegions } from "./wanted/errors";
import type { Wanted } from "./wanted/wanted";

/**
 * Where to look: where somebody says, else where it was applied, else where the SDK is configured to look.
 *
 * @throws ScaleToZeroError when it was applied in several regions: one is looked at in a run
 */
export function regionOf(asked: string | undefined, { source, endpoints }: Wanted): string | undefined {
  const regions = [...new Set(endpoints.flatMap(({ region }) => region ?? []))];
  if (asked === undefined && regions.length > 1) {
    throw severalRegions(source, regions);
  }
  return asked ?? regions[0];
}
