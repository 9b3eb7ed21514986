import { severalRegions } from "./wanted/errors";
import type { Wanted } from "./wanted/wanted";

/**
 * The Region to verify: the given one, otherwise that of the input, otherwise that of the SDK configuration.
 *
 * @throws ScaleToZeroError if the input has several Regions: one run verifies one Region
 */
export function regionOf(asked: string | undefined, { source, endpoints }: Wanted): string | undefined {
  const regions = [...new Set(endpoints.flatMap(({ region }) => region ?? []))];
  if (asked === undefined && regions.length > 1) {
    throw severalRegions(source, regions);
  }
  return asked ?? regions[0];
}
