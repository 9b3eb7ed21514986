const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { isDeepStrictEqual } = require("node:util");

/** Whether two synthesized directories hold the same resources, whatever they are called in Terraform. */
exports.sameResources = (left, right) => isDeepStrictEqual(resourcesIn(left), resourcesIn(right));

function resourcesIn(outdir) {
  const text = readFileSync(join(outdir, "stacks", "bench", "cdk.tf.json"), "utf8");
  const { resource, terraform } = JSON.parse(text);
  const blocks = Object.entries(resource).flatMap(([type, byId]) =>
    Object.values(byId).map(({ "//": _, ...block }) => `${type} ${JSON.stringify(normalized(block))}`),
  );
  return { blocks: blocks.sort(), versions: [terraform.required_version, terraform.required_providers] };
}

/** Sorted keys; addresses without their logical ids, names without their hash, messages without their words. */
function normalized(value) {
  if (typeof value === "string") {
    return value.replace(/\b((?:aws|terraform)_\w+)\.[\w-]+(?=[.}\s']|$)/g, "$1").replace(/[0-9a-f]{64}/g, "<hash>");
  }
  if (Array.isArray(value)) {
    return value.map(normalized);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, member]) => [key, key === "error_message" ? "<message>" : normalized(member)]),
      )
    : value;
}
