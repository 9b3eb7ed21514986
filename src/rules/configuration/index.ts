import type { Rule } from "../rule";
import {
  adapterSpecification,
  containerEnvironment,
  copiesAtCreation,
  oneSpecification,
  unsupportedModel,
} from "./component";
import { componentVariant } from "./component-variant";
import { forgotten } from "./forgotten";
import { executionRole, initialInstances, managedMaximum, routingStrategy, variantModel } from "./hosting";
import { knownInstanceType, ownStorage } from "./instance-type";
import { nameShapes } from "./names";
import { hasComponent, oneScaler } from "./one-scaler";
import { creationOrder, destructionOrder } from "./order";
import { defaultTags, providerVersion } from "./provider";
import { numberRanges } from "./ranges";
import { managedAlarms, predefinedMetric, resourceLabel, scalingQuotas } from "./scaling";
import { serverlessAlone } from "./serverless";

/** What the services and Terraform refuse, or take in another way than it looks. */
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
