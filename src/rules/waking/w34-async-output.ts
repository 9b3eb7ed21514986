import { isKnown } from "../../topology";
import { sagemakerApi } from "../documents";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

export const asyncOutput = rule({
  id: "W34",
  slug: "async-output",
  severity: "error",
  evidence: "verified",
  effect: effects.preventsWake,
  title: "An asynchronous endpoint has a place for its answers",
  why: "The answers of a queue go to S3 and nowhere else; SageMaker refuses a configuration without a path for them.",
  remedy: "output_config { s3_output_path = … }.",
  source: sagemakerApi("AsyncInferenceOutputConfig"),
  *check(topology) {
    for (const configuration of topology.endpointConfigurations) {
      const queue = configuration.asyncConfiguration;
      if (isKnown(queue) && queue.s3OutputPath === undefined) {
        yield finding(configuration, {
          what: "async_inference_config has no s3_output_path",
          fix: {
            hcl: 'output_config { s3_output_path = "s3://bucket/prefix/" }',
            typescript: 'output: { s3OutputPath: "s3://bucket/prefix/" }',
          },
        });
      }
    }
  },
});
