import { z } from "zod";
import type { Call } from "../../call";
import { operation } from "../../service";
import { FUNCTIONS, findFunction } from "./function";
import { byName } from "./function-shapes";
import { invalid } from "./refusals";

/**
 * Executions at once of an account by default, and those that no function can reserve.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
 */
const ACCOUNT_LIMIT = 1000;
const UNRESERVED = 100;

export const concurrencyOperations = {
  PutFunctionConcurrency: operation(
    z.object({ ...byName, ReservedConcurrentExecutions: z.int().min(0) }),
    ({ FunctionName, ReservedConcurrentExecutions: reserved }, call) => {
      const lambda = findFunction(call, FunctionName);
      if (reserved + reservedByOthers(call, FunctionName) > ACCOUNT_LIMIT - UNRESERVED) {
        throw invalid(
          "Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below " +
            `its minimum value of [${UNRESERVED}].`,
        );
      }
      call.table(FUNCTIONS).put(FunctionName, { ...lambda, reservedConcurrency: reserved });
      return { ReservedConcurrentExecutions: reserved };
    },
  ),

  GetFunctionConcurrency: operation(z.object(byName), ({ FunctionName }, call) => ({
    ReservedConcurrentExecutions: findFunction(call, FunctionName).reservedConcurrency,
  })),

  DeleteFunctionConcurrency: operation(z.object(byName), ({ FunctionName }, call) => {
    const { reservedConcurrency: _, ...lambda } = findFunction(call, FunctionName);
    call.table(FUNCTIONS).put(FunctionName, lambda);
    return {};
  }),
};

const reservedByOthers = (call: Call, name: string) =>
  call
    .table(FUNCTIONS)
    .values()
    .filter((other) => other.name !== name)
    .reduce((sum, { reservedConcurrency = 0 }) => sum + reservedConcurrency, 0);
