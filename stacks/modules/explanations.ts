import {
  TerraformDataSource,
  TerraformElement,
  TerraformResource,
  type TerraformStack,
  TerraformVariable,
} from "cdktf";
import { addComment } from "../../src/modules";

/** Comments above a block and above what is in it, by the path inside of it; empty for the block itself. */
type Explanation = Readonly<Record<string, string>>;

const HASHED_NAME = (kind: string): string =>
  `SageMaker cannot change a ${kind}, so each change creates another one, which requires another name. The name ends in a hash of everything that can differ: the digest of the arguments that are fixed in this module, the variables, and the time of the plan, so that no name is used twice.`;

const KEPT_NAME = (kind: string, user: string): string =>
  `The new ${kind} is created before the old one is deleted, because the ${user} still uses the old one. The hash in the name differs in each plan; without ignore_changes every plan would replace the ${kind}. A change of the first part of the name replaces it.`;

const REPLACES = (what: string, when: string): string =>
  `Replaces ${what} when ${when}. It has no counterpart in AWS: replace_triggered_by accepts resources only.`;

const ROLE_EXISTS =
  "Created unless execution_role_arn names an existing role. create_execution_role decides if that ARN is known only after the apply.";

const REGISTERED_BOUNDS =
  "Sleep windows change min_capacity and max_capacity in AWS. ignore_changes keeps Terraform from changing them back, and a change of the bounds in the configuration registers the target again.";

const DESIRED_STATE =
  "The request that Cloud Control sends to SageMaker. The comprehensions omit what is null, which the API would refuse. Default tags of the provider do not reach Cloud Control by themselves, so they are merged here.";

const POSTCONDITIONS =
  "An update that SageMaker rolls back still succeeds for Cloud Control. The postconditions compare what runs with what was applied, and stop the apply if they differ. SageMaker returns numbers with limited precision, hence the tolerance of 0.001.";

const IDLE_ALARM =
  "Target tracking scales to zero after about 15 min without requests. This alarm does so after idle_timeout_seconds or min_up_time_seconds, whichever is longer. Both count in minutes here.";

const DISABLED_SCALE_IN =
  "Target tracking scales in after 15 min. A longer idle timeout, or a minimum up time, leaves that to the sleep alarm.";

const WAKE_STEP = "The alarm threshold is the lower bound, so one refused request is enough.";

const WINDOW_TARGET = REPLACES(
  "the scheduled actions",
  "the scalable target is registered again, which deletes its scheduled actions",
);

