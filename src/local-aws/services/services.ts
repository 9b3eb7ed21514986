import type { Listener } from "../call";
import type { Service } from "../service";
import type { Dynamics } from "../world";
import {
  applicationAutoScaling,
  applicationAutoScalingLife,
  applicationAutoScalingListeners,
} from "./application-autoscaling/application-autoscaling";
import { policyWouldAct } from "./application-autoscaling/pending";
import { cloudcontrol, cloudcontrolLife } from "./cloudcontrol/cloudcontrol";
import { cloudformation } from "./cloudformation/cloudformation";
import { AlarmEvaluations, alarmsHear } from "./cloudwatch/alarm-evaluation";
import { alarmNotifies } from "./cloudwatch/alarm-notification";
import { cloudwatch } from "./cloudwatch/cloudwatch";
import { iam } from "./iam/iam";
import { lambda, lambdaLife } from "./lambda/lambda";
import { logs } from "./logs/logs";
import { hostingLife } from "./sagemaker/hosting-life";
import { sagemaker } from "./sagemaker/sagemaker";
import { asyncLife, asyncListener } from "./sagemaker-runtime/async-request";
import { sagemakerRuntime } from "./sagemaker-runtime/sagemaker-runtime";
import { scheduler, schedulerLife } from "./scheduler/scheduler";
import { sns } from "./sns/sns";
import { snsListener } from "./sns/subscription";
import { sqs, sqsLife } from "./sqs/sqs";
import { stepfunctions, stepfunctionsLife } from "./stepfunctions/stepfunctions";
import { sts } from "./sts/sts";
import { usageLife, usageListener } from "./usage/usage";

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

/** What happens by itself in the services. At the same moment, what is first here happens first. */
export const DYNAMICS: readonly Dynamics[] = [
  ...hostingLife,
  ...cloudcontrolLife,
  ...usageLife,
  ...asyncLife,
  ...applicationAutoScalingLife,
  ...schedulerLife,
  ...lambdaLife,
  ...stepfunctionsLife,
  ...sqsLife,
  // Alarms look at what the moment has made of their targets.
  new AlarmEvaluations(policyWouldAct),
];

/** What services do when another one has changed something. */
export const LISTENERS: readonly Listener[] = [
  usageListener,
  asyncListener,
  alarmsHear,
  alarmNotifies,
  ...applicationAutoScalingListeners,
  snsListener,
];
