/* The documents that decide what an edit does. */

const api = (guide: string, page: string): string => `https://docs.aws.amazon.com/${guide}/API_${page}.html`;
const autoScalingApi = (page: string): string => api("autoscaling/application/APIReference", page);
const sagemakerApi = (page: string): string => api("sagemaker/latest/APIReference", page);
const terraform = (page: string): string =>
  `https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${page}`;

export const REGISTER_TARGET = autoScalingApi("RegisterScalableTarget");
export const PUT_POLICY = autoScalingApi("PutScalingPolicy");
export const STEP_POLICY = autoScalingApi("StepScalingPolicyConfiguration");
export const STEP = autoScalingApi("StepAdjustment");
export const TRACKING = autoScalingApi("TargetTrackingScalingPolicyConfiguration");
export const TRACKED_METRIC = autoScalingApi("CustomizedMetricSpecification");
export const PREDEFINED = autoScalingApi("PredefinedMetricSpecification");
export const PUT_ACTION = autoScalingApi("PutScheduledAction");
export const COOLDOWN =
  "https://docs.aws.amazon.com/autoscaling/application/userguide/step-scaling-policy-overview.html";
export const SUSPEND =
  "https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-suspend-resume-scaling.html";
export const PUT_ALARM = api("AmazonCloudWatch/latest/APIReference", "PutMetricAlarm");
export const MISSING_DATA =
  "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html";
export const ALARM_ACTIONS = "https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-actions.html";
export const QUEUE_METRICS = "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-monitor.html";
export const QUEUE_SCALING = "https://docs.aws.amazon.com/sagemaker/latest/dg/async-inference-autoscale.html";
export const METRICS = "https://docs.aws.amazon.com/sagemaker/latest/dg/monitoring-cloudwatch.html";
export const ZERO_INSTANCES =
  "https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html";
export const CREATE_CONFIGURATION = sagemakerApi("CreateEndpointConfig");
export const VARIANT = sagemakerApi("ProductionVariant");
export const MANAGED_SCALING = sagemakerApi("ProductionVariantManagedInstanceScaling");
export const QUEUE = sagemakerApi("AsyncInferenceConfig");
export const CREATE_ENDPOINT = sagemakerApi("CreateEndpoint");
export const CREATE_COMPONENT = sagemakerApi("CreateInferenceComponent");
export const COMPONENT = sagemakerApi("InferenceComponentSpecification");
export const COMPUTE = sagemakerApi("InferenceComponentComputeResourceRequirements");
export const CREATE_MODEL = sagemakerApi("CreateModel");
export const CREATE_SCHEDULE = api("scheduler/latest/APIReference", "CreateSchedule");
export const SCHEDULE_TARGET = api("scheduler/latest/APIReference", "Target");
export const RETRY_POLICY = api("scheduler/latest/APIReference", "RetryPolicy");
export const FLEXIBLE_WINDOW = api("scheduler/latest/APIReference", "FlexibleTimeWindow");
export const SCHEDULE_TYPES = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html";
export const SCHEDULER_TRUST =
  "https://docs.aws.amazon.com/scheduler/latest/UserGuide/cross-service-confused-deputy-prevention.html";
export const SCHEDULER_ROLE = "https://docs.aws.amazon.com/scheduler/latest/UserGuide/setting-up.html";
export const UNIVERSAL_TARGETS =
  "https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html";
export const IAM_ELEMENTS = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html";
export const IAM_ROLE = terraform("iam_role");
export const CREATE_FUNCTION = api("lambda/latest/api", "CreateFunction");
export const INVOKE_CONFIG = api("lambda/latest/api", "PutFunctionEventInvokeConfig");
export const LAMBDA_PERMISSION = api("lambda/latest/api", "AddPermission");
export const TERRAFORM_TARGET = terraform("appautoscaling_target");
export const TERRAFORM_POLICY = terraform("appautoscaling_policy");
export const TERRAFORM_ALARM = terraform("cloudwatch_metric_alarm");
export const PROVIDER_REGION =
  "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/enhanced-region-support";
