import { CloudcontrolapiResource } from "@cdktf/provider-aws/lib/cloudcontrolapi-resource";
import {
  type ITerraformDependable,
  Lazy,
  type Precondition,
  type TerraformProvider,
  type TerraformResource,
} from "cdktf";
import type { Construct } from "constructs";
import { limits } from "../../catalogue/limits";
import type { Duration } from "../../time/duration";
import { type Check, durationRange } from "../checks/check";
import { replaceTriggeredBy } from "../terraform/address";
import { jsonencode } from "../terraform/json";
import { nonEmpty } from "../terraform/non-empty";
import { ComponentIdentity } from "./component-identity";
import type { ComponentRequest } from "./component-request";
import { runsAsApplied } from "./component-state";
import { componentTags } from "./component-tags";

/** How long Terraform waits for an inference component. */
export interface ComponentTimeouts {
  /** @default - the provider's own: 2 hours */
  readonly create?: Duration;
  /** @default - the provider's own: 2 hours */
  readonly update?: Duration;
  /** @default - the provider's own: 2 hours */
  readonly delete?: Duration;
}

export interface ComponentResourceOptions {
  readonly provider?: TerraformProvider;
  /** Beside the provider's default tags. */
  readonly tags?: Readonly<Record<string, string>>;
  readonly timeouts?: ComponentTimeouts;
  readonly preconditions: Precondition[];
  readonly dependsOn: ITerraformDependable[];
  /** Identities whose replacement replaces this one too: an adapter goes with its base. */
  readonly replacedWith: readonly TerraformResource[];
}

/** What the rest of the library knows of an inference component in Terraform. */
export interface ComponentResource {
  readonly resource: TerraformResource;
  /** Changes when the component is replaced, and only then: what must be replaced with it watches this. */
  readonly identity: TerraformResource;
  /** The component's ARN, known after it was created. */
  readonly arn: string;
  /** The whole request, tags included; complete once all constructs are there. */
  readonly request: ComponentRequest;
}

/**
 * The one place that knows how Terraform creates an inference component: through Cloud Control, until hashicorp/aws has
 * a resource of its own (hashicorp/terraform-provider-aws#48894). See docs/decisions/cloud-control.md.
 */
export function componentResource(
  scope: Construct,
  request: ComponentRequest,
  options: ComponentResourceOptions,
): ComponentResource {
  const whole = () => ({ ...request, Tags: componentTags(scope, options.provider, options.tags) });
  // The CloudFormation schema has no create-only properties: a rename would be planned as an update, and fail.
  const identity = new ComponentIdentity(
    scope,
    "Identity",
    {
      inference_component_name: request.InferenceComponentName,
      endpoint_name: request.EndpointName,
      variant_name: request.VariantName,
      base_inference_component_name: request.Specification.BaseInferenceComponentName,
    },
    {
      lifecycle:
        options.replacedWith.length === 0
          ? undefined
          : { replaceTriggeredBy: replaceTriggeredBy(...options.replacedWith) },
    },
  );
  const resource = new CloudcontrolapiResource(scope, "Resource", {
    provider: options.provider,
    typeName: "AWS::SageMaker::InferenceComponent",
    desiredState: Lazy.stringValue({ produce: lastOf(whole) }),
    timeouts: timeoutBlock(options.timeouts),
    dependsOn: nonEmpty(options.dependsOn),
    lifecycle: {
      replaceTriggeredBy: replaceTriggeredBy(identity),
      precondition: nonEmpty(options.preconditions),
      postcondition: runsAsApplied(request, identity),
    },
  });
  return {
    resource,
    identity,
    get arn() {
      return resource.id;
    },
    get request() {
      return whole();
    },
  };
}

/** The expression of a request, made anew only where its tags have changed: cdktf asks for it several times. */
function lastOf(request: () => ComponentRequest): () => string {
  let tags: string | undefined;
  let expression: string | undefined;
  return () => {
    const current = request();
    const currentTags = JSON.stringify(current.Tags);
    if (expression === undefined || tags !== currentTags) {
      tags = currentTags;
      expression = jsonencode(current);
    }
    return expression;
  };
}

export function checkTimeouts(timeouts: ComponentTimeouts = {}): Check[] {
  return (["create", "update", "delete"] as const).map((property) =>
    durationRange(`timeouts.${property}`, timeouts[property], limits.component.timeout),
  );
}

function timeoutBlock(timeouts: ComponentTimeouts | undefined) {
  const seconds = (duration: Duration | undefined) => (duration === undefined ? undefined : `${duration.toSeconds()}s`);
  return timeouts === undefined
    ? undefined
    : { create: seconds(timeouts.create), update: seconds(timeouts.update), delete: seconds(timeouts.delete) };
}
