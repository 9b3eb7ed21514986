import type { TerraformStack } from "cdktf";

type Document = Readonly<Record<string, unknown>>;

const keeping = new WeakSet<TerraformStack>();

/**
 * What a stack resolves to. Resolving is the larger part of synthesis, and cdktf does it again right after the
 * validations, to write the file: it is given the same document then.
 */
export function resolvedStack(stack: TerraformStack): Document {
  forget(stack);
  const document: Document = stack.toTerraform();
  if (!Object.hasOwn(stack, "toTerraform")) {
    keeping.add(stack);
    const size = sizeOf(stack);
    stack.toTerraform = () => {
      forget(stack);
      // Somebody added to the stack after it was validated.
      return sizeOf(stack) === size ? document : stack.toTerraform();
    };
    // Synthesis does not wait: what is not asked for by then belongs to a validation without synthesis.
    queueMicrotask(() => forget(stack));
  }
  return document;
}

function forget(stack: TerraformStack): void {
  if (keeping.delete(stack)) {
    Reflect.deleteProperty(stack, "toTerraform");
  }
}

const sizeOf = (stack: TerraformStack): number => stack.node.findAll().length;
