import type { SourceKnowledge, WhyUnknown } from "./limits";
import { type Node, nodeKey } from "./nodes/node";

/** Fields of nodes that Terraform calls something else altogether. */
const ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  name: ["name", "alarm_name", "variant_name", "inference_component_name", "InferenceComponentName", "desired_state"],
  expression: ["schedule", "schedule_expression"],
  timeZone: ["timezone", "schedule_expression_timezone"],
  steps: ["step_adjustment"],
  variants: ["production_variants"],
  asyncConfiguration: ["async_inference_config"],
  serverless: ["serverless_config"],
  suspended: ["suspended_state"],
  predefinedMetric: ["predefined_metric_specification"],
  customizedMetric: ["customized_metric_specification"],
  volumeSizeGb: ["volume_size_in_gb"],
  rule: ["alarm_rule"],
  minCapacity: ["min_capacity"],
  maxCapacity: ["max_capacity"],
};

/**
 * Why a field of a node is `Unknown`.
 *
 * @param field the node's (`minCapacity`), or Terraform's argument (`min_capacity`)
 */
export function whyUnknown(knowledge: SourceKnowledge, node: Node, field: string): WhyUnknown {
  const paths = knowledge.sensitive?.get(nodeKey(node)) ?? [];
  const wanted = new Set([field, ...(ARGUMENTS[field] ?? [])].map(plain));
  const isSensitive = paths.some((path) => path.split(/[.[\]]/).some((step) => wanted.has(plain(step))));
  // All that a component made by Cloud Control says is in one argument.
  return isSensitive || paths.includes("desired_state") ? "sensitive" : (knowledge.otherwise ?? "not in this source");
}

/** `min_capacity`, `minCapacity` and `MinCapacity` are the same; units are in the names of ours only. */
const plain = (name: string): string =>
  name
    .replace(/_/g, "")
    .replace(/Seconds$/, "")
    .toLowerCase();
