import type { NameLimit } from "../../catalogue/limits";
import { isProblem, nameShape } from "./check";
import { type Kind, text } from "./kinds";

/** The name of something that is managed elsewhere: as the API takes it. A Terraform value passes. */
export const named =
  (limit: NameLimit): Kind =>
  (at, value) => {
    const read = text(at, value);
    const check = typeof value === "string" ? nameShape(at, value, limit) : undefined;
    return isProblem(check) ? { value: undefined, problems: [check] } : read;
  };
