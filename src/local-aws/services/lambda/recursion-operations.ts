import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { operation } from "../../service";
import { FUNCTIONS, findFunction, functionArn } from "./function";
import { byName } from "./function-shapes";
import { MOST_IN_A_CHAIN, timesIn } from "./lineage";

/** Whether a function may go on in a chain. @see https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionRecursionConfig.html */
export const recursionOperations = {
  PutFunctionRecursionConfig: operation(
    z.object({ ...byName, RecursiveLoop: z.enum(["Allow", "Terminate"]) }),
    ({ FunctionName, RecursiveLoop }, call) => {
      call.table(FUNCTIONS).put(FunctionName, { ...findFunction(call, FunctionName), recursiveLoop: RecursiveLoop });
      return { RecursiveLoop };
    },
  ),

  GetFunctionRecursionConfig: operation(z.object(byName), ({ FunctionName }, call) => ({
    RecursiveLoop: findFunction(call, FunctionName).recursiveLoop ?? "Terminate",
  })),
};

/**
 * Stops a function that has called itself too often, also by way of others.
 *
 * @param trace the trace header of the call
 * @throws AwsError `RecursiveInvocationException`, in words of local AWS
 */
export function requireNoLoop(call: Call, name: string, trace: string | undefined): void {
  const isStopped = findFunction(call, name).recursiveLoop !== "Allow";
  if (isStopped && timesIn(trace, functionArn(call, name)) >= MOST_IN_A_CHAIN) {
    throw new AwsError(
      "RecursiveInvocationException",
      `Lambda has detected ${name} being invoked in a recursive loop, and stopped its invocation after ${MOST_IN_A_CHAIN} times.`,
    );
  }
}
