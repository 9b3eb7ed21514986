import { z } from "zod";
import type { Call } from "../../call";
import { validationError } from "../../errors";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, tagsFrom } from "../../store/tags";
import { listed } from "./listing";
import { findModel } from "./model";
import { listing, optionalTags, type ProductionVariant, productionVariant, resourceName } from "./shapes";
import { alreadyExists, couldNotFind, executionRoleRequired } from "./texts";

export interface EndpointConfig {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  readonly variants: readonly ProductionVariant[];
  readonly asyncInference?: object;
  /** What was asked for, as it was. */
  readonly request: Readonly<Record<string, unknown>>;
}

const CONFIGS = tableOf<EndpointConfig>("sagemaker.endpoint-configs");

/** Seen to refuse what us-east-1 takes, in August 2026; AWS publishes no list. */
const REGIONS_WITHOUT_ZERO = ["eu-west-3"];

export function findConfig(call: Call, name: string): EndpointConfig {
  const config = call.table(CONFIGS).get(name);
  if (config === undefined) {
    throw couldNotFind("endpoint configuration", configArn(call, name));
  }
  return config;
}

const configArn = (call: Call, name: string) => call.arn("sagemaker", `endpoint-config/${name.toLowerCase()}`);

/** A variant without a model is there for inference components. */
export const hostsComponents = (variant: ProductionVariant) => variant.ModelName === undefined;

function checkVariant(call: Call, variant: ProductionVariant, executionRoleArn: string | undefined): void {
  const scaling = variant.ManagedInstanceScaling;
  if (variant.ModelName !== undefined) {
    findModel(call, variant.ModelName);
    if (scaling !== undefined) {
      throw validationError("ManagedInstanceScaling is only supported for inference component endpoints.");
    }
    return;
  }
  if (executionRoleArn === undefined) {
    throw executionRoleRequired();
  }
  if (scaling?.Status === "ENABLED" && scaling.MinInstanceCount === 0 && REGIONS_WITHOUT_ZERO.includes(call.region)) {
    throw validationError("Min instance count needs to be greater than 0 for enabled managed instance scaling");
  }
}

const byName = z.object({ EndpointConfigName: resourceName() });

export const endpointConfigOperations = {
  CreateEndpointConfig: operation(
    z.looseObject({
      EndpointConfigName: resourceName(),
      ExecutionRoleArn: z.string().optional(),
      ProductionVariants: z.array(productionVariant).min(1).max(10),
      AsyncInferenceConfig: z.looseObject({ OutputConfig: z.looseObject({}) }).optional(),
      Tags: optionalTags(),
    }),
    ({ Tags, ...request }, call) => {
      const { EndpointConfigName: name, ProductionVariants: variants, AsyncInferenceConfig: asyncInference } = request;
      const arn = configArn(call, name);
      if (call.table(CONFIGS).has(name)) {
        throw alreadyExists("endpoint configuration", arn);
      }
      for (const variant of variants) {
        checkVariant(call, variant, request.ExecutionRoleArn);
      }
      call.table(CONFIGS).put(name, { name, arn, creationTime: call.now, variants, asyncInference, request });
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

  ListEndpointConfigs: operation(listing, (input, call) => {
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
