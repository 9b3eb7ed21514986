const {
  action,
  alarm,
  component,
  configuration,
  endpoint,
  plan,
  policyArn,
  resource,
  schedule,
  target,
  times,
  tracking,
  usual,
  variant,
  wake,
} = require("./documents");

/** One component with all that belongs to it. */
const whole = (name, more = {}) => [
  component(name, more),
  target(name, name),
  tracking(`t-${name}`, name),
  wake(`w-${name}`, name),
  alarm(`a-${name}`, [policyArn(`w-${name}`, name)], { dimensions: { InferenceComponentName: name } }),
];

/** Much that is hosted on one thing. */
module.exports = {
  "components of one endpoint": {
    size: 250,
    of: (size) => plan([configuration(), endpoint(), ...times(size, (index) => whole(`x${index}`)).flat()]),
  },
  "components of one endpoint, nothing scales them": {
    size: 500,
    of: (size) => plan([configuration(), endpoint(), ...times(size, (index) => component(`x${index}`))]),
  },
  "components of one name": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => ({ ...component("x"), name: `y${index}` }))]),
  },
  "adapters of one component": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => component(`y${index}`, { specification: { base_inference_component_name: "x" } })),
      ]),
  },
  "adapters, each of the one before": {
    size: 500,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) =>
          component(`y${index}`, {
            specification: { base_inference_component_name: index === 0 ? "x" : `y${index - 1}` },
          }),
        ),
      ]),
  },
  "specifications of one component": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        component("y", {
          specifications: times(size, (index) => ({ instance_type: `ml.g5.${index}xlarge`, model_name: `m${index}` })),
        }),
      ]),
  },
  "endpoints with one configuration": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => endpoint(`e${index}`))]),
  },
  "endpoints with one configuration, and a component each": {
    size: 250,
    of: (size) =>
      plan([
        configuration(),
        ...times(size, (index) => [
          endpoint(`e${index}`),
          ...whole(`x${index}`, { endpoint_name: `e${index}` }),
        ]).flat(),
      ]),
  },
  "endpoints of one name": {
    size: 500,
    of: (size) => plan([...usual(), ...times(size, (index) => ({ ...endpoint("e"), name: `e${index}` }))]),
  },
  "variants of one configuration": {
    size: 500,
    of: (size) =>
      plan([
        configuration(
          "c",
          times(size, (index) => variant({ variant_name: `v${index}`, model_name: "m", managed_instance_scaling: [] })),
        ),
        endpoint(),
      ]),
  },
  "variants of one name": {
    size: 500,
    of: (size) =>
      plan([
        configuration(
          "c",
          times(size, () => variant()),
        ),
        endpoint(),
        component(),
        target(),
        tracking(),
      ]),
  },
  "variants with a target each": {
    size: 250,
    of: (size) =>
      plan([
        configuration(
          "c",
          times(size, (index) => variant({ variant_name: `v${index}`, model_name: "m", managed_instance_scaling: [] })),
        ),
        endpoint(),
        ...times(size, (index) =>
          resource("aws_appautoscaling_target", `v${index}`, {
            service_namespace: "sagemaker",
            scalable_dimension: "sagemaker:variant:DesiredInstanceCount",
            resource_id: `endpoint/e/variant/v${index}`,
            min_capacity: 0,
            max_capacity: 2,
          }),
        ),
      ]),
  },
  "variants with a component each": {
    size: 250,
    of: (size) =>
      plan([
        configuration(
          "c",
          times(size, (index) => variant({ variant_name: `v${index}` })),
        ),
        endpoint(),
        ...times(size, (index) => whole(`x${index}`, { variant_name: `v${index}` })).flat(),
      ]),
  },
  "asynchronous variants": {
    size: 250,
    of: (size) => {
      const one = configuration(
        "c",
        times(size, (index) => variant({ variant_name: `v${index}`, model_name: "m", managed_instance_scaling: [] })),
      );
      one.values.async_inference_config = [{ output_config: [{ s3_output_path: "s3://b/out" }] }];
      return plan([
        one,
        endpoint(),
        ...times(size, (index) =>
          alarm(`a${index}`, [], { metric_name: "HasBacklogWithoutCapacity", dimensions: { EndpointName: "e" } }),
        ),
      ]);
    },
  },
  "targets, policies and alarms of nothing": {
    size: 250,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => [
          target(`g${index}`, `gone${index}`),
          wake(`w${index}`, `gone${index}`),
          alarm(`a${index}`, [policyArn(`w${index}`, `gone${index}`)], {
            dimensions: { InferenceComponentName: `gone${index}` },
          }),
        ]).flat(),
      ]),
  },
  "names that only apply knows": {
    size: 250,
    of: (size) =>
      plan([
        configuration(),
        endpoint(),
        ...times(size, (index) => {
          const [one, ...others] = whole(`x${index}`);
          const { inference_component_name: _, ...values } = one.values;
          return [{ ...one, values }, ...others];
        }).flat(),
      ]),
  },
  "instances by count": {
    size: 10_000,
    of: (size) => plan([...usual(), ...times(size, (index) => ({ ...component(`y${index}`), name: "many", index }))]),
  },
  "resources of no interest": {
    size: 20_000,
    of: (size) =>
      plan([...usual(), ...times(size, (index) => resource("aws_ssm_parameter", `p${index}`, { value: "v" }))]),
  },
  "everything on one component": {
    size: 100,
    of: (size) =>
      plan([
        ...usual(),
        ...times(size, (index) => [
          wake(`w${index}`),
          alarm(
            `a${index}`,
            times(3, (at) => policyArn(`w${(index + at) % size}`)),
          ),
          action(index),
          { ...schedule(index), name: `q${index}` },
          component(`y${index}`),
          target(`y${index}`, `y${index}`),
        ]).flat(),
      ]),
  },
};
