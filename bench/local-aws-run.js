const { ManualClock } = require("../lib/src/local-aws/clock");
const { LocalAws } = require("../lib/src/local-aws/local-aws");
const { LocalAwsServer } = require("../lib/src/local-aws/server");
const { Store } = require("../lib/src/local-aws/store/store");
const { threadTime } = require("./thread-time");

const START = Date.UTC(2026, 10, 30);
const REGION = "us-east-1";
const ROLE = "arn:aws:iam::123456789012:role/execution";
const HOUR = 3600;
const DAY = 24 * HOUR;
const measures = { day, decade, minute: () => busy(60), "10 seconds": () => busy(10) };

const world = () => {
  const clock = new ManualClock(START);
  const onFailure = (error) => {
    throw error;
  };
  const settings = { timing: "aws-blog-8b", container: { kind: "stub", seconds: 2 } };
  return { clock, aws: new LocalAws({ clock, store: new Store(), settings, onFailure }), onFailure };
};

async function goOn({ clock, aws }, seconds) {
  clock.advance(seconds);
  await aws.tick();
}

/** Endpoints with the policies of AWS's announcement of scale to zero, whose component is in service. */
async function host(own, count) {
  const { aws } = own;
  const call = (service, operation, input) => aws.call(REGION).perform("bench", { service, operation }, input);
  await call("sagemaker", "CreateModel", {
    ModelName: "model",
    ExecutionRoleArn: ROLE,
    PrimaryContainer: { Image: "i" },
  });
  await call("sagemaker", "CreateEndpointConfig", {
    EndpointConfigName: "config",
    ExecutionRoleArn: ROLE,
    ProductionVariants: [
      {
        VariantName: "v",
        InstanceType: "ml.g5.12xlarge",
        InitialInstanceCount: 1,
        ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 0, MaxInstanceCount: 3 },
      },
    ],
  });
  const names = Array.from({ length: count }, (_, index) => `endpoint-${index}`);
  for (const EndpointName of names) {
    await call("sagemaker", "CreateEndpoint", { EndpointName, EndpointConfigName: "config" });
    await call("sagemaker", "CreateInferenceComponent", {
      InferenceComponentName: EndpointName,
      EndpointName,
      VariantName: "v",
      Specification: {
        ModelName: "model",
        ComputeResourceRequirements: { NumberOfAcceleratorDevicesRequired: 1, MinMemoryRequiredInMb: 1024 },
      },
      RuntimeConfig: { CopyCount: 1 },
    });
  }
  await goOn(own, HOUR);
  for (const name of names) {
    await scale(call, name);
  }
  return names;
}

async function scale(call, name) {
  const id = {
    ServiceNamespace: "sagemaker",
    ResourceId: `inference-component/${name}`,
    ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
  };
  const scaling = (operation, input) => call("application-autoscaling", operation, { ...id, ...input });
  await scaling("RegisterScalableTarget", { MinCapacity: 0, MaxCapacity: 8 });
  await scaling("PutScalingPolicy", {
    PolicyName: "tracking",
    PolicyType: "TargetTrackingScaling",
    TargetTrackingScalingPolicyConfiguration: {
      PredefinedMetricSpecification: {
        PredefinedMetricType: "SageMakerInferenceComponentConcurrentRequestsPerCopyHighResolution",
      },
      TargetValue: 5,
    },
  });
  const { PolicyARN } = await scaling("PutScalingPolicy", {
    PolicyName: "steps",
    PolicyType: "StepScaling",
    StepScalingPolicyConfiguration: {
      AdjustmentType: "ChangeInCapacity",
      Cooldown: 60,
      StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
    },
  });
  await call("cloudwatch", "PutMetricAlarm", {
    AlarmName: `wake-${name}`,
    AlarmActions: [PolicyARN],
    Namespace: "AWS/SageMaker",
    MetricName: "NoCapacityInvocationFailures",
    Dimensions: [{ Name: "InferenceComponentName", Value: name }],
    Statistic: "Maximum",
    Period: 30,
    EvaluationPeriods: 1,
    Threshold: 1,
    ComparisonOperator: "GreaterThanOrEqualToThreshold",
  });
}

const invoke = ({ aws }, name) =>
  aws.reply({
    method: "POST",
    path: `/endpoints/${name}/invocations`,
    query: new URLSearchParams(),
    headers: {
      authorization: `AWS4-HMAC-SHA256 Credential=local/20261130/${REGION}/sagemaker/aws4_request`,
      "x-amzn-sagemaker-inference-component": name,
    },
    body: Buffer.from("{}"),
  });

/** One endpoint for 24 hours, by one request to the clock. */
async function day() {
  const own = world();
  const server = await LocalAwsServer.start(own.aws, { port: 0, onFailure: own.onFailure });
  await host(own, 1);
  const started = performance.now();
  const response = await fetch(`${server.url}/_local/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: "24h" }),
  });
  await response.text();
  const ms = performance.now() - started;
  await server.stop();
  return { ms };
}

async function decade() {
  const own = world();
  await host(own, 1);
  const before = threadTime();
  await goOn(own, 3652 * DAY);
  return { ms: threadTime() - before };
}

/** 200 endpoints for an hour, of which each gets a request every so many seconds. */
async function busy(each) {
  const [endpoints, seconds] = [200, HOUR];
  const own = world();
  const names = await host(own, endpoints);
  const before = threadTime();
  let requests = 0;
  let answered = 0;
  for (let second = 0; second < seconds; second += 1) {
    await goOn(own, 1);
    for (let index = second % each; index < endpoints; index += each) {
      const { status } = await invoke(own, names[index]);
      requests += 1;
      answered += status === 200 ? 1 : 0;
    }
  }
  return { ms: threadTime() - before, requests, answered, seconds, endpoints };
}

measures[process.argv[2]]().then((measured) => console.log(JSON.stringify(measured)));
