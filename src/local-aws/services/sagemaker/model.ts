import { z } from "zod";
import type { Call } from "../../call";
import { isMembers } from "../../protocols/values";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { addTags, forgetTags, tagsFrom } from "../../store/tags";
import { listed } from "./listing";
import { modelListing } from "./listing-shapes";
import { optionalTags, resourceName, roleArn } from "./shapes";
import { alreadyExists, couldNotFind } from "./texts";

interface Model {
  readonly name: string;
  readonly arn: string;
  readonly creationTime: number;
  /** What was asked for, as it was. */
  readonly request: Readonly<Record<string, unknown>>;
}

export const MODELS = tableOf<Model>("sagemaker.models");

export function findModel(call: Call, name: string): Model {
  const model = call.table(MODELS).get(name);
  if (model === undefined) {
    throw couldNotFind("model", modelArn(call, name));
  }
  return model;
}

/** The image of its one container; `undefined` if the model is gone, and for several containers. */
export function imageOf(call: Call, name: string | undefined): string | undefined {
  const container = name === undefined ? undefined : call.table(MODELS).get(name)?.request.PrimaryContainer;
  const image = isMembers(container) ? container.Image : undefined;
  return typeof image === "string" ? image : undefined;
}

// The service writes the resource part of its ARNs in lower case.
const modelArn = (call: Call, name: string) => call.arn("sagemaker", `model/${name.toLowerCase()}`);

const byName = z.object({ ModelName: resourceName() });

export const modelOperations = {
  CreateModel: operation(
    z.looseObject({ ModelName: resourceName(), ExecutionRoleArn: roleArn().optional(), Tags: optionalTags() }),
    ({ Tags, ...request }, call) => {
      const arn = modelArn(call, request.ModelName);
      if (call.table(MODELS).has(request.ModelName)) {
        throw alreadyExists("model", arn);
      }
      call.table(MODELS).put(request.ModelName, { name: request.ModelName, arn, creationTime: call.now, request });
      addTags(call, arn, tagsFrom(Tags));
      return { ModelArn: arn };
    },
  ),

  DescribeModel: operation(byName, ({ ModelName }, call) => {
    const { arn, creationTime, request } = findModel(call, ModelName);
    return { EnableNetworkIsolation: false, ...request, ModelArn: arn, CreationTime: new Date(creationTime) };
  }),

  DeleteModel: operation(byName, ({ ModelName }, call) => {
    const { arn } = findModel(call, ModelName);
    call.table(MODELS).delete(ModelName);
    forgetTags(call, arn);
    return {};
  }),

  ListModels: operation(modelListing, (input, call) => {
    const { rows, next } = listed(call.table(MODELS).values(), input);
    return {
      Models: rows.map(({ name, arn, creationTime }) => ({
        ModelName: name,
        ModelArn: arn,
        CreationTime: new Date(creationTime),
      })),
      NextToken: next,
    };
  }),
};
