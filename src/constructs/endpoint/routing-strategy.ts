/**
 * How an endpoint spreads requests over its instances.
 *
 * Prefix-aware routing is not in hashicorp/aws yet: docs/escape-hatches.md.
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantRoutingConfig.html
 */
export enum RoutingStrategy {
  /** To the instance with the fewest requests in flight. */
  LEAST_OUTSTANDING_REQUESTS = "LEAST_OUTSTANDING_REQUESTS",
  /** To any instance. */
  RANDOM = "RANDOM",
}
