import type { Phase } from "../outcome/outcome";
import type { Basis, Timed, Timing } from "../timing/timing";

/**
 * The phases from a copy being placed on a ready instance until it serves: the image and the model are fetched at the same
 * time, then the model is loaded, then the container passes its health checks.
 *
 * @param imageIsThere whether the instance has run the component before
 */
export function copyPhases({ image, model, load, health }: Timing, imageIsThere: boolean): readonly Phase[] {
  const fetched = imageIsThere || model.seconds >= image.seconds ? model : image;
  return [phase("image and model", fetched), phase("load", load), phase("health checks", health)];
}

/** The phase until an instance is there. */
export const provisioningPhase = ({ provisioning }: Timing): Phase => phase("provisioning", provisioning);

export const totalSeconds = (phases: readonly Phase[]): number =>
  phases.reduce((total, { seconds }) => total + seconds, 0);

const phase = (
  name: Phase["name"],
  { seconds, basis }: { readonly seconds: number; readonly basis: Basis } & Partial<Timed>,
): Phase => ({
  name,
  seconds,
  basis,
});