/** What a reader of a module would stop at, by the address of the block. A module uses those of its own blocks. */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  "data.aws_default_tags.current": {
    "": "The default tags of the provider: Cloud Control does not apply them by itself.",
  },
  "data.aws_partition.current": { "": "aws, aws-cn or aws-us-gov: the second part of each ARN." },
  "aws_iam_role.execution": { "": ROLE_EXISTS },
  "aws_iam_role_policy.execution": {
    policy:
      "One statement for each purpose: logs, metrics, images in ECR, artifacts in S3, network interfaces in a VPC and KMS keys. The regular expression turns the URI of an image into the ARN of its repository.",
  },
  "terraform_data.model": { "": REPLACES("the model", "the first part of its name changes") },
  "aws_sagemaker_model.this": {
    name: HASHED_NAME("model"),
    lifecycle: KEPT_NAME("model", "component or endpoint"),
  },
  "terraform_data.configuration": {
    "": REPLACES("the endpoint configuration", "the first part of its name changes"),
  },
  "aws_sagemaker_endpoint_configuration.this": {
    name: HASHED_NAME("configuration"),
    lifecycle: `${KEPT_NAME("configuration", "endpoint")}\nThe preconditions compare variables with each other. "x == null ? true : …" is not written as "x == null || …", because older versions of Terraform evaluate both sides.`,
    "production_variants.managed_instance_scaling":
      "SageMaker starts and stops instances with the copies that run on them: without a copy there is no instance.",
  },
  "aws_sagemaker_endpoint.this": {
    "lifecycle.postcondition":
      "SageMaker keeps the previous configuration if it cannot deploy the new one, and the provider reports success.",
  },
  "terraform_data.component": {
    "": REPLACES(
      "the component",
      "its name, endpoint or variant changes, none of which SageMaker can update, and with it everything that scales it",
    ),
  },
  "aws_cloudcontrolapi_resource.component": { desired_state: DESIRED_STATE, "lifecycle.postcondition": POSTCONDITIONS },
  "aws_cloudcontrolapi_resource.adapter": { desired_state: DESIRED_STATE, "lifecycle.postcondition": POSTCONDITIONS },
  "terraform_data.bounds": {
    "": REPLACES(
      "the scalable target",
      "its bounds change, or when windows begin or cease to change them: a bound keeps the value that the last window gave it",
    ),
  },
  "aws_appautoscaling_target.copies": { lifecycle: REGISTERED_BOUNDS },
  "aws_appautoscaling_target.instances": { lifecycle: REGISTERED_BOUNDS },
  "aws_appautoscaling_policy.tracking": {
    "target_tracking_scaling_policy_configuration.disable_scale_in": DISABLED_SCALE_IN,
    lifecycle: "Application Auto Scaling deletes the policies of a target that is registered again.",
  },
  "aws_appautoscaling_policy.wake": { "step_scaling_policy_configuration.step_adjustment": WAKE_STEP },
  "aws_appautoscaling_policy.sleep": { "": IDLE_ALARM },
  "terraform_data.sleep_window_target": { "": WINDOW_TARGET },
  "terraform_data.adapter_base": { "": REPLACES("the adapter", "its base component is replaced") },
  "terraform_data.adapter": {
    "": REPLACES("the adapter", "its name, endpoint or base component changes, none of which SageMaker can update"),
  },
  "aws_iam_role_policy.restore": {
    policy: "The state machine creates the target, policies and alarms of this component, and nothing else.",
  },
  "aws_sfn_state_machine.restore": {
    definition:
      "Waits until the recreated component is InService, then registers its scalable target and creates its policies and alarms. Application Auto Scaling deletes them with the component.",
  },
  "aws_lambda_function_event_invoke_config.sleeper": {
    maximum_event_age_in_seconds:
      "The function cannot tell which of its windows called it, so the shortest time of all windows applies.",
  },
  "var.sleep_windows": {
    "": "The validations of the schedules check each field of a cron expression: AWS would refuse a wrong one only in the apply. Each message lists the keys of the windows that fail.",
  },
  "var.windows": {
    "": "The validations of the schedules check each field of a cron expression: AWS would refuse a wrong one only in the apply. Each message lists the keys of the windows that fail.",
  },
  "var.inference_components": {
    "": 'Each message lists the keys of the components that fail. "x == null ? true : …" is not written as "x == null || …", because older versions of Terraform evaluate both sides.',
  },
  "var.components": {
    "": 'Each message lists the keys of the components that fail. "x == null ? true : …" is not written as "x == null || …", because older versions of Terraform evaluate both sides.',
  },
};

/** Writes the comments above the blocks of a module, once all its constructs are there. */
export function explain(stack: TerraformStack): void {
  for (const element of stack.node.findAll()) {
    const address = TerraformElement.isTerraformElement(element) ? addressOf(element) : undefined;
    for (const [above, text] of Object.entries(EXPLANATIONS[address ?? ""] ?? {})) {
      addComment(element, text, above);
    }
  }
}

function addressOf(element: TerraformElement): string | undefined {
  const name = element.friendlyUniqueId.replace(/\[.*$/s, "");
  if (TerraformResource.isTerraformResource(element)) {
    return `${element.terraformResourceType}.${name}`;
  }
  if (TerraformDataSource.isTerraformDataSource(element)) {
    return `data.${element.terraformResourceType}.${name}`;
  }
  return element instanceof TerraformVariable ? `var.${name}` : undefined;
}
