import type { Rule } from "../rule";
import { variantModel } from "./c01-variant-model";
import { executionRole } from "./c02-execution-role";
import { initialInstances } from "./c03-initial-instances";
import { copiesAtCreation } from "./c04-copies-at-creation";
import { oneSpecification } from "./c05-one-specification";
import { adapterSpecification } from "./c06-adapter-specification";
import { numberRanges } from "./c07-number-ranges";
import { containerEnvironment } from "./c08-container-environment";
import { nameShapes } from "./c09-name-shapes";
import { managedMaximum } from "./c10-managed-maximum";
import { knownInstanceType } from "./c11-known-instance-type";
import { creationOrder } from "./c14-creation-order";
import { destructionOrder } from "./c15-destruction-order";
import { providerVersion } from "./c19-provider-version";
import { routingStrategy } from "./c20-routing-strategy";
import { unsupportedModel } from "./c21-unsupported-model";
import { resourceLabel } from "./c22-resource-label";
import { predefinedMetric } from "./c23-predefined-metric";
import { managedAlarms } from "./c24-managed-alarms";
import { scalingQuotas } from "./c25-scaling-quotas";
import { ownStorage } from "./c26-own-storage";
import { defaultTags } from "./c27-default-tags";
import { serverlessAlone } from "./c28-serverless-alone";
import { oneScaler } from "./c29-one-scaler";
import { hasComponent } from "./c30-has-component";
import { componentVariant } from "./c32-component-variant";
import { forgotten } from "./c40-forgotten";

/** Rules about what AWS and Terraform reject or interpret differently than expected. */
export const configurationRules: readonly Rule[] = [
  variantModel,
  executionRole,
  initialInstances,
  copiesAtCreation,
  oneSpecification,
  adapterSpecification,
  numberRanges,
  containerEnvironment,
  nameShapes,
  managedMaximum,
  knownInstanceType,
  creationOrder,
  destructionOrder,
  providerVersion,
  routingStrategy,
  unsupportedModel,
  resourceLabel,
  predefinedMetric,
  managedAlarms,
  scalingQuotas,
  ownStorage,
  defaultTags,
  serverlessAlone,
  oneScaler,
  hasComponent,
  componentVariant,
  forgotten,
];
