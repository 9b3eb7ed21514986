import { field, isObject, member } from "../../attributes/json";

/** A module of the configuration in a plan, looked up by name. */
export class ConfigurationModule {
  private readonly resources = new Map<string, unknown>();
  private readonly modules = new Map<string, ConfigurationModule>();

  /** @param source `configuration.root_module` of a plan, or the `module` of one of its calls */
  constructor(private readonly source: unknown) {
    const resources = field(source, "resources");
    for (const resource of Array.isArray(resources) ? resources : []) {
      const address = field(resource, "address");
      if (typeof address === "string") {
        this.resources.set(address, resource);
      }
    }
  }

  /** @param address in its module, without a key: `aws_sagemaker_endpoint.this` */
  resource(address: string): unknown {
    return this.resources.get(address);
  }

  call(name: string): unknown {
    return member(field(this.source, "module_calls"), name);
  }

  /** The module that a call is of; an empty one when the plan does not have it. */
  module(name: string): ConfigurationModule {
    const known = this.modules.get(name);
    if (known !== undefined) {
      return known;
    }
    const module = new ConfigurationModule(field(this.call(name), "module"));
    this.modules.set(name, module);
    return module;
  }

  output(name: string): unknown {
    return member(member(field(this.source, "outputs"), name), "expression");
  }

  /** The expressions of all outputs. */
  outputs(): readonly unknown[] {
    const outputs = field(this.source, "outputs");
    return isObject(outputs) ? Object.values(outputs).map((output) => field(output, "expression")) : [];
  }
}
