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
  title: "An asynchronous endpoint must have an S3 path for its responses",
  why: "SageMaker writes the responses of an asynchronous endpoint to S3 only. It refuses a configuration without a path for them.",
  remedy: "Set `s3_output_path` in output_config.",
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
