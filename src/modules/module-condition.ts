/** Something that Terraform checks, and what it says where it does not hold. */
export interface ModuleCondition {
  /** An expression, with `${…}` around it or without: `var.max_copies >= 1`. */
  readonly condition: string;
  /** A whole sentence. */
  readonly errorMessage: string;
}

/** As Terraform's JSON syntax has it, where an expression needs its braces. */
export function conditionBlock({
  condition,
  errorMessage,
}: {
  readonly condition: unknown;
  readonly errorMessage: string;
}) {
  const bare = typeof condition === "string" && !condition.includes("${");
  return { condition: bare ? `\${${condition}}` : condition, error_message: errorMessage };
}
