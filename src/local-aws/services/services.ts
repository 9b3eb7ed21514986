import type { Listener } from "../events";
import type { Service } from "../service";
import type { Dynamics } from "../world";
import { applicationAutoScaling } from "./application-autoscaling/application-autoscaling";
import { cloudcontrol, cloudcontrolLife } from "./cloudcontrol/cloudcontrol";
import { cloudformation } from "./cloudformation/cloudformation";
import { cloudwatch } from "./cloudwatch/cloudwatch";
import { iam } from "./iam/iam";
import { lambda, lambdaLife } from "./lambda/lambda";
import { logs } from "./logs/logs";
import { sagemaker, sagemakerLife } from "./sagemaker/sagemaker";
import { sagemakerRuntime } from "./sagemaker-runtime/sagemaker-runtime";
import { scheduler, schedulerLife } from "./scheduler/scheduler";
import { sns } from "./sns/sns";
import { snsListener } from "./sns/subscription";
import { sqs, sqsLife } from "./sqs/sqs";
import { stepfunctions, stepfunctionsLife } from "./stepfunctions/stepfunctions";
import { sts } from "./sts/sts";

export const SERVICES: readonly Service[] = [
  sagemaker,
  sagemakerRuntime,
  applicationAutoScaling,
  cloudwatch,
  scheduler,
  lambda,
  stepfunctions,
  sqs,
  logs,
  cloudcontrol,
  cloudformation,
  iam,
  sns,
  sts,
];

/** What happens by itself in the services. */
export const DYNAMICS: readonly Dynamics[] = [
  ...sagemakerLife,
  ...cloudcontrolLife,
  ...schedulerLife,
  ...lambdaLife,
  ...stepfunctionsLife,
  ...sqsLife,
];

/** What services do when another one has changed something. */
export const LISTENERS: readonly Listener[] = [snsListener];
