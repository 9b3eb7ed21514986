import { plural } from "../../../rules/plural";
import { isKnown, type ScalableTarget } from "../../../topology";

export type Unit = "copy" | "instance";

/** What a target scales: copies of a component, or instances of a variant. */
export const unitOf = ({ scalableDimension }: ScalableTarget): Unit =>
  isKnown(scalableDimension) && scalableDimension.includes(":variant:") ? "instance" : "copy";

/** `1 copy`, `2 instances`. */
export const counted = (count: number, unit: Unit): string =>
  plural(count, unit, unit === "copy" ? "copies" : "instances");
