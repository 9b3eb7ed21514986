import { z } from "zod";
import type { Call } from "../../call";
import { numeric } from "../../input";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { tableOf } from "../../store/table";
import { findFunction, findTarget, keyOf } from "./function";
import { byName, byQualifiedName, LATEST, type Target, targetOf } from "./function-shapes";
import { notFound } from "./refusals";

/** What becomes of an asynchronous invocation that fails. */
export interface EventInvokeConfig {
  readonly functionName: string;
  readonly arn: string;
  readonly maximumRetryAttempts?: number;
  readonly maximumEventAgeInSeconds?: number;
  readonly destinations: Destinations;
  readonly lastModifiedTime: number;
}

const CONFIGS = tableOf<EventInvokeConfig>("lambda.event-invoke-configs");

const destination = z
  .object({
    Destination: z
      .string()
      .max(350)
      .regex(/^(arn:[a-z-]+:[a-zA-Z0-9-]+:.*)?$/)
      .optional(),
  })
  .default({});
const destinations = z.object({ OnSuccess: destination, OnFailure: destination });
type Destinations = z.output<typeof destinations>;

const wanted = z.object({
  ...byQualifiedName,
  MaximumRetryAttempts: z.int().min(0).max(2).optional(),
  MaximumEventAgeInSeconds: z.int().min(60).max(21_600).optional(),
  DestinationConfig: destinations.optional(),
});

const configKey = ({ name, qualifier }: Target) => keyOf(name, qualifier ?? LATEST);

function findConfig(call: Call, target: Target): EventInvokeConfig {
  const { arn } = findTarget(call, target);
  const config = call.table(CONFIGS).get(configKey(target));
  if (config === undefined) {
    throw notFound(`The function ${arn}:${target.qualifier ?? LATEST} doesn't have an EventInvokeConfig`);
  }
  return config;
}

/** What was set for a function, or for one of its versions and aliases. */
export const invokeConfigOf = (call: Call, target: Target): EventInvokeConfig | undefined =>
  call.table(CONFIGS).get(configKey(target));

function put(call: Call, target: Target, input: z.output<typeof wanted>, before?: EventInvokeConfig): object {
  const { arn } = findTarget(call, target);
  return described(
    call.table(CONFIGS).put(configKey(target), {
      functionName: target.name,
      arn: `${arn}:${target.qualifier ?? LATEST}`,
      maximumRetryAttempts: input.MaximumRetryAttempts ?? before?.maximumRetryAttempts,
      maximumEventAgeInSeconds: input.MaximumEventAgeInSeconds ?? before?.maximumEventAgeInSeconds,
      destinations: input.DestinationConfig ?? before?.destinations ?? { OnSuccess: {}, OnFailure: {} },
      lastModifiedTime: call.now,
    }),
  );
}

export const eventInvokeConfigOperations = {
  /** Sets everything: what is left out goes back to its default. */
  PutFunctionEventInvokeConfig: operation(wanted, (input, call) => put(call, targetOf(input), input)),

  /** Leaves what is left out as it was. */
  UpdateFunctionEventInvokeConfig: operation(wanted, (input, call) => {
    const target = targetOf(input);
    return put(call, target, input, findConfig(call, target));
  }),

  GetFunctionEventInvokeConfig: operation(z.object(byQualifiedName), (input, call) =>
    described(findConfig(call, targetOf(input))),
  ),

  DeleteFunctionEventInvokeConfig: operation(z.object(byQualifiedName), (input, call) => {
    const target = targetOf(input);
    findConfig(call, target);
    call.table(CONFIGS).delete(configKey(target));
    return {};
  }),

  ListFunctionEventInvokeConfigs: operation(
    z.object({ ...byName, Marker: z.string().optional(), MaxItems: numeric(z.int().min(1).max(50)).default(50) }),
    ({ FunctionName, Marker, MaxItems }, call) => {
      findFunction(call, FunctionName);
      const all = configsOf(call, FunctionName);
      const { rows, next } = pageOf(all, { key: ([key]) => key, token: Marker, limit: MaxItems });
      return { FunctionEventInvokeConfigs: rows.map(([, config]) => described(config)), NextMarker: next };
    },
  ),
};

const configsOf = (call: Call, name: string) =>
  call
    .table(CONFIGS)
    .entries()
    .filter(([, { functionName }]) => functionName === name);

/** When the function, or one of its versions and aliases, is deleted. */
export function forgetInvokeConfigs(call: Call, name: string, qualifier?: string): void {
  for (const [key] of configsOf(call, name)) {
    if (qualifier === undefined || key === keyOf(name, qualifier)) {
      call.table(CONFIGS).delete(key);
    }
  }
}

const described = (config: EventInvokeConfig) => ({
  FunctionArn: config.arn,
  MaximumRetryAttempts: config.maximumRetryAttempts,
  MaximumEventAgeInSeconds: config.maximumEventAgeInSeconds,
  DestinationConfig: config.destinations,
  LastModified: new Date(config.lastModifiedTime),
});
