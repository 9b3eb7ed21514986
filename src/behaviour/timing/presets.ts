import { timingLaws, timingSources } from "./laws";
import type { Timed } from "./timing";

/** Whose capacity is scaled: the copies of an inference component, or the instances of an asynchronous variant. */
export type TimedKind = "component" | "asynchronous";

export type PhaseName = "provisioning" | "image" | "model" | "load" | "health" | "release" | "metricLag" | "reaction";

/** Published times of one endpoint. Phases that are left out follow the laws. */
export interface Preset {
  readonly name: string;
  /** What was measured, in one line. */
  readonly title: string;
  readonly kind: TimedKind;
  /** `undefined` if it was not published. */
  readonly instanceType?: string;
  readonly phases: Readonly<Partial<Record<PhaseName, Timed>>>;
}

const measured = (seconds: number, source: string): Timed => ({ seconds, basis: "preset", source });
const none = (source: string): Timed => measured(0, source);

const REST = "the published total without provisioning (105 s) and health checks (21 s)";
const TOGETHER = "published together with another phase";

/**
 * The post counts the instance from the alarm, so the reaction of Application Auto Scaling (35 s) is within its 1.748 min
 * (inferred: the published rows leave no other room for it).
 */
const instanceOfPost = measured(
  timingLaws.provisioning.seconds - timingLaws.reaction.seconds,
  `1.748 min from the alarm until the instance is there, without the reaction of 35 s (${timingSources.scaleToZero})`,
);

/** The presets, by name. A total that was published as one number is split by the laws only, and its `source` says so. */
export const PRESETS: readonly Preset[] = [
  {
    name: "aws-blog-8b",
    title: "Llama 3 8B, cached image, one inference component",
    kind: "component",
    instanceType: "ml.g5.12xlarge",
    phases: {
      provisioning: instanceOfPost,
      image: none(TOGETHER),
      model: measured(116, `2.28 min for the copy, without health checks of 21 s (${timingSources.scaleToZero})`),
      load: none(TOGETHER),
    },
  },
  {
    name: "aws-blog-70b",
    title: "Llama 3.1 70B, cached image, one inference component",
    kind: "component",
    phases: {
      provisioning: instanceOfPost,
      image: none(TOGETHER),
      model: measured(
        174,
        `6 min in all, without the alarm (60 s), the instance (105 s) and health checks (21 s) (${timingSources.scaleToZero})`,
      ),
      load: none(TOGETHER),
    },
  },
  {
    name: "qwen-0.6b-g5-xlarge",
    title: "Qwen3-0.6B, one inference component, us-east-1, July 2026",
    kind: "component",
    instanceType: "ml.g5.xlarge",
    phases: {
      image: none(TOGETHER),
      model: measured(336, `462 s from the changed capacity to the first answer: ${REST} (third party, one run)`),
      load: none(TOGETHER),
      release: measured(720, "12 min from the last copy to zero instances (third party, one run)"),
    },
  },
  {
    name: "qwen3-8b-g6-2xlarge",
    title: "Qwen3-8B on a new instance, image of 17.7 GB cached, June 2026",
    kind: "component",
    instanceType: "ml.g6.2xlarge",
    phases: {
      image: none(`0 s: the image is cached (${timingSources.containerCaching})`),
      model: measured(77, `77 s for the model artifacts (${timingSources.containerCaching})`),
      load: measured(55, `the rest of 258 s in all, without health checks of 21 s (${timingSources.containerCaching})`),
    },
  },
  {
    name: "qwen3-8b-g6-2xlarge-uncached",
    title: "Qwen3-8B on a new instance, image of 17.7 GB pulled, before June 2026",
    kind: "component",
    instanceType: "ml.g6.2xlarge",
    phases: {
      image: measured(333, `333 s for the image (${timingSources.containerCaching})`),
      model: measured(168, `168 s for the model artifacts, beside the image (${timingSources.containerCaching})`),
      load: measured(66, `the rest of 525 s in all, without health checks of 21 s (${timingSources.containerCaching})`),
    },
  },
  {
    name: "async-small",
    title: "Donut on a small GPU, asynchronous, backlog tracking with target 1",
    kind: "asynchronous",
    phases: {
      image: none(TOGETHER),
      model: measured(184, `10 min from the requests to the instance, less the alarm and the reaction: ${REST}`),
      load: none(TOGETHER),
    },
  },
  {
    name: "roberta-async",
    title: "RoBERTa, asynchronous, backlog tracking with target 5",
    kind: "asynchronous",
    phases: {
      image: none(TOGETHER),
      model: measured(64, `the middle of 7 to 9 min, less the alarm and the reaction: ${REST} (third party)`),
      load: none(TOGETHER),
    },
  },
  {
    name: "trellis-4b-g7e-2xlarge",
    title: "TRELLIS 4B, asynchronous, image of 21.7 GB, weights of 10.8 GB, two runs",
    kind: "asynchronous",
    instanceType: "ml.g7e.2xlarge",
    phases: {
      image: measured(285, `the mean of 392 s and 430 s: ${REST} (third party, two runs)`),
      model: none(TOGETHER),
      load: none(TOGETHER),
    },
  },
];

/** Names that are computed from the sizes of the image and of the weights. */
export const COMPUTED_PRESETS = ["cached", "uncached"] as const;

export const PRESET_NAMES: readonly string[] = [...PRESETS.map(({ name }) => name), ...COMPUTED_PRESETS];
