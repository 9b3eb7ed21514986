import type { Service } from "../../service";
import { invokeEndpointAsync } from "./async-invocation";
import { invokeEndpoint, invokeEndpointWithResponseStream } from "./invocation";

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
        accept: "Accept",
        "x-amzn-sagemaker-custom-attributes": "CustomAttributes",
      },
      body: "Body",
    },
    {
      method: "POST",
      path: "/endpoints/{EndpointName}/invocations-response-stream",
      operation: "InvokeEndpointWithResponseStream",
      headers: {
        "x-amzn-sagemaker-inference-component": "InferenceComponentName",
        "x-amzn-sagemaker-target-variant": "TargetVariant",
        "content-type": "ContentType",
        "x-amzn-sagemaker-accept": "Accept",
        "x-amzn-sagemaker-custom-attributes": "CustomAttributes",
      },
      body: "Body",
    },
    {
      method: "POST",
      path: "/endpoints/{EndpointName}/async-invocations",
      operation: "InvokeEndpointAsync",
      status: 202,
      headers: {
        "x-amzn-sagemaker-inputlocation": "InputLocation",
        "x-amzn-sagemaker-inference-id": "InferenceId",
        "x-amzn-sagemaker-content-type": "ContentType",
        "x-amzn-sagemaker-accept": "Accept",
        "x-amzn-sagemaker-custom-attributes": "CustomAttributes",
        "x-amzn-sagemaker-s3outputpathextension": "S3OutputPathExtension",
        "x-amzn-sagemaker-filename": "Filename",
        "x-amzn-sagemaker-requestttlseconds": "RequestTTLSeconds",
        "x-amzn-sagemaker-invocationtimeoutseconds": "InvocationTimeoutSeconds",
      },
      body: "Body",
    },
  ],
  validationCode: "ValidationError",
  operations: {
    InvokeEndpoint: invokeEndpoint,
    InvokeEndpointWithResponseStream: invokeEndpointWithResponseStream,
    InvokeEndpointAsync: invokeEndpointAsync,
  },
};
