import { isKnown, isUnknown } from "../../topology";
import { issue, sagemakerApi, sagemakerGuide } from "../documents";
import { finding } from "../finding";
import { rule } from "../rule";

const ENABLED = 'managed_instance_scaling { status = "ENABLED", min_instance_count = 0, max_instance_count = … }';

export const managedScaling = rule({
  id: "Z02",
  slug: "managed-instance-scaling",
  severity: "error",
  evidence: "verified",
  title: "An endpoint with inference components has managed instance scaling",
  why: "Without it no instance is ever released: zero copies, full bill.",
  remedy: 'managed_instance_scaling { status = "ENABLED", min_instance_count = 0, max_instance_count = … }.',
  source: sagemakerGuide("endpoint-auto-scaling-zero-instances"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling } = variant;
      if (topology.hostingOf(variant) !== "inference-components" || isUnknown(managedInstanceScaling)) {
        continue;
      }
      const fix = { hcl: ENABLED, typescript: "new RealtimeEndpoint(…) always writes it" };
      if (managedInstanceScaling === undefined) {
        yield finding(variant, { what: "there is no managed_instance_scaling", fix });
      } else if (managedInstanceScaling.status === undefined) {
        yield finding(variant, { what: "managed_instance_scaling has no status", fix });
      } else if (isKnown(managedInstanceScaling.status) && managedInstanceScaling.status !== "ENABLED") {
        yield finding(variant, { what: `managed_instance_scaling.status is ${managedInstanceScaling.status}`, fix });
      }
    }
  },
});

export const reservedCapacity = rule({
  id: "Z18",
  slug: "reserved-capacity",
  severity: "warning",
  evidence: "inferred",
  title: "Reserved capacity saves nothing by going to zero",
  why: "A reservation is paid for whether instances run on it or not.",
  remedy: "Remove capacity_reservation_config, or let the endpoint run while the reservation lasts.",
  source: sagemakerApi("ProductionVariantCapacityReservationConfig"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { capacityReservation } = variant;
      const hosting = topology.hostingOf(variant);
      const sleeps = hosting === "inference-components" || hosting === "asynchronous";
      if (!sleeps || !isKnown(capacityReservation)) {
        continue;
      }
      const { preference, mlReservationArn } = capacityReservation;
      if (isKnown(preference) || isKnown(mlReservationArn)) {
        yield finding(variant, {
          what: "it runs on a capacity reservation, which costs the same at zero instances",
          fix: "remove capacity_reservation_config, or let the endpoint run all the time while the reservation lasts",
        });
      }
    }
  },
});

/** Reported as not supported for inference components, in one place that was never released. */
const DOUBTFUL_FAMILIES: ReadonlySet<string> = new Set(["m5", "m5d", "c5", "c5d", "p2"]);
const DOUBTFUL_REGIONS = /^(us-gov|us-iso|cn)/;

export const doubtfulPlace = rule({
  id: "Z15",
  slug: "doubtful-place",
  severity: "note",
  evidence: "uncertain",
  title: "Inference components may not run on older instance families, or in special Regions",
  why: "Uncertain: an unreleased branch of AWS's Python SDK lists m5, m5d, c5, c5d and p2 as not supported, and the Regions of governments and of China, AWS's documents do not.",
  remedy: "Try it in a test account, or take a newer family of instances.",
  source: sagemakerGuide("realtime-endpoints-deploy-models"),
  *check(topology) {
    for (const variant of topology.variants) {
      if (topology.hostingOf(variant) !== "inference-components") {
        continue;
      }
      const { instanceType, region } = variant;
      const family = isKnown(instanceType) ? instanceType.split(".")[1] : undefined;
      if (family !== undefined && DOUBTFUL_FAMILIES.has(family)) {
        yield finding(variant, {
          what: `instance_type is ${String(instanceType)}`,
          fix: "try the deployment in a test account, or take a newer family such as ml.m6i, ml.c6i or ml.g5",
        });
      } else if (isKnown(region) && DOUBTFUL_REGIONS.test(region)) {
        yield finding(variant, { what: `the Region is ${region}`, fix: "try the deployment in a test account" });
      }
    }
  },
});

/** Where a minimum of 0 was refused, and never seen to work. */
const REFUSED_IN: ReadonlySet<string> = new Set(["eu-west-3"]);

export const regionOfZero = rule({
  id: "Z14",
  slug: "region-of-zero",
  severity: "warning",
  evidence: "measured",
  title: "The Region takes a minimum of 0 instances",
  why: 'One deployment to eu-west-3 was answered with "Min instance count needs to be greater than 0 for enabled managed instance scaling" in August 2026, while us-east-1 took it. AWS lists no Regions.',
  remedy: "Try it there first; where it is refused, take another Region, or pay for one instance.",
  source: issue("stdapi-ai/stdapi.ai", 43),
  *check(topology) {
    for (const variant of topology.variants) {
      const { managedInstanceScaling, region } = variant;
      // The provider sends 0 for a minimum that is left out.
      const isZero = isKnown(managedInstanceScaling) && (managedInstanceScaling.minInstanceCount ?? 0) === 0;
      const refused = isKnown(region) && REFUSED_IN.has(region);
      if (refused && isZero && topology.hostingOf(variant) === "inference-components") {
        yield finding(variant, {
          what: `min_instance_count is 0 in ${region}`,
          fix: {
            hcl: "try it there first; where it is refused, deploy to another Region, or set min_instance_count = 1 and pay for one instance",
            typescript: "the same with `minInstanceCount: 1`",
          },
        });
      }
    }
  },
});

export const asyncComponents = rule({
  id: "Z23",
  slug: "async-components",
  severity: "error",
  evidence: "verified",
  title: "Asynchronous endpoints and inference components do not go together",
  why: "InvokeEndpointAsync cannot name a component, so nobody could call it: the instances would only cost.",
  remedy: "Components on a real-time endpoint, or the model on the variant of an asynchronous one.",
  source: "https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_runtime_InvokeEndpointAsync.html",
  *check(topology) {
    const fix = {
      hcl: "remove async_inference_config, or put model_name on the variant and remove the components",
      typescript: "new RealtimeEndpoint(…) for components, new AsyncEndpoint(…) for a queue",
    };
    for (const component of topology.inferenceComponents) {
      const endpoint = topology.endpointOf(component).node;
      const configuration = endpoint && topology.configurationOf(endpoint).node;
      if (configuration !== undefined && isKnown(configuration.asyncConfiguration)) {
        const what = `its endpoint is asynchronous: ${configuration.address} has an async_inference_config`;
        yield finding(component, { what, fix, about: [configuration] });
      }
    }
    for (const variant of topology.variants) {
      if (topology.hostingOf(variant) === "asynchronous" && variant.modelName === undefined) {
        yield finding(variant, { what: "it is asynchronous and has no model_name", fix });
      }
    }
  },
});
