import { instanceShape } from "../../catalogue/instance-shapes";
import { computedPhases, type Gigabytes } from "./computed";
import { drillOfAnotherImage, drillOfAnotherType, unknownPreset } from "./errors";
import { timingLaws } from "./laws";
import { COMPUTED_PRESETS, type PhaseName, PRESETS, type Preset, type TimedKind } from "./presets";
import type { Timed, Timing } from "./timing";
import type { WrittenTiming } from "./written-timing";

export interface TimingWanted {
  /** The name of a preset, or times from a file. @default - `cached` for accelerator types, `uncached` for others */
  readonly from?: string | WrittenTiming;
  readonly kind: TimedKind;
  /** `undefined` if it is not known. */
  readonly instanceType?: string;
  /** The URI of the image that the endpoint runs. */
  readonly image?: string;
  readonly gigabytes?: Gigabytes;
}

export interface TimingChosen {
  readonly timing: Timing;
  /** What was assumed, as sentences for the report. */
  readonly assumptions: readonly string[];
}

type Phases = Readonly<Record<PhaseName, Timed>>;

/**
 * How long each phase takes for an endpoint.
 *
 * @throws ScaleToZeroError for an unknown preset, and for a drill of another instance type or image
 */
export function timingFor(wanted: TimingWanted): TimingChosen {
  const { from = defaultPreset(wanted.instanceType) } = wanted;
  if (typeof from !== "string") {
    return ofFile(from, wanted);
  }
  const assumed = wanted.from === undefined ? [defaultText(from, wanted.instanceType)] : [];
  if (isComputed(from)) {
    const { phases, assumptions } = computedPhases(from, wanted.gigabytes ?? {});
    return chosen(from, undefined, { ...laws(wanted.kind), ...phases }, [...assumed, ...assumptions]);
  }
  const preset = PRESETS.find(({ name }) => name === from);
  if (preset === undefined) {
    throw unknownPreset(from);
  }
  const phases = { ...laws(wanted.kind), ...phasesOf(preset, wanted.kind) };
  return chosen(preset.name, preset.instanceType, phases, otherText(preset, wanted));
}

const isComputed = (name: string): name is (typeof COMPUTED_PRESETS)[number] =>
  COMPUTED_PRESETS.some((computed) => computed === name);

function laws(kind: TimedKind): Phases & Record<"image" | "model" | "load", Timed> {
  const { phases } = computedPhases("uncached", {});
  return {
    provisioning: timingLaws.provisioning,
    image: phases.image,
    model: phases.model,
    load: phases.load,
    health: timingLaws.health,
    release: kind === "component" ? timingLaws.releaseOfComponents : timingLaws.releaseOfAsynchronous,
    metricLag: timingLaws.metricLag,
    reaction: timingLaws.reaction,
  };
}

/** The release of an endpoint of the other kind follows another law. */
function phasesOf({ phases, kind: measuredKind }: Preset, kind: TimedKind): Preset["phases"] {
  const { release, ...others } = phases;
  return kind === measuredKind && release !== undefined ? { ...others, release } : others;
}

function chosen(
  name: string,
  instanceType: string | undefined,
  phases: Phases,
  assumptions: readonly string[],
): TimingChosen {
  return { timing: { name, ...(instanceType !== undefined && { instanceType }), ...phases }, assumptions };
}

/** Images are cached on accelerator types since June 2026, in all commercial Regions, without an option to turn it off. */
const defaultPreset = (instanceType: string | undefined): (typeof COMPUTED_PRESETS)[number] =>
  instanceType === undefined || isAccelerated(instanceType) ? "cached" : "uncached";

/** A type that the catalogue does not know may be of a newer family of GPUs, Trainium or Inferentia. */
function isAccelerated(instanceType: string): boolean {
  const shape = instanceShape(instanceType);
  return shape === undefined ? /^ml\.(?:g|p|inf|trn|dl)\d/.test(instanceType) : shape.accelerators > 0;
}

