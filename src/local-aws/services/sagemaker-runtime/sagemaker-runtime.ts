import type { Service } from "../../service";
import { invokeEndpoint } from "./invocation";

export const sagemakerRuntime: Service = {
  name: "sagemaker-runtime",
  signingName: "sagemaker",
  routes: [
    {
      method: "POST",
      path: "/endpoints/{EndpointName}/invocations",
      operation: "InvokeEndpoint",
      headers: {
        "x-amzn-sagemaker-inference-component": "InferenceComponentName",
        "x-amzn-sagemaker-target-variant": "TargetVariant",
        "content-type": "ContentType",
      },
      body: "Body",
    },
  ],
  validationCode: "ValidationError",
  operations: { InvokeEndpoint: invokeEndpoint },
};
