import { unknownPreset } from "../behaviour/timing/errors";
import { PRESET_NAMES } from "../behaviour/timing/presets";
import type { TimingWanted } from "../behaviour/timing/timing-for";
import { readTiming } from "../behaviour/timing/written-timing";
import { readTextFile } from "../topology/terraform/source-text";

/** How long the phases of a wake take. */
export class ColdStart {
  /**
   * A published case, such as `aws-blog-8b`, or `cached` or `uncached`.
   *
   * @throws ScaleToZeroError for another name
   */
  static preset(name: string): ColdStart {
    if (!PRESET_NAMES.includes(name)) {
      throw unknownPreset(name);
    }
    return new ColdStart(name);
  }

  /**
   * Times from a YAML or JSON file: own values, or the report of a drill.
   *
   * @throws ScaleToZeroError if it cannot be read: the message names the file, the line and the member
   */
  static fromFile(path: string): ColdStart {
    return new ColdStart(readTiming(readTextFile(path), path));
  }

  private constructor(
    /** @internal */
    readonly from: NonNullable<TimingWanted["from"]>,
  ) {}
}
