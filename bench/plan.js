const { applied, expressionsOf, sensitiveOf, unknownOf, valuesOf } = require("./plan-arguments");
const { resourcesOf } = require("./plan-resources");

/**
 * What `terraform show -json` prints of a plan (written after the output of Terraform 1.11, with the same arguments).
 *
 * - `nothing changes`: a stack synthesized by CDKTF that has been applied, so that the plan holds what there was as well;
 * - `all is created`: the same stack before it is applied;
 * - `by for_each`: one module in HCL, called for each endpoint, so that the configuration is short.
 */
exports.planOf = (shape, endpoints) => {
  const names = Array.from({ length: endpoints }, (_, index) => `llm-${index}`);
  return SHAPES[shape](names);
};

const SHAPES = { "nothing changes": existingPlan, "all is created": stackPlan, "by for_each": modulesPlan };

exports.SHAPES = Object.keys(SHAPES);

function stackPlan(names) {
  const resources = names.flatMap((name) => resourcesOf(name).map((one) => inStack(one, name)));
  return {
    ...HEADER,
    planned_values: { root_module: { resources: resources.map(recorded) } },
    resource_changes: resources.map(created),
    configuration: { provider_config: PROVIDERS, root_module: { resources: resources.map(configured) } },
    ...FOOTER,
  };
}

function existingPlan(names) {
  const resources = names.flatMap((name) =>
    resourcesOf(name).map((one) => inStack({ ...one, given: applied(one.given) }, name)),
  );
  const values = () => ({ root_module: { resources: resources.map(recorded) } });
  return {
    ...HEADER,
    planned_values: values(),
    resource_changes: resources.map(unchanged),
    prior_state: { ...HEADER, values: values() },
    configuration: { provider_config: PROVIDERS, root_module: { resources: resources.map(configured) } },
    ...FOOTER,
  };
}

function modulesPlan(names) {
  const modules = names.map((name) => {
    const address = `module.llm["${name}"]`;
    return { address, resources: resourcesOf(name).map((one) => ({ ...one, module: address, write: inHcl })) };
  });
  const [{ resources: first }] = modules;
  const call = {
    source: "./modules/realtime-endpoint",
    expressions: {
      name: { references: ["each.key"] },
      instance_type: { references: ["each.value.instance_type", "each.value"] },
      max_instance_count: { references: ["each.value.max_instance_count", "each.value"] },
    },
    for_each_expression: { references: ["var.endpoints"] },
    module: {
      resources: first.map(configured),
      variables: { name: {}, instance_type: {}, max_instance_count: {} },
    },
  };
  return {
    ...HEADER,
    variables: {
      endpoints: {
        value: Object.fromEntries(
          names.map((name) => [name, { instance_type: "ml.g5.12xlarge", max_instance_count: 3 }]),
        ),
      },
    },
    planned_values: {
      root_module: {
        child_modules: modules.map(({ address, resources }) => ({ resources: resources.map(recorded), address })),
      },
    },
    resource_changes: modules.flatMap(({ resources }) => resources.map(created)),
    configuration: {
      provider_config: PROVIDERS,
      root_module: { module_calls: { llm: call }, variables: { endpoints: {} } },
    },
    ...FOOTER,
  };
}

const HEADER = { format_version: "1.2", terraform_version: "1.11.4" };
const FOOTER = { timestamp: "2026-01-01T00:00:00Z", applyable: true, complete: true, errored: false };
const PROVIDERS = {
  aws: {
    name: "aws",
    full_name: "registry.terraform.io/hashicorp/aws",
    version_constraint: ">= 6.21.0, < 7.0.0",
    expressions: { region: { constant_value: "eu-west-3" } },
  },
};

/** All endpoints of a stack are in one module: their resources have names of their own there. */
function inStack(resource, endpoint) {
  const localName = (name) => `${endpoint}_${name}_${hash(`${endpoint}/${name}`)}`;
  const located = (address) => {
    const [type, name] = address.split(".");
    return `${type}.${localName(name)}`;
  };
  return {
    ...resource,
    name: localName(resource.name),
    dependsOn: resource.dependsOn?.map(located),
    write: {
      constant: (value) => ({ constant_value: value }),
      variable: (_, value) => ({ constant_value: value }),
      // In Terraform's JSON a reference is a text with a template in it, and a plan shows both.
      reference: ({ address, attribute }) => ({
        constant_value: `\${${located(address)}.${attribute}}`,
        references: [`${located(address)}.${attribute}`, located(address)],
      }),
    },
  };
}

const inHcl = {
  constant: (value) => ({ constant_value: value }),
  variable: (name) => ({ references: [`var.${name}`] }),
  reference: ({ address, attribute }) => ({ references: [`${address}.${attribute}`, address] }),
};

/** Eight digits after each name, as CDKTF has them. */
function hash(text) {
  let sum = 0x811c9dc5;
  for (const character of text) {
    sum = Math.imul(sum ^ character.charCodeAt(0), 0x01000193) >>> 0;
  }
  return sum.toString(16).toUpperCase().padStart(8, "0");
}

const addressOf = ({ module, type, name }) => `${module === undefined ? "" : `${module}.`}${type}.${name}`;

/** A resource in `planned_values` or `prior_state`. */
const recorded = (resource) => ({
  address: addressOf(resource),
  mode: "managed",
  type: resource.type,
  name: resource.name,
  provider_name: resource.provider,
  schema_version: 0,
  values: valuesOf(resource.given),
  sensitive_values: sensitiveOf(resource.given),
});

/** A resource in `resource_changes`. */
const changed = (resource, change) => ({
  address: addressOf(resource),
  ...(resource.module === undefined ? {} : { module_address: resource.module }),
  mode: "managed",
  type: resource.type,
  name: resource.name,
  provider_name: resource.provider,
  change,
});

const created = (resource) =>
  changed(resource, {
    actions: ["create"],
    before: null,
    after: valuesOf(resource.given),
    after_unknown: unknownOf(resource.given),
    before_sensitive: false,
    after_sensitive: sensitiveOf(resource.given),
  });

const unchanged = (resource) =>
  changed(resource, {
    actions: ["no-op"],
    before: valuesOf(resource.given),
    after: valuesOf(resource.given),
    after_unknown: {},
    before_sensitive: sensitiveOf(resource.given),
    after_sensitive: sensitiveOf(resource.given),
  });

/** A resource in `configuration`. */
const configured = ({ type, name, given, dependsOn, write }) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  provider_config_key: type === "terraform_data" ? "terraform" : "aws",
  expressions: expressionsOf(given, write),
  schema_version: 0,
  ...(dependsOn === undefined ? {} : { depends_on: dependsOn }),
});
