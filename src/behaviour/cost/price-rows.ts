/** A number with where and when it was read. */
export interface PriceRow {
  readonly region: string;
  readonly usd: number;
  readonly asOf: string;
  readonly source: string;
}

export interface InstancePriceRow extends PriceRow {
  readonly instanceType: string;
}

export interface AlarmPriceRow extends PriceRow {
  readonly resolution: "standard" | "high";
}

interface Origin {
  readonly region: string;
  readonly asOf: string;
  readonly source: string;
}

/** MIT-0. Its p4d, p5 and trn1 predate the cuts of 2025 and are not used. */
const FMBENCH: Origin = {
  region: "us-east-1",
  asOf: "2025-01-26",
  source: "https://github.com/aws-samples/foundation-model-benchmarking-tool, fmbench/configs/pricing.yml",
};

/** A list which others derived from the AWS Price List. */
const DERIVED: Origin = {
  region: "us-east-1",
  asOf: "2026-04-21",
  source: "third-party list derived from the AWS Price List, https://github.com/johbro/ocp-ai-cost-modeler",
};

const THIRD_PARTY: Origin = {
  region: "us-east-1",
  asOf: "2026-08-31",
  source: "third party, without a document of AWS",
};

/** Prices by family and size, such as `g5: "xlarge 1.408 2xlarge 1.515"`. */
function rows(origin: Origin, families: Readonly<Record<string, string>>): readonly InstancePriceRow[] {
  return Object.entries(families).flatMap(([family, sizes]) =>
    [...sizes.matchAll(/(\S+) (\S+)/g)].map(([, size = "", usd]) => ({
      ...origin,
      instanceType: `ml.${family}.${size}`,
      usd: Number(usd),
    })),
  );
}

/** On-demand hosting, US dollars an hour. A type has one row in a Region. */
export const INSTANCE_PRICES: readonly InstancePriceRow[] = [
  ...rows(FMBENCH, {
    c5: "xlarge 0.204 2xlarge 0.408 4xlarge 0.816",
    c7i: "xlarge 0.214",
    g4dn: "xlarge 0.7364 2xlarge 0.94 4xlarge 1.505 8xlarge 2.72 12xlarge 4.89 16xlarge 5.44",
    g5: "xlarge 1.4084 2xlarge 1.515 4xlarge 2.03 8xlarge 3.06 12xlarge 7.09 24xlarge 10.18 48xlarge 20.36",
    g6: "2xlarge 1.222 12xlarge 5.752 16xlarge 4.246 24xlarge 8.344 48xlarge 16.688",
    inf2: "xlarge 0.99 8xlarge 2.36 24xlarge 7.79 48xlarge 15.58",
    m5: "xlarge 0.23",
    p3: "2xlarge 3.825",
  }),
  ...rows(DERIVED, {
    c5: "9xlarge 1.836 18xlarge 3.672",
    g5: "16xlarge 5.12",
    g6: "xlarge 1.1267 4xlarge 1.654 8xlarge 2.518",
    g6e: "xlarge 2.6054 2xlarge 2.8026 4xlarge 3.7553 8xlarge 5.6607 12xlarge 13.1158 16xlarge 9.4715 24xlarge 18.832 48xlarge 37.664",
    m5: "large 0.115 2xlarge 0.461 4xlarge 0.922 12xlarge 2.765 24xlarge 5.531",
    p4d: "24xlarge 25.2512883",
    p4de: "24xlarge 31.5641075",
    p5: "48xlarge 63.296",
    r5: "large 0.151 xlarge 0.302 2xlarge 0.605 4xlarge 1.21",
    t3: "medium 0.0582",
    trn1: "2xlarge 1.55 32xlarge 24.73",
  }),
  ...rows(THIRD_PARTY, { g7: "2xlarge 3.15", g7e: "2xlarge 4.2" }),
];

const CLOUDWATCH = "https://aws.amazon.com/cloudwatch/pricing/ (read in third-party copies)";

/**
 * One alarm for a month: high resolution is a period of 10 s, 20 s or 30 s. The first ten alarms of standard resolution are
 * free for an account, which is not counted here.
 */
export const ALARM_PRICES: readonly AlarmPriceRow[] = [
  { region: "us-east-1", resolution: "standard", usd: 0.1, asOf: "2026-05-04", source: CLOUDWATCH },
  { region: "us-east-1", resolution: "high", usd: 0.3, asOf: "2026-05-04", source: CLOUDWATCH },
];

/** One GB of the ML storage volume of a hosting instance for a month. */
export const STORAGE_PRICES: readonly PriceRow[] = [
  {
    region: "us-east-1",
    usd: 0.14,
    asOf: "2026-09-28",
    source: "https://aws.amazon.com/sagemaker/pricing/ (read in a third-party copy)",
  },
  {
    region: "eu-west-1",
    usd: 0.154,
    asOf: "2023-12-31",
    source: "a bill of AWS, https://github.com/aws-samples/sagemaker-ssh-helper, Sample_Costs.md",
  },
];
