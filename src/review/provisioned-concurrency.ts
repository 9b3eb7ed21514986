import { isKnown, isUnknown, type Maybe, type Topology, Unknown, type Variant } from "../topology";

const DIMENSION = "sagemaker:variant:DesiredProvisionedConcurrency";

/**
 * Whether a serverless variant is kept ready, and paid for, when nobody calls. `Unknown` where that is scaled: AWS does
 * not say what the utilization of an idle variant is, so tracking it proves nothing; nor does a scheduled action of 0,
 * since the API sets 1 at least.
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
