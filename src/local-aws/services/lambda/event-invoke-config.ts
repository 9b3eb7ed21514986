import { z } from "zod";
import type { Call } from "../../call";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { findFunction, notFound } from "./function";
import { byName } from "./function-shapes";

/** What becomes of an asynchronous invocation that fails. */
interface EventInvokeConfig {
  readonly functionName: string;
  readonly arn: string;
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeInSeconds?: number;
  readonly destinations: Destinations;
  readonly lastModifiedTime: number;
}

const CONFIGS = tableOf<EventInvokeConfig>("lambda.event-invoke-configs");

const destination = z.object({ Destination: z.string().optional() }).default({});
const destinations = z.object({ OnSuccess: destination, OnFailure: destination });
type Destinations = z.output<typeof destinations>;

const ofQualifier = { ...byName, Qualifier: z.string().default("$LATEST") } as const;
const wanted = z.object({
  ...ofQualifier,
  MaximumRetryAttempts: z.int().min(0).max(2).optional(),
  MaximumEventAgeInSeconds: z.int().min(60).max(21_600).optional(),
  DestinationConfig: destinations.optional(),
});

interface Of {
  readonly FunctionName: string;
  readonly Qualifier: string;
}

const keyOf = ({ FunctionName, Qualifier }: Of) => `${FunctionName}:${Qualifier}`;

function findConfig(call: Call, of: Of): EventInvokeConfig {
  const { arn } = findFunction(call, of.FunctionName);
  const config = call.table(CONFIGS).get(keyOf(of));
  if (config === undefined) {
    throw notFound(`The function ${arn}:${of.Qualifier} doesn't have an EventInvokeConfig`);
  }
  return config;
}

function put(call: Call, input: z.output<typeof wanted>, before?: EventInvokeConfig): object {
  const { arn } = findFunction(call, input.FunctionName);
  return described(
    call.table(CONFIGS).put(keyOf(input), {
      functionName: input.FunctionName,
      arn: `${arn}:${input.Qualifier}`,
      maximumRetryAttempts: input.MaximumRetryAttempts ?? before?.maximumRetryAttempts,
      maximumEventAgeInSeconds: input.MaximumEventAgeInSeconds ?? before?.maximumEventAgeInSeconds,
      destinations: input.DestinationConfig ?? before?.destinations ?? { OnSuccess: {}, OnFailure: {} },
      lastModifiedTime: call.now,
    }),
  );
}

export const eventInvokeConfigOperations = {
  /** Sets everything: what is left out goes back to its default. */
  PutFunctionEventInvokeConfig: operation(wanted, (input, call) => put(call, input)),

  /** Leaves what is left out as it was. */
  UpdateFunctionEventInvokeConfig: operation(wanted, (input, call) => put(call, input, findConfig(call, input))),

  GetFunctionEventInvokeConfig: operation(z.object(ofQualifier), (of, call) => described(findConfig(call, of))),

  DeleteFunctionEventInvokeConfig: operation(z.object(ofQualifier), (of, call) => {
    findConfig(call, of);
    call.table(CONFIGS).delete(keyOf(of));
    return {};
  }),

  ListFunctionEventInvokeConfigs: operation(z.object(byName), ({ FunctionName }, call) => {
    findFunction(call, FunctionName);
    return { FunctionEventInvokeConfigs: configsOf(call, FunctionName).map(([, config]) => described(config)) };
  }),
};

const configsOf = (call: Call, name: string) =>
  call
    .table(CONFIGS)
    .entries()
    .filter(([, { functionName }]) => functionName === name);

/** When the function is deleted. */
export function forgetInvokeConfigs(call: Call, name: string): void {
  for (const [key] of configsOf(call, name)) {
    call.table(CONFIGS).delete(key);
  }
}

const described = (config: EventInvokeConfig) => ({
  FunctionArn: config.arn,
  MaximumRetryAttempts: config.maximumRetryAttempts,
  MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
  DestinationConfig: config.destinations,
  LastModified: new Date(config.lastModifiedTime),
});
