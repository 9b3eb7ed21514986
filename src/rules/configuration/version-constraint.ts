type Version = readonly number[];

/**
 * Whether a Terraform version constraint allows the given version or a later one. An unknown constraint allows any.
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function reaches(constraint: string, version: string): boolean {
  const least = parse(version);
  return constraint.split(",").every((part) => {
    const [, operator = "", written = ""] = /^\s*(=|!=|>=|<=|>|<|~>)?\s*v?(\d+(?:\.\d+){0,2})\s*$/.exec(part) ?? [];
    return written === "" || staysOpen(operator, parse(written), least);
  });
}

function staysOpen(operator: string, bound: Version, least: Version): boolean {
  switch (operator) {
    case "":
    case "=":
    case "<=":
      return compare(bound, least) >= 0;
    case "<":
      return compare(bound, least) > 0;
    case "~>":
      return compare(nextOf(bound), least) > 0;
    default:
      return true;
  }
}

/** The first version beyond `~> x.y` or `~> x.y.z`: only the last number may increase. */
function nextOf(bound: Version): Version {
  const fixed = [...bound.slice(0, -1)];
  const last = fixed.pop();
  return last === undefined ? [Number.POSITIVE_INFINITY] : [...fixed, last + 1];
}

const parse = (version: string): Version => version.split(".").map(Number);

function compare(one: Version, other: Version): number {
  for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
    const difference = (one[index] ?? 0) - (other[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
