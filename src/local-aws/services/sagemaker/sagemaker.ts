import type { Service } from "../../service";
import { componentOperations } from "./component-operations";
import { endpointConfigOperations } from "./endpoint-config";
import { endpointOperations } from "./endpoint-operations";
import { modelOperations } from "./model";
import { tagOperations } from "./tag-operations";

export const sagemaker: Service = {
  name: "sagemaker",
  signingName: "sagemaker",
  target: "SageMaker",
  operations: {
    ...modelOperations,
    ...endpointConfigOperations,
    ...endpointOperations,
    ...componentOperations,
    ...tagOperations,
  },
};
