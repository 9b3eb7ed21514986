const { endpoint, component, plan, recorded, resource, synthesized, target, times, usual } = require("./documents");

const sleeps = (size) =>
  times(size, (index) =>
    resource("time_sleep", `t${index}`, { depends_on: index === 0 ? [] : [`time_sleep.t${index - 1}`] }),
  );

const configured = ({ type, name, values: { depends_on, ...values } }) => ({
  address: `${type}.${name}`,
  mode: "managed",
  type,
  name,
  expressions: Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => typeof value !== "object")
      .map(([key, value]) => [key, { constant_value: value }]),
  ),
  ...(depends_on === undefined ? {} : { depends_on }),
});

const planned = (resources, more = []) =>
  plan(resources, { configuration: { root_module: { resources: [...resources, ...more].map(configured) } } });

/** What waits for what. */
module.exports = {
  "targets that wait for a chain": {
    size: 500,
    of: (size) =>
      synthesized([
        ...usual(),
        ...sleeps(size),
        ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: [`time_sleep.t${size - 1}`] })),
      ]),
  },
  "targets that wait for a chain, in a plan": {
    size: 500,
    of: (size) =>
      planned(
        [
          ...usual(),
          ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: [`time_sleep.t${size - 1}`] })),
        ],
        sleeps(size),
      ),
  },
  "targets that wait for each part of a chain": {
    size: 500,
    of: (size) =>
      synthesized([
        ...usual(),
        ...sleeps(size),
        ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: [`time_sleep.t${index}`] })),
      ]),
  },
  "targets that wait for each other": {
    size: 500,
    of: (size) =>
      synthesized([
        ...usual(),
        ...times(size, (index) =>
          target(`z${index}`, `z${index}`, {
            depends_on: index === 0 ? [] : [`aws_appautoscaling_target.z${index - 1}`],
          }),
        ),
      ]),
  },
  "targets that wait for all endpoints": {
    size: 200,
    of: (size) =>
      synthesized([
        ...usual(),
        ...times(size, (index) => endpoint(`n${index}`)),
        resource("time_sleep", "all", { depends_on: times(size, (index) => `aws_sagemaker_endpoint.n${index}`) }),
        ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: ["time_sleep.all"] })),
      ]),
  },
  "targets that wait for all endpoints, in a plan": {
    size: 200,
    of: (size) =>
      planned(
        [
          ...usual(),
          ...times(size, (index) => endpoint(`n${index}`)),
          ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: ["time_sleep.all"] })),
        ],
        [resource("time_sleep", "all", { depends_on: times(size, (index) => `aws_sagemaker_endpoint.n${index}`) })],
      ),
  },
  "waiting in a circle": {
    size: 500,
    of: (size) =>
      synthesized([
        ...usual(),
        ...times(size, (index) =>
          resource("time_sleep", `t${index}`, { depends_on: [`time_sleep.t${(index + 1) % size}`] }),
        ),
        ...times(size, (index) => target(`z${index}`, `z${index}`, { depends_on: [`time_sleep.t${index}`] })),
      ]),
  },
  "modules in modules": {
    size: 100,
    of: (size) => {
      const inner = (depth) =>
        depth === 0
          ? {
              resources: [
                recorded({
                  ...component("deep"),
                  address: `${"module.m.".repeat(size)}awscc_sagemaker_inference_component.deep`,
                }),
              ],
            }
          : { child_modules: [{ address: times(size - depth + 1, () => "module.m").join("."), ...inner(depth - 1) }] };
      const call = (depth) =>
        depth === 0
          ? { resources: [configured(component("deep"))] }
          : { module_calls: { m: { source: "./m", module: call(depth - 1) } } };
      return {
        format_version: "1.2",
        planned_values: { root_module: inner(size) },
        configuration: { root_module: call(size) },
      };
    },
  },
  "long addresses": {
    size: 1000,
    of: (size) =>
      plan([
        ...usual(),
        ...times(50, (index) => ({
          ...target(`g${index}`, `gone${index}`),
          address: `module.${"m".repeat(size)}.aws_appautoscaling_target.g${index}`,
        })),
      ]),
  },
  "modules of many instances": {
    size: 500,
    of: (size) => ({
      format_version: "1.2",
      planned_values: {
        root_module: {
          child_modules: times(size, (index) => ({
            address: `module.m["${index}"]`,
            resources: [component(`x${index}`), target(`x${index}`, `x${index}`)].map((one) =>
              recorded({ ...one, address: `module.m["${index}"].${one.type}.one`, name: "one" }),
            ),
          })),
        },
      },
      configuration: {
        root_module: {
          module_calls: {
            m: {
              source: "./m",
              for_each_expression: { references: ["var.all"] },
              module: { resources: [component("one"), target("one")].map(configured) },
            },
          },
        },
      },
    }),
  },
  "references in a circle, in a plan": {
    size: 500,
    of: (size) =>
      plan(
        times(size, (index) => ({ ...target(`z${index}`), values: { min_capacity: 0, max_capacity: 1 } })),
        {
          configuration: {
            root_module: {
              resources: times(size, (index) => ({
                address: `aws_appautoscaling_target.z${index}`,
                mode: "managed",
                type: "aws_appautoscaling_target",
                name: `z${index}`,
                expressions: {
                  resource_id: {
                    references: [
                      `aws_appautoscaling_target.z${(index + 1) % size}.resource_id`,
                      `aws_appautoscaling_target.z${(index + 1) % size}`,
                    ],
                  },
                },
              })),
            },
          },
        },
      ),
  },
  "variables of variables, in a plan": {
    size: 90,
    of: (size) => {
      const call = (depth) => ({
        variables: { a: {}, b: {} },
        ...(depth === 0
          ? {
              resources: [
                {
                  address: "aws_sagemaker_endpoint.e",
                  mode: "managed",
                  type: "aws_sagemaker_endpoint",
                  name: "e",
                  expressions: { name: { references: ["var.a", "var.b"] } },
                },
              ],
            }
          : {
              module_calls: {
                m: {
                  source: "./m",
                  expressions: { a: { references: ["var.a", "var.b"] }, b: { references: ["var.a", "var.b"] } },
                  module: call(depth - 1),
                },
              },
            }),
      });
      const address = "module.m.".repeat(size);
      const inner = (depth) =>
        depth === 0
          ? {
              resources: [
                recorded({
                  ...endpoint(),
                  values: { endpoint_config_name: "c" },
                  address: `${address}aws_sagemaker_endpoint.e`,
                }),
              ],
            }
          : { child_modules: [{ address: times(size - depth + 1, () => "module.m").join("."), ...inner(depth - 1) }] };
      return {
        format_version: "1.2",
        planned_values: { root_module: inner(size) },
        configuration: { root_module: call(size) },
      };
    },
  },
};
