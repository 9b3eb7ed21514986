import { parseTerraform, readStack, type Topology } from "../../../src/topology";
import { isObject, type JsonObject } from "../../../src/topology/attributes/json";

/**
 * What a configuration says. What a `removed` block does is only in a plan, so that a configuration with such blocks is read
 * as the plan of them: Terraform had created what they name, and changes nothing else.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format#change-representation
 */
export function readConfiguration(document: JsonObject, name: string): Topology {
  const { removed } = document;
  if (removed === undefined) {
    return readStack(document, name);
  }
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: {} },
    resource_changes: list(removed).map(changeOf),
    configuration: { root_module: {} },
  };
  return parseTerraform(JSON.stringify(plan), name).topology;
}

function changeOf(block: JsonObject) {
  const address = String(block.from).replace(/^\$\{|\}$/g, "");
  const [type, name] = address.split(".");
  const [{ destroy = true } = {}] = list(block.lifecycle);
  const change = { actions: [destroy === false ? "forget" : "delete"], before: {}, after: null, after_unknown: {} };
  return { address, mode: "managed", type, name, provider_name: "registry.terraform.io/hashicorp/aws", change };
}

/** A block is an object in one syntax, and a list of objects in the other. */
const list = (value: unknown): readonly JsonObject[] => [value].flat().filter(isObject);
