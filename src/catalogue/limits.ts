/** A legal range of a number, as a service's API model states it. */
export interface NumberLimit {
  /** The number has to be larger than this. */
  readonly above?: number;
  readonly min?: number;
  readonly max?: number;
  /** `true` where the API takes whole numbers only. */
  readonly integer?: boolean;
  /** Why the bound exists, where it is not obvious. */
  readonly why?: string;
  /** The API operation or document that states it. */
  readonly source: string;
}

/** A legal shape of a name, as a service's API model states it. */
export interface NameLimit {
  readonly maxLength: number;
  /** RE2-compatible, anchored, without backslashes: Terraform evaluates it too. */
  readonly pattern: string;
  readonly allowed: string;
  readonly source: string;
}

const endpointConfigApi = "SageMaker API, CreateEndpointConfig";
const componentApi = "SageMaker API, CreateInferenceComponent";
const endpointApi = "SageMaker API, CreateEndpoint";
const targetApi = "Application Auto Scaling API, RegisterScalableTarget";
const policyApi = "Application Auto Scaling API, PutScalingPolicy";
const schedulerApi = "EventBridge Scheduler API, CreateSchedule";
const alarmApi = "CloudWatch API, PutMetricAlarm";

const startupSeconds: NumberLimit = { min: 60, max: 3600, integer: true, source: endpointConfigApi };
const hyphenated = "^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$";
const lettersDigitsHyphens = "must consist of letters, digits and hyphens, and must not begin or end with a hyphen";

/**
 * The limits of the services behind the constructs, each with the operation that states it.
 * Read from the service models of botocore 1.43 (sagemaker, application-autoscaling, cloudwatch).
 */
