/*
 * Rules about what a property of a construct may ask for, such as `minCopies: 1`. They are by themselves, so that constructs
 * name them without loading any rule.
 */

export const MANAGED_MINIMUM = "Z03";

export const CAPACITY_MINIMUM = "Z05";

export const EVERY_VARIANT = "Z16";
