import { INSTANCE_TYPES, instanceTypeMeantBy } from "../../catalogue/instance-types";
import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { type Fix, finding } from "../finding";
import { rule } from "../rule";

export const knownInstanceType = rule({
  id: "C11",
  slug: "known-instance-type",
  severity: "warning",
  evidence: "verified",
  effect: effects.none,
  title: "The instance type should be one that SageMaker hosts models on",
  why: "SageMaker rejects an instance type that it does not know. AWS adds new types: the list in this rule can be out of date.",
  remedy: "Use the name of an instance type that SageMaker supports.",
  source: sagemakerApi("ProductionVariant"),
  *check(topology) {
    for (const variant of topology.variants) {
      const { instanceType } = variant;
      if (isKnown(instanceType) && !INSTANCE_TYPES.has(instanceType)) {
        yield finding(variant, {
          what: `instance_type is ${JSON.stringify(instanceType)}, which is not among the ${INSTANCE_TYPES.size} types of the API${question(instanceType)}`,
          fix: fixFor(instanceTypeMeantBy(instanceType)),
        });
      }
    }
  },
});

function question(instanceType: string): string {
  const meant = instanceTypeMeantBy(instanceType);
  return meant === undefined ? "" : `: did you mean ${meant}?`;
}

/** If no type is similar, the type may be newer than the list. */
const fixFor = (meant: string | undefined): Fix =>
  meant === undefined
    ? { hcl: 'instance_type = "…", one that SageMaker has', typescript: 'instanceType: "…", one that SageMaker has' }
    : { hcl: `instance_type = "${meant}"`, typescript: `instanceType: "${meant}"` };
