const { planOf } = require("./plan");

/** A plan in which nothing changes, which `review` compares with itself. */
exports.unchangedPlan = (endpoints) => planOf("nothing changes", endpoints);

/**
 * A plan that changes each endpoint: the target of its tracking, its cooldowns, its maximum and its instance type. The
 * endpoints differ from each other before and after, so that no simulation serves two of them.
 */
exports.changedPlan = (endpoints) => {
  const plan = planOf("nothing changes", endpoints);
  const numbers = new Map();
  const numberOf = ({ address }) => {
    const [, name] = /\.(llm-\d+)_/.exec(address);
    numbers.set(name, numbers.get(name) ?? numbers.size);
    return numbers.get(name);
  };
  for (const resource of plan.prior_state.values.root_module.resources) {
    Object.assign(resource.values, changed(resource, numberOf(resource), BEFORE));
  }
  for (const resource of plan.planned_values.root_module.resources) {
    Object.assign(resource.values, changed(resource, numberOf(resource), AFTER));
  }
  for (const { change, ...resource } of plan.resource_changes) {
    const [before, after] = [BEFORE, AFTER].map((side) =>
      changed({ ...resource, values: change.before }, numberOf(resource), side),
    );
    if (Object.keys(after).length > 0) {
      change.actions = ["update"];
      change.before = { ...change.before, ...before };
      change.after = { ...change.after, ...after };
    }
  }
  return plan;
};

const BEFORE = { targetValue: (number) => 2 + number / 1000, cooldown: 300, instanceType: "ml.g5.xlarge" };
const AFTER = { targetValue: (number) => 4 + number / 1000, cooldown: 240, instanceType: "ml.g5.2xlarge" };

function changed({ type, values }, number, { targetValue, cooldown, instanceType }) {
  const [tracking] = values.target_tracking_scaling_policy_configuration ?? [];
  if (tracking !== undefined) {
    const settings = { ...tracking, target_value: targetValue(number), scale_in_cooldown: cooldown };
    return { target_tracking_scaling_policy_configuration: [settings] };
  }
  if (type === "aws_sagemaker_endpoint_configuration") {
    const [variant] = values.production_variants;
    return { production_variants: [{ ...variant, instance_type: instanceType }] };
  }
  return {};
}
