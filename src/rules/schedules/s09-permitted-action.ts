import type { Role, Topology } from "../../topology";
import { effects } from "../effect";
import { finding, type Report } from "../finding";
import { rule } from "../rule";
import { CREATE, calls, DELETE, functionSchedules, sagemakerSchedules, UPDATE } from "./effect";
import { nameOf, Rights } from "./role-rights";

/** The action that each operation needs, and its types of resource. */
const NEEDED: ReadonlyMap<string, readonly [action: string, ...on: readonly ("endpoint" | "inference-component")[]]> =
  new Map([
    [UPDATE, ["sagemaker:UpdateInferenceComponentRuntimeConfig", "inference-component"]],
    [DELETE, ["sagemaker:DeleteInferenceComponent", "inference-component"]],
    [CREATE, ["sagemaker:CreateInferenceComponent", "endpoint", "inference-component"]],
  ]);

export const permittedAction = rule({
  id: "S09",
  slug: "permitted-action",
  severity: "error",
  evidence: "verified",
  effect: effects.breaksWays,
  title: "The role of a schedule must allow the action of the schedule",
  why: "AWS returns AccessDeniedException when the schedule runs, not during apply. Nothing sleeps or wakes. A schedule that invokes a function needs lambda:InvokeFunction in its role, unless the resource-based policy of the function allows it. This rule does not read that policy.",
  remedy: "Allow the action of the target in the role, on the resources that the action changes.",
  source: "https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html",
  *check(topology) {
    const rights = new Rights(topology);
    for (const schedule of sagemakerSchedules(topology)) {
      const [action, ...kinds] = [...NEEDED].find(([operation]) => calls(schedule, operation))?.[1] ?? [];
      const role = topology.roleOf(schedule).node;
      const missing = kinds.filter(
        (kind) => action !== undefined && role !== undefined && rights.allow(role, action, kind, schedule) === false,
      );
      if (role !== undefined && missing.length > 0) {
        const resources = missing.map((kind) => `${kind}/${nameOf(schedule, kind) ?? "*"}`).join(" and ");
        yield finding(schedule, {
          what: `its role ${role.address} does not allow ${action} on ${resources}${refusalOf(topology, role)}`,
          fix: `in a policy of the role: { Effect = "Allow", Action = "${action}", Resource = ${missing.map((kind) => `"arn:aws:sagemaker:*:*:${kind}/${nameOf(schedule, kind) ?? "*"}"`).join(", ")} }`,
          about: [role],
        });
      }
    }
    yield* withoutInvocation(topology, rights);
  },
});

function refusalOf(topology: Topology, role: Role): string {
  const [refused] = topology.permissionsOf(role).nodes.flatMap((document) => document.refused ?? []);
  return refused === undefined ? "" : `: IAM rejects one of its policies, in which ${refused}`;
}

const INVOKE = "lambda:InvokeFunction";

function* withoutInvocation(topology: Topology, rights: Rights): Generator<Report> {
  for (const schedule of functionSchedules(topology)) {
    const role = topology.roleOf(schedule).node;
    if (role !== undefined && rights.allow(role, INVOKE, "function", schedule) === false) {
      const name = nameOf(schedule, "function");
      const on = name === undefined ? "any function" : `function:${name}`;
      yield finding(schedule, {
        what: `its role ${role.address} does not allow ${INVOKE} on ${on}${refusalOf(topology, role)}`,
        fix: `in a policy of the role: { Effect = "Allow", Action = "${INVOKE}", Resource = the ARN of the function }`,
        about: [role],
        // The resource-based policy of the function may allow it.
        severity: "warning",
      });
    }
  }
}
