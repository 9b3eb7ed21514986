import { isDeepStrictEqual } from "node:util";

/** Whether two values from JSON are equal. What is too deep to be compared is not. */
export function isEqual(left: unknown, right: unknown): boolean {
  try {
    return isDeepStrictEqual(left, right);
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
