/** How a JSON value becomes an argument of one type. */
export interface Scalar<T> {
  readonly expected: string;
  /** `undefined` for "not set", `null` when it cannot be one. */
  from(value: unknown): T | undefined | null;
}

/** As Terraform does, numbers and booleans are taken for texts, and texts for numbers and booleans. */
export const text: Scalar<string> = {
  expected: "a text",
  from: (value) => {
    if (typeof value === "string") {
      return value;
    }
    return typeof value === "number" || typeof value === "boolean" ? String(value) : null;
  },
};

export const number: Scalar<number> = {
  expected: "a number",
  from: (value) => {
    if (typeof value === "number") {
      return value;
    }
    // An open bound of a step is written "".
    if (value === "") {
      return undefined;
    }
    const converted = typeof value === "string" && value.trim() === value ? Number(value) : Number.NaN;
    return Number.isFinite(converted) ? converted : null;
  },
};

export const flag: Scalar<boolean> = {
  expected: "true or false",
  from: (value) => {
    if (value === true || value === "true") {
      return true;
    }
    return value === false || value === "false" ? false : null;
  },
};
