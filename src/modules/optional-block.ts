import type { IConstruct } from "constructs";
import { keptWith } from "../constructs/terraform/kept-with";

type Members = Readonly<Record<string, unknown>>;

/** A block that is there under a condition. */
interface OptionalBlock {
  /** Where it lies: `primary_container.model_data_source`. */
  readonly path: readonly string[];
  readonly condition: string;
}

const optionalBlocks = keptWith((): OptionalBlock[] => []);

/**
 * Writes a block of a resource only where a condition holds: TypeScript leaves a block out or not, and Terraform alone
 * knows here.
 * @param path from the resource down: `primary_container.model_data_source`
 * @param condition in Terraform's words
 */
export function optionalBlock(resource: IConstruct, path: string, condition: string): void {
  optionalBlocks.of(resource).push({ path: path.split("."), condition });
}

/** The body of a resource with its optional blocks as dynamic ones. */
export const withOptionalBlocks = (resource: IConstruct, body: Members): Members =>
  (optionalBlocks.find(resource) ?? []).reduce((whole, { path, condition }) => made(whole, path, condition), body);

function made(body: Members, [name = "", ...deeper]: readonly string[], condition: string): Members {
  const { [name]: block, dynamic, ...others } = body;
  if (block === undefined) {
    return body;
  }
  if (deeper.length > 0) {
    const inner = Array.isArray(block) ? block[0] : block;
    return { ...body, [name]: made(membersOf(inner), deeper, condition) };
  }
  const content: unknown = Array.isArray(block) ? block[0] : block;
  const written = { for_each: `\${${condition} ? [true] : []}`, content };
  return { ...others, dynamic: { ...membersOf(dynamic), [name]: [written] } };
}

const membersOf = (value: unknown): Members => (typeof value === "object" && value !== null ? { ...value } : {});
