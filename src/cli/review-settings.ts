import { existsSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import type { ReviewSettings } from "../rules/acknowledgement-file";
import { durationOption } from "./duration-option";
import { settingOutside } from "./errors";
import type { ReviewFlags } from "./review";
import { looksLikeFile } from "./simulation/file-names";

/**
 * The options of the command line, and those of `.scale-to-zero.json` where the command line has none. The files that it
 * names are beside it.
 *
 * @param file the path of `.scale-to-zero.json`, as given
 * @throws UsageError if it names a file outside its folder and the working directory: whoever opens a pull request writes
 * it, and an error message may show a line of what it names
 */
export function withSettings(flags: ReviewFlags, settings: ReviewSettings, file: string, cwd: string): ReviewFlags {
  const beside = (option: string, path: string): string => {
    const found = isAbsolute(path) ? path : join(dirname(file), path);
    const real = realPath(resolve(cwd, found));
    if (![cwd, dirname(resolve(cwd, file))].some((folder) => isWithin(real, realPath(folder)))) {
      throw settingOutside(file, option, path);
    }
    return found;
  };
  const named = (option: string, name: string): string =>
    looksLikeFile(name) || existsSync(resolve(cwd, dirname(file), name)) ? beside(option, name) : name;
  const { traffic, timing, prices, budgets = {} } = settings;
  const { maxMonthlyCost, maxWake, maxIdleToZero } = budgets;
  return {
    ...(timing !== undefined && { timing: named("timing", timing) }),
    ...(prices !== undefined && { prices: beside("prices", prices) }),
    ...(maxMonthlyCost !== undefined && { maxMonthlyCost }),
    ...(maxWake !== undefined && { maxWake: durationOption(maxWake) }),
    ...(maxIdleToZero !== undefined && { maxIdleToZero: durationOption(maxIdleToZero) }),
    ...flags,
    ...(traffic !== undefined &&
      flags.isDefaultTraffic && { traffic: named("traffic", traffic), isDefaultTraffic: false }),
  };
}

/** Through links, also of a file that does not exist. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(realPath(parent), relative(parent, path));
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
