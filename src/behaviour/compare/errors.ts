import { ScaleToZeroError } from "../../errors";
import { shown } from "../../shown";

export const notAComparison = (option: string, keys: readonly string[]): ScaleToZeroError =>
  new ScaleToZeroError(
    `--compare ${shown(option)}: must be a setting and its values, such as idleTimeout=5m,10m,30m; the settings are ${keys.join(", ")}`,
  );

export const unknownSetting = (
  option: string,
  key: string,
  meant: string | undefined,
  keys: readonly string[],
): ScaleToZeroError =>
  new ScaleToZeroError(
    `--compare ${shown(option)}: there is no setting ${shown(key)}; ${meant === undefined ? `the settings are ${keys.join(", ")}` : `did you mean ${meant}?`}`,
  );

/** @param problem such as `has no unit; write 5m for minutes or 5h for hours` */
export const badValue = (option: string, value: string, problem: string): ScaleToZeroError =>
  new ScaleToZeroError(`--compare ${shown(option)}: ${shown(value)} ${problem}`);

export const comparedTwice = (key: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `--compare: ${key} is given twice; write all of its values in one --compare, with commas between`,
  );

/** @param counts how many values each setting has */
export const tooManyVariants = (counts: readonly number[], most: number): ScaleToZeroError =>
  new ScaleToZeroError(
    `--compare: ${counts.length === 1 ? "" : `${counts.join(" × ")} values make `}${counts.reduce((product, count) => product * count, 1)} variants, more than ${most}; give fewer values`,
  );
