/** A name that Terraform ends, from a digest of what is known at synthesis, the time of the plan, and further values. */
export function replaceableName(beginning: string, ...values: readonly string[]): RegExp {
  const parts = ['"[0-9a-f]{64}"', ...["plantimestamp()", ...values].map(escaped)];
  return new RegExp(`^${beginning}-\\$\\{substr\\(sha256\\(jsonencode\\(\\[${parts.join(", ")}\\]\\)\\), 0, 8\\)\\}$`);
}

const escaped = (text: string): string => text.replaceAll(/[().]/g, "\\$&");
