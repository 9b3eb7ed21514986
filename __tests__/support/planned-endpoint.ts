import { isDeepStrictEqual } from "node:util";
import { parseTerraform, type TerraformReading } from "../../src/topology";
import { planOf } from "./plan-of-changes";

type Values = Readonly<Record<string, unknown>>;

/** Resources by their addresses. */
export type Resources = Readonly<Record<string, Values>>;

/** What Terraform says of a change, beside the values. */
export interface How {
  readonly actions?: readonly string[];
  readonly from?: string;
  readonly reason?: string;
  /** Members of `change`, such as `after_unknown`. */
  readonly change?: Values;
}

/** A plan from resources before to resources after; what differs is updated unless a test says otherwise. */
export function planBetween(
  before: Resources,
  after: Resources,
  how: Readonly<Record<string, How>> = {},
  more: Values = {},
): TerraformReading {
  const left = new Set(Object.values(how).flatMap(({ from }) => from ?? []));
  const addresses = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((one) => !left.has(one));
  const changes = addresses.map((address) => {
    const { actions, from, reason, change } = how[address] ?? {};
    const [was, is] = [before[from ?? address], after[address]];
    return {
      address,
      actions: actions ?? usualActions(was, is),
      before: was ?? null,
      after: is ?? null,
      ...(change !== undefined && { change }),
      beside: {
        ...(from !== undefined && { previous_address: from }),
        ...(reason !== undefined && { action_reason: reason }),
      },
    };
  });
  const document = planOf(changes, {
    planned_values: { root_module: moduleOf(after) },
    prior_state: { values: { root_module: moduleOf(before) } },
    ...more,
  });
  return parseTerraform(JSON.stringify(document), "plan.json");
}

function usualActions(before: Values | undefined, after: Values | undefined): readonly string[] {
  if (before === undefined) {
    return ["create"];
  }
  return after === undefined ? ["delete"] : isDeepStrictEqual(before, after) ? ["no-op"] : ["update"];
}

const moduleOf = (resources: Resources) => ({
  resources: Object.entries(resources).map(([address, values]) => ({
    address,
    mode: "managed",
    type: typeOf(address),
    name: address.replace(/\[.*$/, "").split(".").at(-1),
    ...(/\["(.*)"\]$/.test(address) && { index: /\["(.*)"\]$/.exec(address)?.[1] }),
    values,
    sensitive_values: {},
  })),
});

const typeOf = (address: string): string | undefined => address.replace(/\[.*$/, "").split(".").at(-2);

export const ENDPOINT = "aws_sagemaker_endpoint.this";
export const CONFIGURATION = "aws_sagemaker_endpoint_configuration.this";
export const COMPONENT = "aws_cloudcontrolapi_resource.this";
export const TARGET = "aws_appautoscaling_target.this";
export const WAKE = "aws_appautoscaling_policy.wake";
export const MODEL = "aws_sagemaker_model.this";

export const endpoint = (name = "chat", configuration = "chat-1"): Values => ({
  name,
  endpoint_config_name: configuration,
});

export const configuration = (more: Values = {}, variant: Values = {}): Values => ({
  name: "chat-1",
  execution_role_arn: "arn:aws:iam::123456789012:role/sagemaker",
  production_variants: [
    {
      variant_name: "main",
      instance_type: "ml.g5.xlarge",
      initial_instance_count: 1,
      managed_instance_scaling: [{ status: "ENABLED", min_instance_count: 0, max_instance_count: 2 }],
      ...variant,
    },
  ],
  ...more,
});

export const component = (state: Values = {}): Values => ({
  type_name: "AWS::SageMaker::InferenceComponent",
  desired_state: JSON.stringify({
    InferenceComponentName: "chat-model",
    EndpointName: "chat",
    VariantName: "main",
    Specification: { ModelName: "model", ComputeResourceRequirements: { MinMemoryRequiredInMb: 1024 } },
    RuntimeConfig: { CopyCount: 1 },
    ...state,
  }),
});

export const target = (more: Values = {}): Values => ({
  service_namespace: "sagemaker",
  resource_id: "inference-component/chat-model",
  scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
  min_capacity: 0,
  max_capacity: 2,
  ...more,
});

export const wake = (more: Values = {}): Values => ({
  service_namespace: "sagemaker",
  resource_id: "inference-component/chat-model",
  scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
  name: "chat-wake",
  policy_type: "StepScaling",
  step_scaling_policy_configuration: [
    {
      adjustment_type: "ExactCapacity",
      cooldown: 360,
      step_adjustment: [{ metric_interval_lower_bound: "0", scaling_adjustment: 1 }],
    },
  ],
  ...more,
});

/** A component that sleeps and wakes. */
export const chat = (more: Resources = {}): Resources => ({
  [CONFIGURATION]: configuration(),
  [ENDPOINT]: endpoint(),
  [COMPONENT]: component(),
  [TARGET]: target(),
  [WAKE]: wake(),
  ...more,
});

export const variantTarget = (more: Values = {}): Values =>
  target({
    resource_id: "endpoint/transcripts/variant/main",
    scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
    ...more,
  });

export const asynchronous = (more: Values = {}, variant: Values = {}): Values => {
  const scaling = { managed_instance_scaling: [], model_name: "model" };
  const queue = { async_inference_config: [{ output_config: [{ s3_output_path: "s3://transcripts/output/" }] }] };
  return configuration({ name: "transcripts-1", ...queue, ...more }, { ...scaling, ...variant });
};

/** An asynchronous endpoint that sleeps. */
export const transcripts = (more: Resources = {}): Resources => ({
  [CONFIGURATION]: asynchronous(),
  [ENDPOINT]: endpoint("transcripts", "transcripts-1"),
  [TARGET]: variantTarget(),
  ...more,
});
