import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { unknownPreset } from "../behaviour/timing/errors";
import { PRESET_NAMES } from "../behaviour/timing/presets";
import { builtInTraffic, isBuiltInTraffic } from "../behaviour/traffic";
import { ScaleToZeroError } from "../errors";
import type { ReviewSettings } from "../rules/acknowledgement-file";
import { settingOutside, settingRefused, settingWithoutFile } from "./errors";
import type { ReviewFlags } from "./review-flags";
import { looksLikeFile } from "./simulation/file-names";

type Option = "traffic" | "timing" | "prices";

/** The name of something built in; it throws for another one. */
type BuiltIn = (name: string) => void;

/**
 * The options of the command line, and those of `.scale-to-zero.json` where the command line has none. The files that it
 * names are beside it.
 *
 * @param file the path of `.scale-to-zero.json`, as given
 * @throws UsageError if it names what does not exist, or a file outside its folder and the working directory: whoever
 * opens a pull request writes it, and an error message may show a line of what it names
 */
export function withSettings(flags: ReviewFlags, settings: ReviewSettings, file: string, cwd: string): ReviewFlags {
  const beside = (option: Option, path: string): string => {
    const found = isAbsolute(path) ? path : join(dirname(file), path);
    const real = realPath(resolve(cwd, found));
    if (![cwd, dirname(resolve(cwd, file))].some((folder) => isWithin(real, realPath(folder)))) {
      throw settingOutside(file, option, path);
    }
    const there = statSync(real, { throwIfNoEntry: false });
    if (there?.isFile() !== true) {
      throw settingWithoutFile(file, option, path, there === undefined ? "does not exist" : "is not a file");
    }
    return found;
  };
  const named = (option: Option, name: string, isBuiltIn: boolean, builtIn: BuiltIn): string => {
    if (!isBuiltIn && (looksLikeFile(name) || existsSync(resolve(cwd, dirname(file), name)))) {
      return beside(option, name);
    }
    try {
      builtIn(name);
    } catch (error) {
      throw error instanceof ScaleToZeroError ? settingRefused(file, option, error) : error;
    }
    return name;
  };
  const { traffic, timing, prices, budgets = {} } = settings;
  return {
    // Options of the command line win: what they replace is not looked at.
    ...(timing !== undefined &&
      flags.timing === undefined && { timing: named("timing", timing, PRESET_NAMES.includes(timing), preset) }),
    ...(prices !== undefined && flags.prices === undefined && { prices: beside("prices", prices) }),
    ...budgets,
    ...flags,
    ...(traffic !== undefined &&
      flags.isDefaultTraffic && {
        traffic: named("traffic", traffic, isBuiltInTraffic(traffic), builtInTraffic),
        isDefaultTraffic: false,
      }),
  };
}

const preset: BuiltIn = (name) => {
  if (!PRESET_NAMES.includes(name)) {
    throw unknownPreset(name);
  }
};

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
