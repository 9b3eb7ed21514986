import { ScaleToZeroError } from "../../errors";
import { nearest } from "../../nearest";
import { shown } from "../../shown";
import { PRESET_NAMES } from "./presets";

export function unknownPreset(name: string): ScaleToZeroError {
  const meant = nearest(name, PRESET_NAMES);
  return new ScaleToZeroError(
    `there is no timing preset ${shown(name)}; ${meant === undefined ? `the presets are ${PRESET_NAMES.join(", ")}` : `did you mean ${meant}?`}`,
  );
}

export const drillOfAnotherType = (file: string, drilled: string, instanceType: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: the drill ran on ${drilled}, and the endpoint uses ${instanceType}. Its times do not apply; run a drill of this endpoint, or use a preset`,
  );

export const drillOfAnotherImage = (file: string, drilled: string, image: string): ScaleToZeroError =>
  new ScaleToZeroError(
    `${file}: the drill ran with the image ${drilled}, and the endpoint uses ${image}. Its times do not apply; run a drill of this endpoint, or use a preset`,
  );
