import { metricNamespaces } from "../../catalogue/metrics";
import { type Dimensions, isKnown, isUnknown, type Optional } from "../../topology";

export const SAGEMAKER = metricNamespaces.invocations;

export const REFUSED = "NoCapacityInvocationFailures";

/** Also true if the dimensions are unknown. */
export const areExactly = (dimensions: Optional<Dimensions>, name: string): boolean =>
  isUnknown(dimensions) || (dimensions !== undefined && dimensions.size === 1 && dimensions.has(name));

export const shownNames = (dimensions: Optional<Dimensions>): string =>
  isKnown(dimensions) && dimensions.size > 0 ? [...dimensions.keys()].join(" and ") : "not set";

export const shownValue = (dimensions: Optional<Dimensions>, name: string): string =>
  isKnown(dimensions) ? String(dimensions.get(name)) : "another";
