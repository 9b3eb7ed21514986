import { z } from "zod";
import { objectError, readWritten } from "../written/read-written";
import type { Gigabytes } from "./computed";
import { type PhaseName, PRESET_NAMES } from "./presets";

/** Times that the user gave, or that a drill measured on the account of the user. */
export interface WrittenTiming {
  /** `custom`: values that a person wrote. `drill`: the report of a drill, which applies to its endpoint only. */
  readonly kind: "custom" | "drill";
  /** The name of the file. */
  readonly name: string;
  readonly instanceType?: string | undefined;
  readonly image?: string | undefined;
  /** The day of the drill, as yyyy-mm-dd. */
  readonly measuredAt?: string;
  readonly seconds: Readonly<Partial<Record<PhaseName, number | undefined>>>;
  /** The preset of the times that the file does not have. @default - by the instance type */
  readonly preset?: string | undefined;
  /** What the times of downloads and of loading are computed from, if the file does not have them. */
  readonly gigabytes?: Gigabytes;
}

const HOUR = 3600;
const DAY = 86_400;

function seconds(most: number) {
  const message = `must be a number of seconds from 0 to ${most}`;
  return z.number(message).min(0, message).max(most, message).optional();
}

/**
 * The limits of downloads, loading and health checks are those of ModelDataDownloadTimeoutInSeconds and
 * ContainerStartupHealthCheckTimeoutInSeconds: SageMaker ends what takes longer.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
const phases = {
  provisioningSeconds: seconds(DAY),
  imageSeconds: seconds(HOUR),
  modelSeconds: seconds(HOUR),
  loadSeconds: seconds(HOUR),
  healthSeconds: seconds(HOUR),
  releaseSeconds: seconds(DAY),
  metricLagSeconds: seconds(HOUR),
  reactionSeconds: seconds(HOUR),
};

const gigabytes = (() => {
  const message = "must be a number of GB (10^9 bytes) from 0 to 10000";
  return z.number(message).min(0, message).max(10_000, message).optional();
})();

const preset = z.enum(PRESET_NAMES as readonly [string, ...string[]], `must be a preset: ${PRESET_NAMES.join(", ")}`);

const instanceType = z
  .string("must be an instance type, such as ml.g5.xlarge")
  .regex(/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/, "must be an instance type, such as ml.g5.xlarge");
const image = z.string("must be the URI of an image").min(1, "must not be empty");

const TIMES = "must be an object with times, such as `loadSeconds: 60`";
const FILE = objectError(`the file ${TIMES}`);

const custom = z.strictObject(
  {
    instanceType: instanceType.optional(),
    image: image.optional(),
    preset: preset.optional(),
    imageGigabytes: gigabytes,
    modelGigabytes: gigabytes,
    ...phases,
  },
  FILE,
);

const drill = z.strictObject(
  {
    formatVersion: z.literal("1").optional(),
    /** What else a drill reports is for people. */
    report: z.unknown().optional(),
    drill: z.strictObject(
      {
        endpoint: z.string("must be the name of the endpoint").min(1, "must not be empty"),
        instanceType,
        image: image.optional(),
        measuredAt: z.iso.datetime({
          offset: true,
          error: "must be a date and time, such as 2026-11-30T09:00:00Z",
        }),
        phases: z.strictObject(phases, objectError(TIMES)),
      },
      objectError("must be the report of a drill"),
    ),
  },
  FILE,
);

type Phases = { readonly [Key in keyof typeof phases]?: number | undefined };

/**
 * Reads times from a YAML or JSON file: values that a person wrote, or the report of a drill.
 *
 * @param file its name in errors
 * @throws ScaleToZeroError that names the file, the line and the member
 */
export function readTiming(text: string, file: string): WrittenTiming {
  const isDrill = readWritten(text, file, z.looseObject({}, FILE)).drill !== undefined;
  return isDrill ? ofDrill(text, file) : ofPerson(text, file);
}

function ofPerson(text: string, file: string): WrittenTiming {
  const written = readWritten(text, file, custom);
  const { instanceType: type, image: uri, preset: base, imageGigabytes, modelGigabytes, ...times } = written;
  return {
    kind: "custom",
    name: file,
    instanceType: type,
    image: uri,
    preset: base,
    gigabytes: {
      ...(imageGigabytes !== undefined && { image: imageGigabytes }),
      ...(modelGigabytes !== undefined && { model: modelGigabytes }),
    },
    seconds: byPhase(times),
  };
}

function ofDrill(text: string, file: string): WrittenTiming {
  const { drill: report } = readWritten(text, file, drill);
  return {
    kind: "drill",
    name: file,
    instanceType: report.instanceType,
    image: report.image,
    measuredAt: report.measuredAt.slice(0, "yyyy-mm-dd".length),
    seconds: byPhase(report.phases),
  };
}

const byPhase = (times: Phases): WrittenTiming["seconds"] => ({
  provisioning: times.provisioningSeconds,
  image: times.imageSeconds,
  model: times.modelSeconds,
  load: times.loadSeconds,
  health: times.healthSeconds,
  release: times.releaseSeconds,
  metricLag: times.metricLagSeconds,
  reaction: times.reactionSeconds,
});
