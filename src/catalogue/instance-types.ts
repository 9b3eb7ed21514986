import { nearest } from "../nearest";

/** Families of instance types with their sizes, as `ProductionVariantInstanceType` of the SageMaker API lists them. */
const SIZES: Readonly<Record<string, string>> = {
  c4: "large xlarge 2xlarge 4xlarge 8xlarge",
  c5: "large xlarge 2xlarge 4xlarge 9xlarge 18xlarge",
  c5d: "large xlarge 2xlarge 4xlarge 9xlarge 18xlarge",
  c6g: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  c6gd: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  c6gn: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  c6i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  c6in: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  c7g: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  c7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  c8g: "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  dl1: "24xlarge",
  g4dn: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  g5: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  g6: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  g6e: "xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  g7: "2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge",
  g7e: "2xlarge 4xlarge 8xlarge 12xlarge 24xlarge 48xlarge",
  inf1: "xlarge 2xlarge 6xlarge 24xlarge",
  inf2: "xlarge 8xlarge 24xlarge 48xlarge",
  m4: "xlarge 2xlarge 4xlarge 10xlarge 16xlarge",
  m5: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
  m5d: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
  m6g: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  m6gd: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  m6i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  m7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  m8g: "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  p2: "xlarge 8xlarge 16xlarge",
  p3: "2xlarge 8xlarge 16xlarge",
  p4d: "24xlarge",
  p4de: "24xlarge",
  p5: "4xlarge 48xlarge",
  p5e: "48xlarge",
  p5en: "48xlarge",
  "p6-b200": "48xlarge",
  "p6-b300": "48xlarge",
  "p6e-gb200": "36xlarge",
  r5: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
  r5d: "large xlarge 2xlarge 4xlarge 12xlarge 24xlarge",
  r6g: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  r6gd: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  r6i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 32xlarge",
  r7gd: "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge",
  r7i: "large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  r8g: "medium large xlarge 2xlarge 4xlarge 8xlarge 12xlarge 16xlarge 24xlarge 48xlarge",
  t2: "medium large xlarge 2xlarge",
  trn1: "2xlarge 32xlarge",
  trn1n: "32xlarge",
  trn2: "48xlarge",
};

/**
 * The types that an endpoint can run on, as of November 2026: new ones appear.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 */
export const INSTANCE_TYPES: ReadonlySet<string> = new Set(
  Object.entries(SIZES).flatMap(([family, sizes]) => sizes.split(" ").map((size) => `ml.${family}.${size}`)),
);

/**
 * The type that was meant by a misspelt one, or by one without its `ml.`. One with other digits is no misspelling: it may
 * be of a family or a size that is newer than the list.
 */
export function instanceTypeMeantBy(written: string): string | undefined {
  const name = written.toLowerCase().trim();
  const whole = name.startsWith("ml.") ? name : `ml.${name}`;
  return INSTANCE_TYPES.has(whole)
    ? whole
    : nearest(
        whole,
        [...INSTANCE_TYPES].filter((type) => digitsOf(type) === digitsOf(whole)),
      );
}

const digitsOf = (instanceType: string): string => instanceType.replace(/\D/g, "");

/**
 * Families whose instances bring NVMe storage of their own.
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/host-instance-storage.html
 */
const WITH_OWN_STORAGE: ReadonlySet<string> = new Set([
  "c5d",
  "c6gd",
  "dl1",
  "g4dn",
  "g5",
  "g6",
  "g6e",
  "m5d",
  "m6gd",
  "p4d",
  "p4de",
  "p5",
  "p5e",
  "p5en",
  "r5d",
  "r6gd",
  "r7gd",
  "trn1",
  "trn1n",
  "trn2",
]);

export const hasOwnStorage = (instanceType: string): boolean => WITH_OWN_STORAGE.has(instanceType.split(".")[1] ?? "");
