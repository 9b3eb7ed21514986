import type { CallName } from "../access";
import type { Shape } from "./answer-shape";
import { APPLICATION_AUTO_SCALING } from "./application-auto-scaling";
import { CLOUDWATCH } from "./cloudwatch";
import { IAM } from "./iam";
import { SAGEMAKER } from "./sagemaker";
import { SAGEMAKER_CHANGES } from "./sagemaker-changes";
import { SCHEDULER } from "./scheduler";

/**
 * The shape of each answer of AWS: the members that the API model requires, and the kinds of the others that are used.
 *
 * @see https://github.com/aws/api-models-aws (the SDK's types are generated from it)
 */
export const ANSWERS: Readonly<Record<CallName, Shape>> = {
  ...SAGEMAKER,
  ...APPLICATION_AUTO_SCALING,
  ...CLOUDWATCH,
  ...SCHEDULER,
  ...IAM,
  ...SAGEMAKER_CHANGES,
};