const defaultText = (preset: string, instanceType: string | undefined): string =>
  preset === "cached"
    ? `Cold starts follow the preset cached: SageMaker caches the image on ${instanceType === undefined ? "accelerator types" : instanceType}.`
    : `Cold starts follow the preset uncached: SageMaker does not cache the image on ${instanceType ?? "this type"}.`;

function otherText(preset: Preset, { instanceType, kind }: TimingWanted): readonly string[] {
  const used = instanceType ?? "an instance type that is not known";
  return [
    ...(preset.instanceType === undefined
      ? [`The instance type of the preset ${preset.name} was not published. It is used for ${used}.`]
      : preset.instanceType === instanceType
        ? []
        : [`The preset ${preset.name} was measured on ${preset.instanceType}. It is used for ${used}.`]),
    ...(preset.kind === kind
      ? []
      : [`The preset ${preset.name} was measured on ${KINDS[preset.kind]}. It is used for ${KINDS[kind]}.`]),
  ];
}

const KINDS: Readonly<Record<TimedKind, string>> = {
  component: "an inference component",
  asynchronous: "an asynchronous variant",
};

function ofFile(written: WrittenTiming, wanted: TimingWanted): TimingChosen {
  if (written.kind === "drill") {
    checkDrill(written, wanted);
  }
  const base = timingFor({
    ...wanted,
    from: written.preset ?? defaultPreset(wanted.instanceType),
    gigabytes: { ...wanted.gigabytes, ...written.gigabytes },
  });
  const phaseOf = (phase: PhaseName): Timed => {
    const seconds = written.seconds[phase];
    return seconds === undefined ? base.timing[phase] : given(seconds, written);
  };
  const phases: Phases = {
    provisioning: phaseOf("provisioning"),
    image: phaseOf("image"),
    model: phaseOf("model"),
    load: phaseOf("load"),
    health: phaseOf("health"),
    release: phaseOf("release"),
    metricLag: phaseOf("metricLag"),
    reaction: phaseOf("reaction"),
  };
  // Sizes do not matter for phases whose times are given.
  const computed = [written.seconds.image, written.seconds.model, written.seconds.load].some(
    (one) => one === undefined,
  );
  return chosen(written.name, written.instanceType, phases, [
    ...missingText(written),
    ...(computed ? base.assumptions : []),
    ...differenceText(written, wanted),
  ]);
}

const PHASES: readonly PhaseName[] = [
  "provisioning",
  "image",
  "model",
  "load",
  "health",
  "release",
  "metricLag",
  "reaction",
];

const given = (seconds: number, { kind, name, measuredAt }: WrittenTiming): Timed => ({
  seconds,
  basis: "measured",
  source: kind === "drill" ? `${name}, drill of ${measuredAt}` : name,
});

function missingText({ name, seconds, preset }: WrittenTiming): readonly string[] {
  const missing = PHASES.filter((phase) => seconds[phase] === undefined);
  return missing.length === 0
    ? []
    : [
        `${name} has no ${missing.map((phase) => `${phase}Seconds`).join(", ")}: ${preset === undefined ? "the default is used" : `the preset ${preset} is used`}.`,
      ];
}

/** @throws ScaleToZeroError for another instance type or image */
function checkDrill(drill: WrittenTiming, { instanceType, image }: TimingWanted): void {
  if (drill.instanceType !== undefined && instanceType !== undefined && drill.instanceType !== instanceType) {
    throw drillOfAnotherType(drill.name, drill.instanceType, instanceType);
  }
  if (drill.image !== undefined && image !== undefined && drill.image !== image) {
    throw drillOfAnotherImage(drill.name, drill.image, image);
  }
}

/** A person may use times for another type on purpose. A type or an image that is not known is stated too. */
function differenceText(written: WrittenTiming, { instanceType, image }: TimingWanted): readonly string[] {
  return [
    ...(written.instanceType === undefined || written.instanceType === instanceType
      ? []
      : [
          `The times of ${written.name} are for ${written.instanceType}. They are used for ${instanceType ?? "an instance type that is not known"}.`,
        ]),
    ...(written.image === undefined || written.image === image
      ? []
      : [
          `The times of ${written.name} are for the image ${written.image}. They are used for ${image ?? "an image that is not known"}.`,
        ]),
  ];
}
