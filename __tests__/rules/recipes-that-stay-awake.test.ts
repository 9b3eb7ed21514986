import { sleepAndConfigurationRules } from "../support/rule-groups";
import { ids } from "../support/told";
import {
  asyncTopology,
  backlogTracking,
  component,
  endpoint,
  model,
  stepPolicy,
  target,
  topology,
  tracking,
  variant,
  variantTarget,
  without,
} from "../support/topology";

/* Recipes that are published and do not sleep, as small topologies. */

const cpu = backlogTracking({
  name: "CPUUtil-ScalingPolicy",
  targetValue: 50,
  customizedMetric: {
    namespace: "/aws/sagemaker/Endpoints",
    metricName: "CPUUtilization",
    statistic: "Average",
    unit: "Percent",
    dimensions: new Map([
      ["EndpointName", "llm"],
      ["VariantName", "main"],
    ]),
    usesMetricMath: false,
  },
});

describe("published recipes that stay awake", () => {
  it("an asynchronous endpoint that tracks 50 % CPU never sleeps (awslabs/stable-diffusion-aws-extension)", () => {
    expect(ids(sleepAndConfigurationRules, asyncTopology(cpu))).toEqual(["Z09", "Z19"]);
    expect(ids(sleepAndConfigurationRules, asyncTopology(cpu, without(endpoint())))).toEqual(["Z09", "Z19"]);
  });

  it("an asynchronous endpoint that tracks invocations never scales (philschmid/terraform-aws-sagemaker-huggingface)", () => {
    const predefinedMetric = { type: "SageMakerVariantInvocationsPerInstance", resourceLabel: undefined };
    const tracked = backlogTracking({ customizedMetric: undefined, predefinedMetric });
    expect(ids(sleepAndConfigurationRules, asyncTopology(tracked))).toEqual(["Z10"]);
  });

  it("components at zero on instances that nothing releases (aws-samples/sample-auto-extract-ai-ocr-app)", () => {
    expect(ids(sleepAndConfigurationRules, topology(variant({ managedInstanceScaling: undefined })))).toEqual(["Z02"]);
  });

  it("a backlog metric by endpoint and variant has no data (awslabs/generative-ai-cdk-constructs)", () => {
    const dimensions = new Map([
      ["Endpoint", "llm"],
      ["Variant", "main"],
    ]);
    const customizedMetric = {
      namespace: "AWS/SageMaker",
      metricName: "ApproximateBacklogSizePerInstance",
      statistic: "Average",
      unit: undefined,
      dimensions,
      usesMetricMath: false,
    };
    const tracked = backlogTracking({ customizedMetric });
    expect(ids(sleepAndConfigurationRules, asyncTopology(tracked))).toEqual(["Z11"]);
  });

  it("a minimum of zero on a plain real-time variant", () => {
    const plain = variant({ modelName: "donut", managedInstanceScaling: undefined });
    const classic = [
      plain,
      without(component()),
      without(target()),
      without(tracking()),
      without(stepPolicy()),
    ] as const;
    expect(ids(sleepAndConfigurationRules, topology(...classic, model({ name: "donut" }), variantTarget()))).toEqual([
      "Z01",
    ]);
  });
});
