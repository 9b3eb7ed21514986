import type { Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import type { Dynamics } from "../../world";
import { COMPONENTS } from "./component";
import { componentOperations } from "./component-operations";
import { ENDPOINTS } from "./endpoint";
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

export const sagemakerLife: readonly Dynamics[] = [new LifeCycle(ENDPOINTS), new LifeCycle(COMPONENTS)];
