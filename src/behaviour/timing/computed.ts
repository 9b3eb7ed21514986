import { downloads, timingSources } from "./laws";
import type { COMPUTED_PRESETS } from "./presets";
import type { Timed } from "./timing";

/** Sizes in GB (10^9 bytes), each `undefined` if it is not known. */
export interface Gigabytes {
  /** Compressed, as Amazon ECR shows it. */
  readonly image?: number;
  /** The weights of the model. */
  readonly model?: number;
}

interface Computed {
  readonly phases: Readonly<Record<"image" | "model" | "load", Timed>>;
  readonly assumptions: readonly string[];
}

const MEGABYTES = 1000;

/** Downloads and loading from the sizes of the image and of the weights. */
export function computedPhases(preset: (typeof COMPUTED_PRESETS)[number], { image, model }: Gigabytes): Computed {
  const cached = preset === "cached";
  const rate = cached ? downloads.modelMegabytesPerSecond : downloads.modelBesideImageMegabytesPerSecond;
  const weights = model ?? downloads.modelGigabytes;
  return {
    phases: {
      image: cached
        ? { seconds: 0, basis: "law", source: `the image is cached (${timingSources.containerCaching})` }
        : transfer("image", image ?? downloads.imageGigabytes, downloads.imageMegabytesPerSecond),
      model: transfer("weights", weights, rate),
      load: transfer("weights, loading", weights, downloads.loadMegabytesPerSecond),
    },
    assumptions: [
      ...(cached || image !== undefined ? [] : [unknownSize("image", downloads.imageGigabytes)]),
      ...(model === undefined ? [unknownSize("weights", downloads.modelGigabytes)] : []),
    ],
  };
}

const transfer = (what: string, gigabytes: number, megabytesPerSecond: number): Timed => ({
  seconds: Math.round((gigabytes * MEGABYTES) / megabytesPerSecond),
  basis: "law",
  source: `${what}: ${gigabytes} GB at ${megabytesPerSecond} MB/s (from ${timingSources.containerCaching})`,
});

const unknownSize = (what: string, gigabytes: number): string =>
  `The size of the ${what} is not known. ${gigabytes} GB is assumed, as of a model with 8 billion parameters.`;
