import { isKnown } from "../../topology";
import { sagemakerGuide } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** Listed as not supported for inference components, in a source that was never released. */
const DOUBTFUL_FAMILIES: ReadonlySet<string> = new Set(["m5", "m5d", "c5", "c5d", "p2"]);

const DOUBTFUL_REGIONS = /^(us-gov|us-iso|cn)/;

export const doubtfulPlace = rule({
  id: "Z15",
  slug: "doubtful-place",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "Inference components should not run on older instance families, or in government and China Regions",
  why: "Uncertain: an unreleased branch of AWS's Python SDK lists m5, m5d, c5, c5d and p2 as not supported, and the government and China Regions. The AWS documentation does not.",
  remedy: "Test the deployment in a test account, or use a newer instance family.",
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
          fix: "test the deployment in a test account, or use a newer family such as ml.m6i, ml.c6i or ml.g5",
        });
      } else if (isKnown(region) && DOUBTFUL_REGIONS.test(region)) {
        yield finding(variant, { what: `the Region is ${region}`, fix: "test the deployment in a test account" });
      }
    }
  },
});
