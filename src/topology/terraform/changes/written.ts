import { field, isObject, type JsonObject } from "../../attributes/json";
import type { SourceLine } from "../../nodes/node";
import { isManaged, listOf } from "../plan/managed";
import { MAPPERS } from "../resources/registry";
import { metadataOf } from "../synthesized/metadata";
import { RecordedLines } from "../synthesized/recorded-lines";
import { Stack } from "../synthesized/stack";
import type { StackFile } from "../synthesized/stack-file";
import { isForeignResource } from "./foreign";
import { type SecretValues, secretsOfStack, secretsOfState } from "./secret-values";

/** What a document says of one resource: the values of a state or plan, or a block of synthesized JSON. */
export interface WrittenResource {
  readonly address: string;
  readonly stack?: string;
  readonly type: string;
  readonly values: JsonObject;
  /** `true` where a value is sensitive. */
  readonly sensitive?: unknown;
  readonly sourceLine?: SourceLine;
  /** What the `lifecycle` block says; states do not have it. */
  readonly lifecycle?: unknown;
}

/** What a document says of its resources. */
export interface WrittenContent {
  /** `recorded`: with all arguments and what the provider filled in; `configured`: what the program writes. */
  readonly kind: "recorded" | "configured";
  readonly resources: readonly WrittenResource[];
  readonly secrets: readonly SecretValues[];
}

/** @param name `values` of a state, `planned_values` of a plan */
export function stateContent(document: JsonObject, name: "values" | "planned_values"): WrittenContent {
  const found: WrittenResource[] = [];
  const todo = [field(field(document, name), "root_module")];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const resource of listOf(next, "resources")) {
      const { address, type, values, sensitive_values: sensitive } = isObject(resource) ? resource : {};
      const isRead = typeof address === "string" && typeof type === "string" && isManaged(resource) && isObject(values);
      if (isRead && MAPPERS.has(type) && !isForeignResource(type, values)) {
        found.push({ address, type, values, sensitive });
      }
    }
    todo.push(...listOf(next, "child_modules"));
  }
  return { kind: "recorded", resources: found, secrets: [secretsOfState(field(document, name))] };
}

/** What belongs to Terraform in a block, and not to the resource. */
const META = new Set(["//", "count", "connection", "depends_on", "for_each", "lifecycle", "provider", "provisioner"]);

export function stackContent(stacks: readonly StackFile[]): WrittenContent {
  const resources = stacks.flatMap((stack) => {
    const { file, name, document } = stack;
    const lines = new RecordedLines(stack);
    return [...new Stack(name, file, document).allResources()].map(([address, block]): WrittenResource => {
      const { sourceLine } = metadataOf(block, lines);
      return {
        address,
        type: address.slice(0, address.indexOf(".")),
        values: Object.fromEntries(Object.entries(block).filter(([argument]) => !META.has(argument))),
        lifecycle: [block.lifecycle].flat()[0],
        ...(name !== undefined && { stack: name }),
        ...(sourceLine !== undefined && { sourceLine }),
      };
    });
  });
  return { kind: "configured", resources, secrets: stacks.map(({ document }) => secretsOfStack(document)) };
}
