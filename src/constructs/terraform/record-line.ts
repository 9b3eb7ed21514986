import { DISABLE_STACK_TRACE_IN_METADATA, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { keptWith } from "./kept-with";
import { callingLine } from "./source-line";

/** The constructs that were asked for their line, and the lines of a stack by the paths of its constructs. */
const records = keptWith(() => ({ isWritten: false }));
const linesOfStacks = keptWith((): Record<string, string> => ({}));

/**
 * Records where the program creates a construct, for reports about the resources in it. Inside of a construct that has a
 * line it does nothing: one stack trace for all that one call creates.
 *
 * @param creator the function that the program calls
 */
export function recordLine(construct: Construct, creator: CallableFunction | NewableFunction): void {
  for (let scope = construct.node.scope; scope !== undefined; scope = scope.node.scope) {
    if (records.find(scope)?.isWritten === true) {
      return;
    }
  }
  recordOwnLine(construct, creator);
}

/** As `recordLine`, for what the program adds to a construct that has a line: an inference component, a sleep window. */
export function recordOwnLine(construct: Construct, creator: CallableFunction | NewableFunction): void {
  writeLine(construct, lineFor(construct, creator));
}

/** The line of the program that runs; `undefined` if it is not known, or if the app records none. */
export const lineFor = (scope: Construct, creator: CallableFunction | NewableFunction): string | undefined =>
  isOff(scope) ? undefined : callingLine(creator);

/** Records a line. Terraform reads "//" as a comment, and one table in it is smaller than a trace in each resource. */
export function writeLine(construct: Construct, line: string | undefined): void {
  records.of(construct).isWritten = true;
  if (line === undefined) {
    return;
  }
  const stack = TerraformStack.of(construct);
  const lines = linesOfStacks.of(stack);
  if (Object.keys(lines).length === 0) {
    stack.addOverride("//.metadata.scaleToZero.lines", lines);
  }
  lines[construct.node.path] = line;
}

/** `new App({ stackTraces: false })` sets the context. */
function isOff({ node }: Construct): boolean {
  const wanted: unknown = node.tryGetContext(DISABLE_STACK_TRACE_IN_METADATA);
  // A context that comes from the command line is a text.
  return wanted === true || wanted === "true";
}
