import { Encoded } from "../../attributes/deferred";
import { isObject, type JsonObject, member } from "../../attributes/json";

/**
 * The `json` of a data source `aws_iam_policy_document`, in the shape of IAM's own JSON.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy_document
 */
export const policyJson = (data: JsonObject): Encoded =>
  new Encoded({ Statement: objects(data, "statement").map(statement) });

const statement = (block: JsonObject): JsonObject => ({
  Effect: member(block, "effect") ?? "Allow",
  ...present("Action", member(block, "actions")),
  ...present("NotAction", member(block, "not_actions")),
  ...present("Resource", member(block, "resources")),
  ...present("NotResource", member(block, "not_resources")),
  ...present("NotPrincipal", member(block, "not_principals")),
  ...principals(objects(block, "principals")),
  ...conditions(objects(block, "condition")),
});

const principals = (blocks: readonly JsonObject[]): JsonObject =>
  blocks.length === 0
    ? {}
    : { Principal: Object.fromEntries(blocks.map((block) => [String(block.type), block.identifiers])) };

function conditions(blocks: readonly JsonObject[]): JsonObject {
  const byOperator = new Map<string, [string, unknown][]>();
  for (const block of blocks) {
    const operator = String(block.test);
    const keys = byOperator.get(operator) ?? [];
    keys.push([String(block.variable), block.values]);
    byOperator.set(operator, keys);
  }
  const entries = [...byOperator].map(([operator, keys]) => [operator, Object.fromEntries(keys)]);
  return entries.length === 0 ? {} : { Condition: Object.fromEntries(entries) };
}

const present = (name: string, value: unknown): JsonObject =>
  value === undefined || value === null ? {} : { [name]: value };

function objects(block: JsonObject, name: string): readonly JsonObject[] {
  const value = member(block, name);
  return (Array.isArray(value) ? value : [value]).filter(isObject);
}
