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

const ENDPOINT_CONFIG_API = "SageMaker API, CreateEndpointConfig";
const COMPONENT_API = "SageMaker API, CreateInferenceComponent";
const ENDPOINT_API = "SageMaker API, CreateEndpoint";
const TARGET_API = "Application Auto Scaling API, RegisterScalableTarget";
const POLICY_API = "Application Auto Scaling API, PutScalingPolicy";
const SCHEDULER_API = "EventBridge Scheduler API, CreateSchedule";
const ALARM_API = "CloudWatch API, PutMetricAlarm";

const startupSeconds: NumberLimit = { min: 60, max: 3600, integer: true, source: ENDPOINT_CONFIG_API };
const HYPHENATED = "^[a-zA-Z0-9]([-a-zA-Z0-9]*[a-zA-Z0-9])?$";
const LETTERS_DIGITS_HYPHENS = "must consist of letters, digits and hyphens, and must not begin or end with a hyphen";

/**
 * The limits of the services behind the constructs, each with the operation that states it.
 * Read from the service models of botocore 1.43 (sagemaker, application-autoscaling, cloudwatch).
 */
export const limits = {
  variant: {
    count: { min: 1, max: 10, integer: true, source: ENDPOINT_CONFIG_API },
    initialInstanceCount: {
      min: 1,
      integer: true,
      why: "SageMaker creates no endpoint without an instance; the endpoint scales to zero afterwards",
      source: ENDPOINT_CONFIG_API,
    },
    minInstanceCount: { min: 0, integer: true, source: ENDPOINT_CONFIG_API },
    maxInstanceCount: {
      min: 1,
      integer: true,
      why: "without an instance the endpoint can never wake",
      source: ENDPOINT_CONFIG_API,
    },
    containerStartupHealthCheckTimeout: startupSeconds,
    modelDataDownloadTimeout: startupSeconds,
    volumeSizeGb: { min: 1, max: 512, integer: true, source: ENDPOINT_CONFIG_API },
    weight: { min: 0, source: ENDPOINT_CONFIG_API },
    maxConcurrentInvocations: { min: 1, max: 1000, integer: true, source: ENDPOINT_CONFIG_API },
    samplingPercentage: { min: 0, max: 100, integer: true, source: ENDPOINT_CONFIG_API },
  },
  deployment: {
    waitInterval: { min: 0, max: 3600, integer: true, source: ENDPOINT_API },
    terminationWait: { min: 0, max: 3600, integer: true, source: ENDPOINT_API },
    maximumExecutionTimeout: { min: 600, max: 28_800, integer: true, source: ENDPOINT_API },
    batchSize: { min: 1, integer: true, source: ENDPOINT_API },
    rollingPercent: { min: 5, max: 50, integer: true, source: ENDPOINT_API },
    rollbackPercent: { min: 1, max: 100, integer: true, source: ENDPOINT_API },
    canaryPercent: { min: 1, max: 50, integer: true, source: ENDPOINT_API },
    linearPercent: { min: 10, max: 50, integer: true, source: ENDPOINT_API },
    rollbackAlarms: { min: 1, max: 10, integer: true, source: ENDPOINT_API },
  },
  component: {
    initialCopies: {
      min: 1,
      integer: true,
      why: "SageMaker creates no inference component without a copy; the component scales to zero afterwards",
      source: COMPONENT_API,
    },
    minMemoryMb: { min: 128, integer: true, source: COMPONENT_API },
    maxMemoryMb: { min: 128, integer: true, source: COMPONENT_API },
    cpuCores: { min: 0.25, source: COMPONENT_API },
    acceleratorDevices: {
      min: 1,
      why: "omit it for a component that requires no accelerator",
      source: COMPONENT_API,
    },
    startupTimeout: { ...startupSeconds, source: COMPONENT_API },
    timeout: { min: 1, source: "Terraform, timeouts of aws_cloudcontrolapi_resource" },
    maxImbalance: { min: 0, max: 100, integer: true, source: COMPONENT_API },
  },
  scaling: {
    minCapacity: { min: 0, integer: true, source: TARGET_API },
    maxCapacity: {
      min: 1,
      integer: true,
      why: "with a maximum of 0 the capacity stays at zero and nothing can wake it",
      source: TARGET_API,
    },
    targetValue: {
      above: 0,
      why: "no metric falls below a target of 0, so the capacity would never scale in",
      source: POLICY_API,
    },
    cooldown: { min: 0, integer: true, source: POLICY_API },
    wakeCapacity: { min: 1, integer: true, why: "a wake that starts nothing has no effect", source: POLICY_API },
  },
  sleep: {
    copies: { min: 0, integer: true, source: TARGET_API },
    flexibleMinutes: { min: 1, max: 1440, integer: true, source: SCHEDULER_API },
    maximumAge: { min: 60, max: 86_400, integer: true, source: SCHEDULER_API },
    maximumAttempts: { min: 0, max: 185, integer: true, source: SCHEDULER_API },
  },
  alarm: {
    periods: { min: 1, integer: true, source: ALARM_API },
    actions: { max: 5, integer: true, source: ALARM_API },
  },
  names: {
    endpoint: {
      maxLength: 63,
      pattern: HYPHENATED,
      allowed: LETTERS_DIGITS_HYPHENS,
      source: ENDPOINT_API,
    },
    variant: { maxLength: 63, pattern: HYPHENATED, allowed: LETTERS_DIGITS_HYPHENS, source: ENDPOINT_CONFIG_API },
    component: { maxLength: 63, pattern: HYPHENATED, allowed: LETTERS_DIGITS_HYPHENS, source: COMPONENT_API },
    // A hash of nine characters follows: see `contentHash`.
    model: {
      maxLength: 54,
      pattern: HYPHENATED,
      allowed: LETTERS_DIGITS_HYPHENS,
      source: "SageMaker API, CreateModel",
    },
    // The whole name, of a model that exists.
    importedModel: {
      maxLength: 63,
      pattern: HYPHENATED,
      allowed: LETTERS_DIGITS_HYPHENS,
      source: "SageMaker API, CreateModel",
    },
    policy: {
      maxLength: 256,
      pattern: "^[^/]+$",
      allowed: "must not contain a slash, because Terraform imports a policy by a path of slashes",
      source: POLICY_API,
    },
    topic: {
      maxLength: 256,
      pattern: "^[A-Za-z0-9_-]+$",
      allowed: "must consist of letters, digits, hyphens and underscores",
      source: "SNS API, CreateTopic",
    },
    alarm: { maxLength: 255, pattern: "^.+$", allowed: "must not be empty", source: ALARM_API },
    metric: { maxLength: 255, pattern: "^.+$", allowed: "must not be empty", source: ALARM_API },
    metricNamespace: {
      maxLength: 255,
      pattern: "^[^:].*$",
      allowed: "must not be empty, and must not begin with a colon",
      source: ALARM_API,
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
      pattern: HYPHENATED,
      allowed: LETTERS_DIGITS_HYPHENS,
      source: SCHEDULER_API,
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
      source: ENDPOINT_CONFIG_API,
    },
    topic: {
      maxLength: 2048,
      pattern: "^arn:aws[a-z-]*:sns:[a-z0-9-]*:[0-9]{12}:[a-zA-Z0-9_.-]+$",
      allowed: "must be the ARN of an SNS topic, such as arn:aws:sns:us-east-1:123456789012:answers",
      source: ENDPOINT_CONFIG_API,
    },
  },
} as const satisfies Record<string, Record<string, NumberLimit | NameLimit>>;
