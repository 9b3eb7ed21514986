import { dirname, join } from "node:path";

/** cdktf captures a source-mapped stack trace for every token, which is a hundred times the work of the constructs. */
export function withoutStackTraces(): void {
  const traces: { captureStackTrace: () => string[] } = require(
    join(dirname(require.resolve("cdktf")), "tokens/private/stack-trace.js"),
  );
  traces.captureStackTrace = () => [];
}
