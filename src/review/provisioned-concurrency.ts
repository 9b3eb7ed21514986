import { isKnown, isUnknown, type Maybe, type Topology, Unknown, type Variant } from "../topology";

const DIMENSION = "sagemaker:variant:DesiredProvisionedConcurrency";

/**
 * Whether a serverless variant stays ready, and costs money, while idle. `Unknown` if it is scaled: AWS does
 * not document the utilization of an idle variant, so tracking proves nothing. Neither does a scheduled action of 0,
 * because the API requires at least 1.
 *
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariantServerlessUpdateConfig.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints.html
 * @see https://docs.aws.amazon.com/sagemaker/latest/dg/serverless-endpoints-autoscale.html
 */
export function staysProvisioned(topology: Topology, variant: Variant): Maybe<boolean> {
  const { serverless } = variant;
  const targets = topology.targetsOf(variant);
  const actions = topology.scheduledActionsOf(variant);
  const isHeld = targets.nodes.some(
    ({ scalableDimension, minCapacity }) => scalableDimension === DIMENSION && isKnown(minCapacity) && minCapacity > 0,
  );
  if (isHeld && actions.surelyNone) {
    return true;
  }
  const provisioned: Maybe<number> = isKnown(serverless) ? (serverless.provisionedConcurrency ?? 0) : Unknown;
  if (isUnknown(provisioned)) {
    return Unknown;
  }
  const isScaled = !actions.surelyNone || !topology.policiesOf(variant).surelyNone;
  return isScaled ? Unknown : provisioned > 0;
}
