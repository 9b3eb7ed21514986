import type { NameLimit } from "../../catalogue/limits";
import { isProblem } from "./check";
import { type Kind, text } from "./kinds";
import { textShape } from "./text-shape";

/** The ARN of something that is managed elsewhere: as the API takes it. A Terraform value passes. */
export const arnOf =
  ({ pattern, maxLength, allowed, source }: NameLimit): Kind =>
  (at, value) => {
    const read = text(at, value);
    const check =
      typeof value === "string"
        ? textShape(at, value, { pattern, maxLength, requirement: allowed, source })
        : undefined;
    return isProblem(check) ? { value: undefined, problems: [check] } : read;
  };
