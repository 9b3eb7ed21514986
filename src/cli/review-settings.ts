import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { ReviewSettings } from "../rules/acknowledgement-file";
import { durationOption } from "./duration-option";
import type { ReviewFlags } from "./review";
import { looksLikeFile } from "./simulation/file-names";

/**
 * The options of the command line, and those of `.scale-to-zero.json` where the command line has none. The files that it
 * names are beside it.
 *
 * @param file the path of `.scale-to-zero.json`, as given
 */
export function withSettings(flags: ReviewFlags, settings: ReviewSettings, file: string, cwd: string): ReviewFlags {
  const beside = (path: string): string => join(dirname(file), path);
  const named = (name: string): string =>
    looksLikeFile(name) || existsSync(resolve(cwd, beside(name))) ? beside(name) : name;
  const { traffic, timing, prices, budgets = {} } = settings;
  const { maxMonthlyCost, maxWake, maxIdleToZero } = budgets;
  return {
    ...(timing !== undefined && { timing: named(timing) }),
    ...(prices !== undefined && { prices: beside(prices) }),
    ...(maxMonthlyCost !== undefined && { maxMonthlyCost }),
    ...(maxWake !== undefined && { maxWake: durationOption(maxWake) }),
    ...(maxIdleToZero !== undefined && { maxIdleToZero: durationOption(maxIdleToZero) }),
    ...flags,
    ...(traffic !== undefined && flags.isDefaultTraffic && { traffic: named(traffic), isDefaultTraffic: false }),
  };
}
