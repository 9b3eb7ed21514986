import type { InstanceShape } from "./instance-shape";

const AS_OF = "2026-11-21";
const SOURCE = "Amazon EC2 instance types, https://aws.amazon.com/ec2/instance-types/";

/** Size, vCPUs, GiB of host memory and devices of each size of a family. */
type Sizes = readonly (readonly [size: string, vcpus: number, memoryGib: number, accelerators: number])[];

/** g5, g6: one device up to 16xlarge, except for 12xlarge and 24xlarge with four. */
const gpuSizes: Sizes = [
  ["xlarge", 4, 16, 1],
  ["2xlarge", 8, 32, 1],
  ["4xlarge", 16, 64, 1],
  ["8xlarge", 32, 128, 1],
  ["12xlarge", 48, 192, 4],
  ["16xlarge", 64, 256, 1],
  ["24xlarge", 96, 384, 4],
  ["48xlarge", 192, 768, 8],
];

/** g6e: twice the memory of g6. */
const largeGpuSizes: Sizes = gpuSizes.map(([size, vcpus, memoryGib, devices]) => [size, vcpus, memoryGib * 2, devices]);

/** g7 (RTX PRO 4500): unlike in g5 and g6, two devices in a 12xlarge. */
const blackwellSizes: Sizes = [
  ["2xlarge", 8, 32, 1],
  ["4xlarge", 16, 64, 1],
  ["8xlarge", 32, 128, 1],
  ["12xlarge", 48, 192, 2],
  ["24xlarge", 96, 384, 4],
  ["48xlarge", 192, 768, 8],
];

/** g7e (RTX PRO 6000): the devices of g7, and more host memory. */
const largeBlackwellSizes: Sizes = [
  ["2xlarge", 8, 64, 1],
  ["4xlarge", 16, 128, 1],
  ["8xlarge", 32, 256, 1],
  ["12xlarge", 48, 512, 2],
  ["24xlarge", 96, 1024, 4],
  ["48xlarge", 192, 2048, 8],
];

const generalSizes: Sizes = [
  ["large", 2, 8, 0],
  ["xlarge", 4, 16, 0],
  ["2xlarge", 8, 32, 0],
  ["4xlarge", 16, 64, 0],
  ["12xlarge", 48, 192, 0],
  ["24xlarge", 96, 384, 0],
];

const generalSizesWithAllSteps: Sizes = [...generalSizes, ["8xlarge", 32, 128, 0], ["16xlarge", 64, 256, 0]];

const computeSizes: Sizes = [
  ["large", 2, 4, 0],
  ["xlarge", 4, 8, 0],
  ["2xlarge", 8, 16, 0],
  ["4xlarge", 16, 32, 0],
  ["8xlarge", 32, 64, 0],
  ["12xlarge", 48, 96, 0],
  ["16xlarge", 64, 128, 0],
  ["24xlarge", 96, 192, 0],
];

const memorySizes: Sizes = [
  ["large", 2, 16, 0],
  ["xlarge", 4, 32, 0],
  ["2xlarge", 8, 64, 0],
  ["4xlarge", 16, 128, 0],
  ["8xlarge", 32, 256, 0],
  ["12xlarge", 48, 384, 0],
  ["16xlarge", 64, 512, 0],
  ["24xlarge", 96, 768, 0],
];

function family(name: string, acceleratorMemoryGib: number, sizes: Sizes, source = SOURCE): InstanceShape[] {
  return sizes.map(([size, vcpus, memoryGib, accelerators]) => ({
    instanceType: `ml.${name}.${size}`,
    vcpus,
    memoryGib,
    accelerators,
    acceleratorMemoryGib,
    source,
    asOf: AS_OF,
  }));
}

/** The types that the project's documents speak of. Others pass unchecked, with a note. */
export const SHAPES: readonly InstanceShape[] = [
  ...family("g5", 24, gpuSizes),
  ...family("g6", 24, gpuSizes),
  ...family("g6e", 48, largeGpuSizes),
  ...family("g7", 32, blackwellSizes, "Amazon EC2 G7 instances, https://aws.amazon.com/ec2/instance-types/g7/"),
  ...family(
    "g7e",
    96,
    largeBlackwellSizes,
    "Announcing Amazon EC2 G7e instances, https://aws.amazon.com/blogs/aws/announcing-amazon-ec2-g7e-instances-accelerated-by-nvidia-rtx-pro-6000-blackwell-server-edition-gpus/",
  ),
  ...family("g4dn", 16, [
    ["xlarge", 4, 16, 1],
    ["2xlarge", 8, 32, 1],
    ["4xlarge", 16, 64, 1],
    ["8xlarge", 32, 128, 1],
    ["12xlarge", 48, 192, 4],
    ["16xlarge", 64, 256, 1],
  ]),
  ...family("p4d", 40, [["24xlarge", 96, 1152, 8]]),
  ...family("p4de", 80, [["24xlarge", 96, 1152, 8]]),
  ...family("p5", 80, [
    ["4xlarge", 16, 256, 1],
    ["48xlarge", 192, 2048, 8],
  ]),
  ...family("p5e", 141, [["48xlarge", 192, 2048, 8]]),
  ...family("p5en", 141, [["48xlarge", 192, 2048, 8]]),
  ...family("trn1", 32, [
    ["2xlarge", 8, 32, 1],
    ["32xlarge", 128, 512, 16],
  ]),
  ...family("trn2", 96, [["48xlarge", 192, 2048, 16]]),
  ...family("inf2", 32, [
    ["xlarge", 4, 16, 1],
    ["8xlarge", 32, 128, 1],
    ["24xlarge", 96, 384, 6],
    ["48xlarge", 192, 768, 12],
  ]),
  ...family("m5", 0, generalSizes),
  ...family("m6i", 0, generalSizesWithAllSteps),
  ...family("m7i", 0, [...generalSizesWithAllSteps, ["48xlarge", 192, 768, 0]]),
  ...family("c5", 0, [
    ["large", 2, 4, 0],
    ["xlarge", 4, 8, 0],
    ["2xlarge", 8, 16, 0],
    ["4xlarge", 16, 32, 0],
    ["9xlarge", 36, 72, 0],
    ["18xlarge", 72, 144, 0],
  ]),
  ...family("c6i", 0, computeSizes),
  ...family("c7i", 0, computeSizes),
  ...family(
    "r5",
    0,
    memorySizes.filter(([size]) => !["8xlarge", "16xlarge"].includes(size)),
  ),
  ...family("r6i", 0, memorySizes),
  ...family("r7i", 0, memorySizes),
  ...family("t3", 0, [["medium", 2, 4, 0]]),
];