export const limits = {
  variant: {
    count: { min: 1, max: 10, integer: true, source: endpointConfigApi },
    initialInstanceCount: {
      min: 1,
      integer: true,
      why: "SageMaker creates no endpoint without an instance; the endpoint scales to zero afterwards",
      source: endpointConfigApi,
    },
    minInstanceCount: { min: 0, integer: true, source: endpointConfigApi },
    maxInstanceCount: {
      min: 1,
      integer: true,
      why: "without an instance the endpoint can never wake",
      source: endpointConfigApi,
    },
    containerStartupHealthCheckTimeout: startupSeconds,
    modelDataDownloadTimeout: startupSeconds,
    volumeSizeGb: { min: 1, max: 512, integer: true, source: endpointConfigApi },
    weight: { min: 0, source: endpointConfigApi },
    maxConcurrentInvocations: { min: 1, max: 1000, integer: true, source: endpointConfigApi },
    samplingPercentage: { min: 0, max: 100, integer: true, source: endpointConfigApi },
  },
  deployment: {
    waitInterval: { min: 0, max: 3600, integer: true, source: endpointApi },
    terminationWait: { min: 0, max: 3600, integer: true, source: endpointApi },
    maximumExecutionTimeout: { min: 600, max: 28_800, integer: true, source: endpointApi },
    batchSize: { min: 1, integer: true, source: endpointApi },
    rollingPercent: { min: 5, max: 50, integer: true, source: endpointApi },
    rollbackPercent: { min: 1, max: 100, integer: true, source: endpointApi },
    canaryPercent: { min: 1, max: 50, integer: true, source: endpointApi },
    linearPercent: { min: 10, max: 50, integer: true, source: endpointApi },
    rollbackAlarms: { min: 1, max: 10, integer: true, source: endpointApi },
  },
  component: {
    initialCopies: {
      min: 1,
      integer: true,
      why: "SageMaker creates no inference component without a copy; the component scales to zero afterwards",
      source: componentApi,
    },
    minMemoryMb: { min: 128, integer: true, source: componentApi },
    maxMemoryMb: { min: 128, integer: true, source: componentApi },
    cpuCores: { min: 0.25, source: componentApi },
    acceleratorDevices: {
      min: 1,
      why: "omit it for a component that requires no accelerator",
      source: componentApi,
    },
    startupTimeout: { ...startupSeconds, source: componentApi },
    timeout: { min: 1, source: "Terraform, timeouts of aws_cloudcontrolapi_resource" },
    maxImbalance: { min: 0, max: 100, integer: true, source: componentApi },
  },
  scaling: {
    minCapacity: { min: 0, integer: true, source: targetApi },
    maxCapacity: {
      min: 1,
      integer: true,
      why: "with a maximum of 0 the capacity stays at zero and nothing can wake it",
      source: targetApi,
    },
    targetValue: {
      above: 0,
      why: "no metric falls below a target of 0, so the capacity would never scale in",
      source: policyApi,
    },
    cooldown: { min: 0, integer: true, source: policyApi },
    wakeCapacity: { min: 1, integer: true, why: "a wake that starts nothing has no effect", source: policyApi },
  },
  sleep: {
    copies: { min: 0, integer: true, source: targetApi },
    flexibleMinutes: { min: 1, max: 1440, integer: true, source: schedulerApi },
    maximumAge: { min: 60, max: 86_400, integer: true, source: schedulerApi },
    maximumAttempts: { min: 0, max: 185, integer: true, source: schedulerApi },
  },
  alarm: {
    periods: { min: 1, integer: true, source: alarmApi },
    actions: { max: 5, integer: true, source: alarmApi },
  },
  names: {
    endpoint: {
      maxLength: 63,
      pattern: hyphenated,
      allowed: lettersDigitsHyphens,
      source: endpointApi,
    },
    variant: { maxLength: 63, pattern: hyphenated, allowed: lettersDigitsHyphens, source: endpointConfigApi },
    component: { maxLength: 63, pattern: hyphenated, allowed: lettersDigitsHyphens, source: componentApi },
    // A hash of nine characters follows: see `contentHash`.
    model: { maxLength: 54, pattern: hyphenated, allowed: lettersDigitsHyphens, source: "SageMaker API, CreateModel" },
    // The whole name, of a model that exists.
    importedModel: {
      maxLength: 63,
      pattern: hyphenated,
      allowed: lettersDigitsHyphens,
      source: "SageMaker API, CreateModel",
    },
    policy: {
      maxLength: 256,
      pattern: "^[^/]+$",
      allowed: "must not contain a slash, because Terraform imports a policy by a path of slashes",
      source: policyApi,
    },
    topic: {
      maxLength: 256,
      pattern: "^[A-Za-z0-9_-]+$",
      allowed: "must consist of letters, digits, hyphens and underscores",
      source: "SNS API, CreateTopic",
    },
    alarm: { maxLength: 255, pattern: "^.+$", allowed: "must not be empty", source: alarmApi },
    metric: { maxLength: 255, pattern: "^.+$", allowed: "must not be empty", source: alarmApi },
    metricNamespace: {
      maxLength: 255,
      pattern: "^[^:].*$",
      allowed: "must not be empty, and must not begin with a colon",
      source: alarmApi,
    },
    scheduledAction: {
      maxLength: 256,
      pattern: "^[^:/|]+$",
      allowed: "must not contain a colon, a slash or a vertical bar",
      source: "Application Auto Scaling API, PutScheduledAction",
    },
    // It stands in the names of schedules and scheduled actions.
    sleepWindow: {
      maxLength: 50,
      pattern: hyphenated,
      allowed: lettersDigitsHyphens,
      source: schedulerApi,
    },
    role: {
      maxLength: 64,
      pattern: "^[A-Za-z0-9_+=,.@-]+$",
      allowed: "must consist of letters, digits and the characters _+=,.@-",
      source: "IAM API, CreateRole",
    },
  },
  arns: {
    role: {
      maxLength: 2048,
      pattern: "^arn:aws[a-z-]*:iam::[0-9]{12}:role/[a-zA-Z0-9_+=,.@/-]+$",
      allowed: "must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/sagemaker",
      source: endpointConfigApi,
    },
    topic: {
      maxLength: 2048,
      pattern: "^arn:aws[a-z-]*:sns:[a-z0-9-]*:[0-9]{12}:[a-zA-Z0-9_.-]+$",
      allowed: "must be the ARN of an SNS topic, such as arn:aws:sns:us-east-1:123456789012:answers",
      source: endpointConfigApi,
    },
  },
} as const satisfies Record<string, Record<string, NumberLimit | NameLimit>>;
