import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const serverlessAlone = rule({
  id: "C28",
  slug: "serverless-alone",
  severity: "error",
  evidence: "inferred",
  effect: effects.refused,
  title: "A serverless variant must have no instances and no queue",
  why: "serverless_config replaces instance_type and initial_instance_count, and an asynchronous endpoint has one variant with instances. SageMaker does not accept them together (aws/aws-cdk-rfcs pull request 433).",
  remedy: "Remove serverless_config, or remove the instances, managed_instance_scaling and async_inference_config.",
  source: sagemakerApi("ProductionVariant"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { serverless, instanceType, initialInstanceCount: count, managedInstanceScaling } = variant;
      if (!isKnown(serverless)) {
        continue;
      }
      const configuration = topology.configurationOf(variant).node;
      const beside = [
        ...(isKnown(instanceType) && instanceType !== "" ? [`instance_type = "${instanceType}"`] : []),
        // The provider writes 0 for an omitted value.
        ...(isKnown(count) && count > 0 ? [`initial_instance_count = ${count}`] : []),
        ...(isKnown(managedInstanceScaling) ? ["managed_instance_scaling"] : []),
        ...(isKnown(configuration?.asyncConfiguration) ? ["async_inference_config"] : []),
      ];
      if (beside.length > 0) {
        yield finding(variant, {
          what: `it has serverless_config and ${beside.join(", ")}`,
          fix: "remove serverless_config for an endpoint with instances; for a serverless endpoint, remove the others",
          about: configuration === undefined ? [] : [configuration],
        });
      }
    }
  },
});
