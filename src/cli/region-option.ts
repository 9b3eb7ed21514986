import { badRegion } from "./errors";

/** The value of `--region`. @throws UsageError for what cannot be the name of a Region */
export function regionOption(region: string): string {
  if (!/^[a-z]{2,}(?:-[a-z]+)+-\d$/.test(region)) {
    throw badRegion(region);
  }
  return region;
}
