/*
 * Ids of the rules about a minimum above zero, which a property of a construct can ask for, such as `minCopies: 1`. They are
 * in a file of their own: constructs acknowledge these rules without loading any rule.
 */

export const MANAGED_MINIMUM = "Z03";

export const CAPACITY_MINIMUM = "Z05";

export const EVERY_VARIANT = "Z16";
