/* The documents that rules rest on, by the part of their address that differs. */

export const sagemakerApi = (name: string): string =>
  `https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_${name}.html`;

export const sagemakerGuide = (page: string): string => `https://docs.aws.amazon.com/sagemaker/latest/dg/${page}.html`;

export const autoScalingApi = (name: string): string =>
  `https://docs.aws.amazon.com/autoscaling/application/APIReference/API_${name}.html`;

export const autoScalingGuide = (page: string): string =>
  `https://docs.aws.amazon.com/autoscaling/application/userguide/${page}.html`;

export const cloudWatchApi = (name: string): string =>
  `https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_${name}.html`;

export const terraformAws = (resource: string): string =>
  `https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/${resource}`;

export const issue = (repository: string, number: number): string =>
  `https://github.com/${repository}/issues/${number}`;

/** A page of this package's own: `docs/rules.md` is a path in the repository of whoever reads a report. */
export const RULES_PAGE = "https://unpkg.com/cdktf-sagemaker-scale-to-zero/docs/rules.md";
