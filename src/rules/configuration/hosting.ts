import { type EndpointConfiguration, isKnown, type Topology, type Variant } from "../../topology";
import { issue, sagemakerApi, terraformAws } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";

export const variantModel = rule({
  id: "C01",
  slug: "variant-model",
  severity: "error",
  evidence: "measured",
  title: "A variant that hosts inference components names no model",
  why: 'SageMaker refuses both together: "ManagedInstanceScaling is only supported for inference component endpoints", "Inference Components are not supported in this Endpoint".',
  remedy:
    "Take model_name off the variant and name the model in the component; without components, take managed_instance_scaling away.",
  source: issue("hashicorp/terraform-provider-aws", 45926),
  *check(topology) {
    for (const variant of topology.variants) {
      if (!hasModel(topology, variant)) {
        continue;
      }
      const components = topology.componentsOf(variant).nodes;
      const [component] = components;
      const beside = isKnown(variant.managedInstanceScaling) ? "managed_instance_scaling" : component?.address;
      if (beside !== undefined) {
        yield finding(variant, {
          what: `it has model_name beside ${beside}`,
          fix: {
            hcl: "remove model_name from the variant and name the model in the inference component; for an endpoint without components remove managed_instance_scaling",
            typescript: "new RealtimeEndpoint(…).addInferenceComponent(…, { model })",
          },
          about: components,
        });
      }
    }
  },
});

export const executionRole = rule({
  id: "C02",
  slug: "execution-role",
  severity: "error",
  evidence: "measured",
  title: "The configuration of an endpoint with inference components has an execution role",
  why: "Elsewhere the model brings the role. Without model and role the plan is fine, and CreateEndpointConfig answers with 400.",
  remedy: "Give the endpoint configuration an execution_role_arn.",
  source: issue("hashicorp/terraform-provider-aws", 44977),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      if (configuration.executionRoleArn === undefined && hostsComponents(topology, configuration)) {
        yield finding(configuration, {
          what: "it has no execution_role_arn, and its variants have no model",
          fix: {
            hcl: "execution_role_arn = aws_iam_role.<role>.arn",
            typescript: "new RealtimeEndpoint(…) makes a role, or takes `executionRole`",
          },
        });
      }
    }
  },
});

export const initialInstances = rule({
  id: "C03",
  slug: "initial-instances",
  severity: "error",
  evidence: "verified",
  title: "A variant starts with at least one instance, within the bounds of its scaling",
  why: "SageMaker starts no endpoint at zero: each deployment wakes it, and it goes to sleep afterwards.",
  remedy: "initial_instance_count of at least 1, and within the bounds of managed instance scaling.",
  source: sagemakerApi("ProductionVariant"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { initialInstanceCount: initial, managedInstanceScaling } = variant;
      const { minInstanceCount: min, maxInstanceCount: max } = isKnown(managedInstanceScaling)
        ? managedInstanceScaling
        : {};
      if (!isKnown(initial)) {
        continue;
      }
      const typescript = "leave `initialInstanceCount` out";
      if (initial < 1) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}`,
          fix: { hcl: "initial_instance_count = 1", typescript },
        });
      } else if (isKnown(min) && initial < min) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}, and min_instance_count is ${min}`,
          fix: { hcl: `initial_instance_count = ${min}`, typescript },
        });
      } else if (isKnown(max) && max >= 1 && initial > max) {
        yield finding(variant, {
          what: `initial_instance_count is ${initial}, and max_instance_count is ${max}`,
          fix: { hcl: `initial_instance_count = ${max}`, typescript },
        });
      }
    }
  },
});

export const managedMaximum = rule({
  id: "C10",
  slug: "managed-maximum",
  severity: "error",
  evidence: "verified",
  title: "Managed instance scaling may go up to one instance at least, and to its minimum",
  why: "With no instance allowed the endpoint could never wake; SageMaker refuses it.",
  remedy: "max_instance_count of at least 1, and of at least min_instance_count.",
  source: sagemakerApi("ProductionVariantManagedInstanceScaling"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling } = variant;
      const { minInstanceCount, maxInstanceCount: max } = isKnown(managedInstanceScaling) ? managedInstanceScaling : {};
      const least = Math.max(1, isKnown(minInstanceCount) ? minInstanceCount : 1);
      if (isKnown(max) && max < least) {
        yield finding(variant, {
          what: `max_instance_count is ${max}, and has to be ${least} at least`,
          fix: { hcl: `max_instance_count = ${least}`, typescript: `maxInstanceCount: ${least}` },
        });
      }
    }
  },
});

/** What the provider takes: hashicorp/aws 6.66 has no block for the configuration of the third, PREFIX_AWARE. */
const ROUTING: ReadonlySet<string> = new Set(["LEAST_OUTSTANDING_REQUESTS", "RANDOM"]);

export const routingStrategy = rule({
  id: "C20",
  slug: "routing-strategy",
  severity: "error",
  evidence: "verified",
  title: "The routing strategy is one that the Terraform provider can write",
  why: "hashicorp/aws refuses any other in the plan; SageMaker's PREFIX_AWARE needs a configuration that the provider does not have.",
  remedy: 'routing_strategy = "LEAST_OUTSTANDING_REQUESTS" or "RANDOM".',
  source: terraformAws("sagemaker_endpoint_configuration"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { routingStrategy: strategy } = variant;
      if (isKnown(strategy) && !ROUTING.has(strategy)) {
        yield finding(variant, {
          what: `routing_strategy is ${strategy}`,
          fix: {
            hcl: 'routing_strategy = "LEAST_OUTSTANDING_REQUESTS"',
            typescript: "leave `routingStrategy` out",
          },
        });
      }
    }
  },
});

/** A model whose name is not known before apply is one all the same. */
const hasModel = (topology: Topology, variant: Variant): boolean =>
  isKnown(variant.modelName) || topology.modelOf(variant).kind === "resolved";

function hostsComponents(topology: Topology, { variants }: EndpointConfiguration): boolean {
  return (
    isKnown(variants) &&
    variants.length > 0 &&
    variants.every((variant) => topology.hostingOf(variant) === "inference-components")
  );
}
