import { createHandler } from "../../../../src/functions/endpoint-sleeper/handler";
import type { ComponentReport } from "../../../../src/functions/endpoint-sleeper/report";
import { endpointName, type FakeAws } from "./fake-aws";

const lambdaTimeoutMs = 900_000;

/** Invokes the function as Lambda does and gives the lines of its report. */
export const invoke = async (
  aws: FakeAws,
  event: object,
  remainingMs = lambdaTimeoutMs,
): Promise<readonly ComponentReport[]> => {
  const report = await createHandler(aws)({ endpointName, ...event }, { getRemainingTimeInMillis: () => remainingMs });
  return report.components;
};

/** The same for an invocation that fails: its error and the lines that were logged before. */
export const invokeFailing = async (
  aws: FakeAws,
  event: object,
  remainingMs?: number,
): Promise<{ message: string; components: readonly ComponentReport[] }> => {
  const error = await invoke(aws, event, remainingMs).then(
    () => new Error("it did not fail"),
    (thrown: Error) => thrown,
  );
  const [line = '{"components":[]}'] = aws.lines;
  return { message: error.message, components: JSON.parse(line).components };
};
