import { timings } from "../../catalogue/timings";
import type { Timed } from "./timing";

const AUTO_SCALING_POST =
  "https://aws.amazon.com/blogs/machine-learning/unlock-cost-savings-with-the-new-scale-down-to-zero-feature-in-amazon-sagemaker-inference/";
const CACHING_POST =
  "https://aws.amazon.com/blogs/machine-learning/introducing-container-caching-in-amazon-sagemaker-ai-for-faster-model-scaling/";

const law = (seconds: number, source: string): Timed => ({ seconds, basis: "law", source });

/** The documents that several numbers come from. */
export const timingSources = { scaleToZero: AUTO_SCALING_POST, containerCaching: CACHING_POST } as const;

/**
 * What holds for all endpoints, in seconds. AWS promises none of these numbers: they are measurements of single cases, or
 * inferred from them. One set of numbers is used for all cases; `docs/timing.md` compares it with what was published.
 *
 * Evidence: `provisioning` verified for one endpoint; `releaseOfComponents` verified, and 12 and 15 min measured by
 * others; `releaseOfAsynchronous` measured between 0.5 and 2 min, this is their geometric mean; `metricLag` inferred: 45 to
 * 60 s fit the published wakes, and with alarms over a sliding window only its end, 60 s, fits ALARM after 67 s; `reaction` measured once (ALARM after 67 s, desired capacity after 102 s); `health`
 * measured once, for asynchronous endpoints.
 */
export const timingLaws = {
  provisioning: law(105, `1.748 min until the instance is there (${AUTO_SCALING_POST})`),
  health: law(21, "about 21 s from the container being ready until InService (measured by a third party)"),
  releaseOfComponents: law(
    timings.instanceReleaseSeconds,
    `10 to 15 min after the last copy has left (${AUTO_SCALING_POST})`,
  ),
  releaseOfAsynchronous: law(60, "0.5 to 2 min after the decision (measured by third parties)"),
  metricLag: law(60, "60 s after the end of a period (inferred from published wakes)"),
  reaction: law(35, "35 s from ALARM until the desired capacity has changed (measured by a third party)"),
} as const;

/** Rates in MB/s, and sizes in GB, for images and weights without measured times. */
export const downloads = {
  /** From Amazon ECR, unpacked: 53 MB/s (17.7 GB in 333 s) to 110 MB/s. */
  imageMegabytesPerSecond: 80,
  /** From Amazon S3 while an image is pulled: 16.4 GB in 168 s. */
  modelBesideImageMegabytesPerSecond: 98,
  /** From Amazon S3 with the whole network: 16.4 GB in 77 s. */
  modelMegabytesPerSecond: 213,
  /** Into the memory of the device: what is left of 258 s for 16.4 GB (inferred). */
  loadMegabytesPerSecond: 273,
  /** The image and the weights of the published case (LMI container, Qwen3-8B), if sizes are not known. */
  imageGigabytes: 17.7,
  modelGigabytes: 16.4,
} as const;
