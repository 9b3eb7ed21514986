import type { TerraformStack } from "cdktf";

/** Marks the method of a stack that has its document already. */
const KEPT = Symbol("kept");

type Document = Readonly<Record<string, unknown>>;

/**
 * What a stack resolves to. Resolving is the larger part of synthesis, and cdktf does it again right after the
 * validations, to write the file: it is given the same document then.
 */
export function resolvedStack(stack: TerraformStack): Document {
  forget(stack);
  const document: Document = stack.toTerraform();
  if (!Object.hasOwn(stack, "toTerraform")) {
    const size = sizeOf(stack);
    const kept = () => {
      forget(stack);
      // Somebody added to the stack after it was validated.
      return sizeOf(stack) === size ? document : stack.toTerraform();
    };
    stack.toTerraform = Object.assign(kept, { [KEPT]: true });
    // Synthesis does not wait: what is not asked for by then belongs to a validation without synthesis.
    queueMicrotask(() => forget(stack));
  }
  return document;
}

function forget(stack: TerraformStack): void {
  if (KEPT in stack.toTerraform) {
    Reflect.deleteProperty(stack, "toTerraform");
  }
}

const sizeOf = (stack: TerraformStack): number => stack.node.findAll().length;
