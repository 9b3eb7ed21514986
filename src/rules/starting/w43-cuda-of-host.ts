import { instanceShape } from "../../catalogue/instance-shapes";
import { type InferenceComponent, isKnown, specificationsOf, type Topology, type Variant } from "../../topology";
import { effects } from "../effect";
import { finding } from "../finding";
import { rule } from "../rule";

/** The first CUDA version whose images require a driver that the default host images may not have. */
const NEW_CUDA = 13;

const NEW_AMI = "al2023-ami-sagemaker-inference-gpu-4-1";

export const cudaOfHost = rule({
  id: "W43",
  slug: "cuda-of-host",
  severity: "note",
  evidence: "uncertain",
  effect: effects.none,
  title: "The driver of the host should support the CUDA version of the image",
  why: "Uncertain, one report: an image with CUDA 13 on the default host image does not become healthy at any wake.",
  remedy: "Set `inference_ami_version` to a host image whose driver supports the CUDA version of the image.",
  source: "https://github.com/huggingface/skills/pull/215",
  *check(topology) {
    for (const component of topology.inferenceComponents) {
      const variant = topology.variantOf(component).node;
      const image = variant && needsNewHost(variant) ? imagesOf(topology, component).find(hasNewCuda) : undefined;
      if (variant !== undefined && image !== undefined) {
        yield finding(component, wordsOn(variant, image));
      }
    }
    for (const variant of topology.variants) {
      const image = needsNewHost(variant) ? imagesOf(topology, variant).find(hasNewCuda) : undefined;
      if (image !== undefined) {
        yield finding(variant, wordsOn(variant, image));
      }
    }
  },
});

const wordsOn = ({ inferenceAmiVersion }: Variant, image: string) => ({
  what: `the image ${image} has CUDA ${NEW_CUDA} or newer, and inference_ami_version is ${inferenceAmiVersion === undefined ? "not set" : String(inferenceAmiVersion)}`,
  fix: { hcl: `inference_ami_version = "${NEW_AMI}"`, typescript: `inferenceAmiVersion: "${NEW_AMI}"` },
});

function needsNewHost({ instanceType, inferenceAmiVersion: ami }: Variant): boolean {
  const shape = isKnown(instanceType) ? instanceShape(instanceType) : undefined;
  return (
    shape !== undefined && shape.accelerators > 0 && (ami === undefined || (isKnown(ami) && ami.startsWith("al2-")))
  );
}

/** Such as `cu124` in the tags of AWS's images. */
function hasNewCuda(image: string): boolean {
  const digits = /[-_.]cu(\d{3})\b/.exec(image)?.[1];
  return digits !== undefined && Math.floor(Number(digits) / 10) >= NEW_CUDA;
}

function imagesOf(topology: Topology, hosting: InferenceComponent | Variant): readonly string[] {
  const own =
    hosting.kind === "variant"
      ? []
      : specificationsOf(hosting).map(({ container }) => (isKnown(container) ? container.image : undefined));
  const containers = topology.modelOf(hosting).node?.containers ?? [];
  return [...own, ...containers.map(({ image }) => image)].filter(isKnown);
}
