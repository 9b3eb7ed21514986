import { z } from "zod";
import type { Call } from "../../call";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, tagsFrom } from "../../store/tags";
import { listed } from "./listing";
import { configListing } from "./listing-shapes";
import { optionalTags, resourceName, roleArn, s3Uri } from "./shapes";
import { alreadyExists, couldNotFind } from "./texts";
import { checkVariants } from "./variant-checks";
import { type ProductionVariant, productionVariant } from "./variant-shapes";

export interface EndpointConfig {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  readonly variants: readonly ProductionVariant[];
  readonly asyncInference?: AsyncInference;
  /** What was asked for, as it was. */
  readonly request: Readonly<Record<string, unknown>>;
}

export const CONFIGS = tableOf<EndpointConfig>("sagemaker.endpoint-configs");

export function findConfig(call: Call, name: string): EndpointConfig {
  const config = call.table(CONFIGS).get(name);
  if (config === undefined) {
    throw couldNotFind("endpoint configuration", configArn(call, name));
  }
  return config;
}

const configArn = (call: Call, name: string) => call.arn("sagemaker", `endpoint-config/${name.toLowerCase()}`);

const variants = z.array(productionVariant).min(1).max(10);

/** @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_AsyncInferenceConfig.html */
const asyncInference = z.looseObject({
  OutputConfig: z.looseObject({
    S3OutputPath: s3Uri().optional(),
    S3FailurePath: s3Uri().optional(),
    NotificationConfig: z
      .looseObject({
        SuccessTopic: z
          .string()
          .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]*:[0-9]{12}:[a-zA-Z0-9_.-]+$/)
          .optional(),
        ErrorTopic: z
          .string()
          .regex(/^arn:aws[a-z-]*:sns:[a-z0-9-]*:[0-9]{12}:[a-zA-Z0-9_.-]+$/)
          .optional(),
      })
      .optional(),
  }),
  ClientConfig: z.looseObject({ MaxConcurrentInvocationsPerInstance: z.int().min(1).max(1000).optional() }).optional(),
});

export type AsyncInference = z.output<typeof asyncInference>;

const byName = z.object({ EndpointConfigName: resourceName() });

export const endpointConfigOperations = {
  CreateEndpointConfig: operation(
    z.looseObject({
      EndpointConfigName: resourceName(),
      ExecutionRoleArn: roleArn().optional(),
      ProductionVariants: variants,
      ShadowProductionVariants: variants.optional(),
      AsyncInferenceConfig: asyncInference.optional(),
      Tags: optionalTags(),
    }),
    ({ Tags, ...request }, call) => {
      const { EndpointConfigName: name, ProductionVariants, ShadowProductionVariants = [] } = request;
      const arn = configArn(call, name);
      if (call.table(CONFIGS).has(name)) {
        throw alreadyExists("endpoint configuration", arn);
      }
      checkVariants(call, [...ProductionVariants, ...ShadowProductionVariants], request.ExecutionRoleArn);
      call.table(CONFIGS).put(name, {
        name,
        arn,
        creationTime: call.now,
        variants: ProductionVariants,
        asyncInference: request.AsyncInferenceConfig,
        request,
      });
      addTags(call, arn, tagsFrom(Tags));
      return { EndpointConfigArn: arn };
    },
  ),

  DescribeEndpointConfig: operation(byName, ({ EndpointConfigName }, call) => {
    const { arn, creationTime, request } = findConfig(call, EndpointConfigName);
    return { ...request, EndpointConfigArn: arn, CreationTime: new Date(creationTime) };
  }),

  DeleteEndpointConfig: operation(byName, ({ EndpointConfigName }, call) => {
    const { arn } = findConfig(call, EndpointConfigName);
    call.table(CONFIGS).delete(EndpointConfigName);
    forgetTags(call, arn);
    return {};
  }),

  ListEndpointConfigs: operation(configListing, (input, call) => {
    const { rows, next } = listed(call.table(CONFIGS).values(), input);
    return {
      EndpointConfigs: rows.map(({ name, arn, creationTime }) => ({
        EndpointConfigName: name,
        EndpointConfigArn: arn,
        CreationTime: new Date(creationTime),
      })),
      NextToken: next,
    };
  }),
};
