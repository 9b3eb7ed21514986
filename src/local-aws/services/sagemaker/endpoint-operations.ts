import { z } from "zod";
import { operation } from "../../service";
import { tagsFrom } from "../../store/tags";
import { endpointDeployment } from "./deployment-config";
import { ENDPOINTS, type Endpoint, findEndpoint } from "./endpoint";
import { changeCapacities, createEndpoint, deleteEndpoint, updateEndpoint } from "./endpoint-changes";
import { listed } from "./listing";
import { endpointListing } from "./listing-shapes";
import { optionalTags, resourceName } from "./shapes";
import { serverlessUpdate } from "./variant-shapes";

const summary = ({ name, arn, status, creationTime, lastModifiedTime }: Endpoint) => ({
  EndpointName: name,
  EndpointArn: arn,
  EndpointStatus: status,
  CreationTime: new Date(creationTime),
  LastModifiedTime: new Date(lastModifiedTime),
});

const byName = z.object({ EndpointName: resourceName() });
const deploymentConfig = endpointDeployment.optional();

export const endpointOperations = {
  CreateEndpoint: operation(
    z.object({
      EndpointName: resourceName(),
      EndpointConfigName: resourceName(),
      DeploymentConfig: deploymentConfig,
      Tags: optionalTags(),
    }),
    (input, call) => {
      const { arn } = createEndpoint(call, {
        name: input.EndpointName,
        configName: input.EndpointConfigName,
        deploymentConfig: input.DeploymentConfig,
        tags: tagsFrom(input.Tags),
      });
      return { EndpointArn: arn };
    },
  ),

  DescribeEndpoint: operation(byName, ({ EndpointName }, call) => {
    const endpoint = findEndpoint(call, EndpointName);
    return {
      ...summary(endpoint),
      EndpointConfigName: endpoint.configName,
      ProductionVariants: endpoint.variants.length === 0 ? undefined : endpoint.variants,
      AsyncInferenceConfig: endpoint.asyncInference,
      LastDeploymentConfig: endpoint.deploymentConfig,
      FailureReason: endpoint.failureReason,
    };
  }),

  UpdateEndpoint: operation(
    z.object({
      EndpointName: resourceName(),
      EndpointConfigName: resourceName(),
      RetainAllVariantProperties: z.boolean().default(false),
      ExcludeRetainedVariantProperties: z
        .array(
          z.object({ VariantPropertyType: z.enum(["DesiredInstanceCount", "DesiredWeight", "DataCaptureConfig"]) }),
        )
        .max(3)
        .default([]),
      RetainDeploymentConfig: z.boolean().default(false),
      DeploymentConfig: deploymentConfig,
    }),
    (input, call) => {
      const { arn } = updateEndpoint(call, {
        name: input.EndpointName,
        configName: input.EndpointConfigName,
        deploymentConfig: input.DeploymentConfig,
        retainAllBut: input.RetainAllVariantProperties
          ? input.ExcludeRetainedVariantProperties.map(({ VariantPropertyType }) => VariantPropertyType)
          : undefined,
        retainDeployment: input.RetainDeploymentConfig,
      });
      return { EndpointArn: arn };
    },
  ),

  UpdateEndpointWeightsAndCapacities: operation(
    z.object({
      EndpointName: resourceName(),
      DesiredWeightsAndCapacities: z
        .array(
          z.object({
            VariantName: resourceName(),
            DesiredInstanceCount: z.int().min(0).optional(),
            DesiredWeight: z.number().min(0).optional(),
            ServerlessUpdateConfig: serverlessUpdate.optional(),
          }),
        )
        .min(1),
    }),
    ({ EndpointName, DesiredWeightsAndCapacities }, call) => ({
      EndpointArn: changeCapacities(call, EndpointName, DesiredWeightsAndCapacities).arn,
    }),
  ),

  DeleteEndpoint: operation(byName, ({ EndpointName }, call) => {
    deleteEndpoint(call, EndpointName);
    return {};
  }),

  ListEndpoints: operation(endpointListing, (input, call) => {
    const { rows, next } = listed(call.table(ENDPOINTS).values(), input);
    return { Endpoints: rows.map(summary), NextToken: next };
  }),
};
