import { isKnown } from "../../topology";
import type { Host, Member } from "./host";
import { specificationOn } from "./requirements";

/** The URI of the image that a unit runs; `undefined` if the source does not say it, and for several containers. */
export function imageOf(
  { topology }: Host,
  { component, variant }: Member,
  instanceType: string | undefined,
): string | undefined {
  const container = component && specificationOn(component, instanceType)?.container;
  if (isKnown(container) && isKnown(container.image)) {
    return container.image;
  }
  const hosting = component ?? variant;
  const [only, ...others] = (hosting && topology.modelOf(hosting).node)?.containers ?? [];
  return only !== undefined && others.length === 0 && isKnown(only.image) ? only.image : undefined;
}
