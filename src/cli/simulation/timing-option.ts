import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { unknownPreset } from "../../behaviour/timing/errors";
import { PRESET_NAMES } from "../../behaviour/timing/presets";
import type { TimingWanted } from "../../behaviour/timing/timing-for";
import { readTiming } from "../../behaviour/timing/written-timing";
import { readTextFile } from "../../topology/terraform/source-text";
import { looksLikeFile } from "./file-names";

/** The value of `--timing`: a preset by its name, or times from a file. */
export function timingOption(text: string | undefined, cwd: string): TimingWanted["from"] {
  if (text === undefined || PRESET_NAMES.includes(text)) {
    return text;
  }
  const path = resolve(cwd, text);
  if (!existsSync(path) && !looksLikeFile(text)) {
    throw unknownPreset(text);
  }
  return readTiming(readTextFile(path, { name: text }), text);
}
