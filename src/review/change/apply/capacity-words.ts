import { plural } from "../../../rules/plural";
import { isKnown, parseResourceId, type ScalableTarget } from "../../../topology";

export type Unit = "copy" | "instance";

/** What a target scales: copies of a component, or instances of a variant. */
export const unitOf = ({ scalableDimension }: ScalableTarget): Unit =>
  isKnown(scalableDimension) && scalableDimension.includes(":variant:") ? "instance" : "copy";

/** `1 copy`, `2 instances`. */
export const counted = (count: number, unit: Unit): string =>
  plural(count, unit, unit === "copy" ? "copies" : "instances");

/** What a target scales, by its name. */
export function subjectOf({ resourceId, address }: ScalableTarget): string {
  const resource = isKnown(resourceId) ? parseResourceId(resourceId) : undefined;
  switch (resource?.kind) {
    case "inference-component":
      return resource.name;
    case "variant":
      return `variant ${resource.variantName} of ${resource.endpointName}`;
    default:
      return address;
  }
}
