import { TerraformLocal, type TerraformResource } from "cdktf";
import type { Construct } from "constructs";
import { SHAPES } from "../../src/catalogue/instance-shape-table";
import { addComment } from "../../src/modules/comment";
import type { Group } from "../../src/modules/group";
import { requirePrecondition } from "../../src/modules/precondition";

const MB_PER_GIB = 1024;
const MEMBERS = ["accelerators", "vcpus", "memory"] as const;

/** The local that has what an instance of each known type has. */
export const INSTANCE_SHAPES = "instance_shapes";

/** Declares what an instance of each known type has. */
export function declareShapes(scope: Construct): void {
  const shapes = SHAPES.map(({ instanceType, accelerators, vcpus, memoryGib }) => [
    instanceType,
    [accelerators, vcpus, memoryGib * MB_PER_GIB],
  ]);
  const local = new TerraformLocal(scope, "InstanceShapes", Object.fromEntries(shapes));
  const [first] = SHAPES;
  addComment(
    local,
    `Accelerators, vCPUs and memory in MiB of an instance (${first?.source ?? ""}, ${first?.asOf ?? ""}).\nThe preconditions do not check types that are missing here.`,
  );
}

/**
 * A copy lives on one instance, and must fit on it.
 * @param instanceType in Terraform's words
 */
export function requireFit(component: TerraformResource, { value }: Group, instanceType: string): void {
  const has = (member: (typeof MEMBERS)[number]) =>
    `local.${INSTANCE_SHAPES}[${instanceType}][${MEMBERS.indexOf(member)}]`;
  const fits = (attribute: string, comparison: "<=" | "<", member: (typeof MEMBERS)[number], requirement: string) =>
    requirePrecondition(component, {
      // Null where nothing is asked for, and no element where the type is not known: Terraform makes the sentence all the same.
      condition: `try(${value.reference(attribute)} ${comparison} ${has(member)}, true)`,
      errorMessage: `${attribute} must be ${requirement} \${try(${has(member)}, "any")}: a copy must fit on one \${${instanceType}}.`,
    });
  fits("accelerator_devices", "<=", "accelerators", "at most");
  fits("cpu_cores", "<=", "vcpus", "at most");
  fits("min_memory_mb", "<", "memory", "less than");
}
