import { absent, dangling, type Edge, resolved, unknownEdge } from "../edge";
import type { Inventory } from "../inventory";
import type { Endpoint } from "../nodes/endpoint";
import type { EndpointConfiguration } from "../nodes/endpoint-configuration";
import type { InferenceComponent } from "../nodes/inference-component";
import type { Role } from "../nodes/role";
import type { SagemakerModel } from "../nodes/sagemaker-model";
import type { Variant } from "../nodes/variant";
import { Related } from "../related";
import { specificationsOf } from "../traits";
import { isKnown, isUnknown } from "../unknown";
import { append } from "./append";
import type { Directories } from "./directories";
import { type Mention, mention, partOf } from "./mention";
import { Relation } from "./relation";
import { iamNameOf } from "./resource-name";

/** Endpoint -> configuration -> variants <- components -> models, and the roles that they run with. */
export class Hosting {
  readonly configurations = new Relation<Endpoint, EndpointConfiguration>(this.find.isPartial, this.find.work);
  readonly configurationOfVariant = new Map<Variant, EndpointConfiguration>();
  readonly endpoints = new Relation<InferenceComponent, Endpoint>(this.find.isPartial, this.find.work);
  readonly variants = new Relation<InferenceComponent, Variant>(this.find.isPartial, this.find.work);
  readonly bases = new Relation<InferenceComponent, InferenceComponent>(this.find.isPartial, this.find.work);
  readonly models = new Relation<InferenceComponent | Variant, SagemakerModel>(this.find.isPartial, this.find.work);
  readonly roles = new Relation<EndpointConfiguration | SagemakerModel, Role>(this.find.isPartial, this.find.work);

  private readonly namedVariants = new WeakMap<readonly Variant[], NamedVariants>();

  constructor(
    inventory: Inventory,
    private readonly find: Directories,
  ) {
    for (const endpoint of inventory.endpoints) {
      const configuration = mention(endpoint, endpoint.endpointConfigName, "endpointConfigName");
      this.configurations.add(endpoint, find.configurations.find(configuration));
    }
    for (const configuration of inventory.endpointConfigurations) {
      this.wireConfiguration(configuration);
    }
    for (const model of inventory.models) {
      this.roles.add(model, findRole(find, mention(model, model.executionRoleArn, "executionRoleArn")));
    }
    for (const component of inventory.inferenceComponents) {
      this.wireComponent(component);
    }
  }

  /** The variant that is meant by its name, or without one: an endpoint that has one variant leaves no choice. */
  variantOn(endpoint: Edge<Endpoint>, name: Mention): Edge<Variant> {
    if (endpoint.kind !== "resolved") {
      return endpoint.kind === "unknown" ? unknownEdge() : endpoint;
    }
    const configuration = this.configurations.edgeFrom(endpoint.node);
    if (configuration.kind !== "resolved") {
      return configuration.kind === "unknown" ? unknownEdge() : configuration;
    }
    const { variants } = configuration.node;
    if (isUnknown(variants)) {
      return unknownEdge();
    }
    const [only, ...others] = variants;
    return only !== undefined && others.length === 0 ? pickOnly(only, name) : this.named(variants).pick(name);
  }

  /** Many components may name variants of one configuration. */
  private named(variants: readonly Variant[]): NamedVariants {
    const named = this.namedVariants.get(variants) ?? new NamedVariants(variants);
    this.namedVariants.set(variants, named);
    return named;
  }

  /** All variants of an endpoint. */
  variantsOf(endpoint: Endpoint): Related<Variant> {
    const configuration = this.configurations.edgeFrom(endpoint);
    const variants = configuration.kind === "resolved" ? configuration.node.variants : [];
    const known = configuration.kind === "resolved" && !isUnknown(variants);
    this.find.work.spend(isUnknown(variants) ? 0 : variants.length);
    return new Related(isUnknown(variants) ? [] : variants, known);
  }

  private wireConfiguration(configuration: EndpointConfiguration): void {
    const role = mention(configuration, configuration.executionRoleArn, "executionRoleArn");
    this.roles.add(configuration, findRole(this.find, role));
    for (const variant of isUnknown(configuration.variants) ? [] : configuration.variants) {
      this.configurationOfVariant.set(variant, configuration);
      this.models.add(variant, this.find.models.find(mention(variant, variant.modelName, "modelName")));
    }
  }

  private wireComponent(component: InferenceComponent): void {
    const endpoint = this.find.endpoints.find(mention(component, component.endpointName, "endpointName"));
    this.endpoints.add(component, endpoint);
    for (const { modelName, baseInferenceComponentName } of specificationsOf(component)) {
      this.models.add(component, this.find.models.find(mention(component, modelName, "modelName")));
      const base = mention(component, baseInferenceComponentName, "baseInferenceComponentName");
      this.bases.add(component, this.find.components.find(base));
    }
    this.variants.add(component, this.variantOn(endpoint, mention(component, component.variantName, "variantName")));
  }
}

/** A role is named by its ARN; some arguments take its name as well. */
export const findRole = (find: Directories, role: Mention): Edge<Role> =>
  find.roles.find(partOf(role, (text) => (text.startsWith("arn:") ? iamNameOf(text) : text)));

/** Of one variant, as most configurations have, a name that is not known is the name. */
function pickOnly(variant: Variant, { value }: Mention): Edge<Variant> {
  if (!isKnown(value) || variant.name === value) {
    return resolved(variant);
  }
  return isUnknown(variant.name) ? unknownEdge([variant]) : dangling(value);
}

/** The variants of a configuration, by their names and by the texts that these are made of. */
class NamedVariants {
  private readonly byName = new Map<string, Variant[]>();
  private readonly byText = new Map<string, Variant[]>();
  private readonly unnamed: readonly Variant[];

  constructor(variants: readonly Variant[]) {
    this.unnamed = variants.filter(({ name }) => isUnknown(name));
    for (const variant of variants) {
      if (isKnown(variant.name)) {
        append(this.byName, variant.name, variant);
      }
      const text = variant.references?.name?.text;
      if (text !== undefined) {
        append(this.byText, text, variant);
      }
    }
  }

  pick(name: Mention): Edge<Variant> {
    if (name.value === undefined) {
      return absent;
    }
    const text = name.reference?.text;
    const same = isKnown(name.value)
      ? this.byName.get(name.value)
      : text === undefined
        ? undefined
        : this.byText.get(text);
    const found = same?.[0];
    if (same !== undefined && found !== undefined) {
      return same.length === 1 ? resolved(found) : unknownEdge(same);
    }
    return isKnown(name.value) && this.unnamed.length === 0 ? dangling(name.value) : unknownEdge(this.unnamed);
  }
}
