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

  /** By address in the module, data sources (`data.aws_region.this`) included. */
  allResources(): Iterable<readonly [string, unknown]> {
    return this.resources;
  }

  variables(): unknown {
    return field(this.source, "variables");
  }

  callNames(): readonly string[] {
    const calls = field(this.source, "module_calls");
    return isObject(calls) ? Object.keys(calls) : [];
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
    return member(this.outputBlock(name), "expression");
  }

  /** With its `depends_on`. */
  outputBlock(name: string): unknown {
    return member(field(this.source, "outputs"), name);
  }

  /** The expressions of all outputs. */
  outputs(): readonly unknown[] {
    return this.outputBlocks().map((output) => field(output, "expression"));
  }

  outputBlocks(): readonly unknown[] {
    const outputs = field(this.source, "outputs");
    return isObject(outputs) ? Object.values(outputs) : [];
  }
}
