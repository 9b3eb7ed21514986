import { addressOf } from "../package-info";

/* The source documents of the rules, by the part of their address that differs. */

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

/** A page of this package's own. */
export const RULES_PAGE = addressOf("docs/rules.md");
