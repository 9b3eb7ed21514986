import type { SagemakerEndpointConfigurationDataCaptureConfig } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { limits } from "../../catalogue/limits";
import { type Check, range, unless } from "../checks/check";
import { isS3Uri } from "./s3-uri";

/** Which part of an invocation is captured. */
export enum CaptureMode {
  /** The request. */
  INPUT = "Input",
  /** The response. */
  OUTPUT = "Output",
}

/**
 * Keeps requests and answers in S3.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DataCaptureConfig.html
 */
export interface DataCapture {
  /** `s3://bucket/prefix`, at most 512 characters. */
  readonly destinationS3Uri: string;
  /** 0 to 100 percent of the invocations. */
  readonly samplingPercentage: number;
  /** @default - both sides */
  readonly modes?: readonly CaptureMode[];
  /** Off without losing the settings. @default true */
  readonly enabled?: boolean;
  /** @default - the bucket's own encryption */
  readonly kmsKeyId?: string;
  /** Content types kept as CSV, 1 to 10. @default - SageMaker encodes what it does not know as base64 */
  readonly csvContentTypes?: readonly string[];
  /** Content types kept as JSON, 1 to 10. @default - SageMaker encodes what it does not know as base64 */
  readonly jsonContentTypes?: readonly string[];
}

export function checkDataCapture(capture: DataCapture): Check[] {
  const contentTypes = (property: string, types: readonly string[] | undefined) =>
    unless(types === undefined || (types.length >= 1 && types.length <= 10), {
      property,
      value: types?.length,
      requirement: "must hold 1 to 10 content types",
      source: "SageMaker API, CaptureContentTypeHeader",
    });
  return [
    isS3Uri("dataCapture.destinationS3Uri", capture.destinationS3Uri),
    range("dataCapture.samplingPercentage", capture.samplingPercentage, limits.variant.samplingPercentage),
    unless(capture.modes === undefined || capture.modes.length > 0, {
      property: "dataCapture.modes",
      value: capture.modes,
      requirement: "must name a side",
      advice: "leave it out for both, or set enabled to false for none",
      source: "SageMaker API, DataCaptureConfig",
    }),
    contentTypes("dataCapture.csvContentTypes", capture.csvContentTypes),
    contentTypes("dataCapture.jsonContentTypes", capture.jsonContentTypes),
  ];
}

export function dataCaptureBlock(capture: DataCapture): SagemakerEndpointConfigurationDataCaptureConfig {
  const modes = capture.modes ?? [CaptureMode.INPUT, CaptureMode.OUTPUT];
  const { csvContentTypes, jsonContentTypes } = capture;
  const header =
    csvContentTypes === undefined && jsonContentTypes === undefined
      ? undefined
      : { csvContentTypes: csvContentTypes?.slice(), jsonContentTypes: jsonContentTypes?.slice() };
  return {
    enableCapture: capture.enabled ?? true,
    destinationS3Uri: capture.destinationS3Uri,
    initialSamplingPercentage: capture.samplingPercentage,
    kmsKeyId: capture.kmsKeyId,
    captureOptions: modes.map((captureMode) => ({ captureMode })),
    captureContentTypeHeader: header,
  };
}
