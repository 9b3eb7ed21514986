import fc from "fast-check";
import { FORMATS, render, review } from "../../../src/review";
import { allRules } from "../../../src/rules/all-rules";
import { runRules } from "../../../src/rules/run-rules";
import { isUnknown, parseTerraform, type Topology } from "../../../src/topology";
import { recordedMode } from "../../support/plan-fixture";
import { onlyEndpoint, RENDER } from "../../support/reviews";

type Document = Readonly<Record<string, unknown>>;

/** A recorded plan, with members of its own put over it. */
const plan = (name: string, change: Document = {}): Document => ({ ...(recordedMode(name) as Document), ...change });
const read = (document: Document): Topology => parseTerraform(JSON.stringify(document), "plan.json").topology;
const kinds = ({ limits }: Topology): readonly string[] => limits.map(({ kind }) => kind);

function reviewed(topology: Topology) {
  const findings = runRules(topology, allRules, { now: new Date("2026-06-01T00:00:00Z") });
  return review([{ file: "plan.json", topology, open: findings }]);
}
const idsOf = (topology: Topology): readonly string[] => reviewed(topology).findings.map(({ id }) => id);
const verdictOf = (topology: Topology) => onlyEndpoint(reviewed(topology)).verdict;

interface Planned {
  readonly root_module: { readonly resources: readonly { readonly address: string }[] };
}

/** The same planned values with only some of the resources. */
function some(document: Document, isKept: (address: string) => boolean): Planned {
  const { root_module } = document.planned_values as Planned;
  return { root_module: { ...root_module, resources: root_module.resources.filter(({ address }) => isKept(address)) } };
}

const ALARM = "aws_cloudwatch_metric_alarm.wake";
const POLICY = "aws_appautoscaling_policy.wake";

describe("a whole plan", () => {
  it.each(["whole", "nothing-to-do"])("has no limits: %s", (name) => {
    const topology = read(plan(name));
    expect(topology.limits).toEqual([]);
    expect(topology.isPartial).toBe(false);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
  });

  it("calls missing what it destroys", () => {
    const topology = read(plan("destroys-some"));
    expect(topology.limits).toEqual([]);
    expect(verdictOf(topology)).toMatchObject({ wakes: "no" });
    expect(idsOf(topology)).toEqual(["W02"]);
  });
});

describe("a partial plan", () => {
  it.each(["targeted", "targeted-after-apply"])(
    "names what -target leaves out, and calls nothing missing: %s",
    (name) => {
      const topology = read(plan(name));
      expect(topology.limits).toMatchObject([{ kind: "targeted", addresses: [POLICY, ALARM] }]);
      expect(topology.limits[0]?.text).toContain(`leaves out ${POLICY}, ${ALARM}`);
      expect(verdictOf(topology)).toMatchObject({ sleeps: "unknown", wakes: "unknown" });
      expect(idsOf(topology)).toEqual([]);
    },
  );

  it("may be all that a plan shows before it failed", () => {
    const topology = read(plan("errored"));
    expect(kinds(topology)).toEqual(["errored"]);
    expect(verdictOf(topology)).toMatchObject({ wakes: "unknown" });
    expect(idsOf(topology)).toEqual([]);
  });

  it("may defer resources to a later one", () => {
    const whole = plan("whole", { complete: false });
    const deferred = { reason: "provider_config_unknown", resource_change: { address: ALARM } };
    const topology = read({ ...whole, planned_values: some(whole, (a) => a !== ALARM), deferred_changes: [deferred] });
    expect(topology.limits).toMatchObject([{ kind: "deferred", addresses: [ALARM] }]);
    expect(idsOf(topology)).toEqual([]);
  });

  it("says that it is not complete, where the configuration does not show why", () => {
    const { configuration, ...others } = plan("targeted");
    expect(configuration).toBeDefined();
    expect(kinds(read(others))).toEqual(["incomplete"]);
  });

  it("does not destroy everything when it only destroys what was targeted", () => {
    const topology = read(plan("destroy-one"));
    expect(kinds(topology)).toEqual(["targeted"]);
    expect(reviewed(topology).nothingIn).toEqual([]);
  });

  it("has no error, whatever it leaves out of a sound configuration", () => {
    const whole = plan("whole", { complete: false });
    const addresses = some(whole, () => true).root_module.resources.map(({ address }) => address);
    fc.assert(
      fc.property(fc.subarray(addresses), (kept) => {
        const topology = read({ ...whole, planned_values: some(whole, (address) => kept.includes(address)) });
        expect(idsOf(topology)).toEqual([]);
        expect(topology.scalableTargets.every((target) => !topology.policiesOf(target).surelyNone)).toBe(true);
      }),
    );
  });

  it("keeps the name of an endpoint that it does not show", () => {
    const whole = plan("whole", { complete: false });
    const topology = read({ ...whole, planned_values: some(whole, (a) => !a.startsWith("aws_sagemaker_endpoint")) });
    const [component] = topology.inferenceComponents;
    expect(component && topology.endpointOf(component)).toEqual({ kind: "unknown", candidates: [], name: "chat" });
    expect(onlyEndpoint(reviewed(topology)).name).toBe("chat");
  });
});

describe("a plan that does not say whether it is complete, as OpenTofu writes it", () => {
  const { complete, errored, ...tofu } = plan("whole");

  it("is whole when all of its configuration is there", () => {
    expect([complete, errored]).toEqual([true, false]);
    expect(read(tofu).limits).toEqual([]);
  });

  it("is partial when it leaves out what its configuration surely has", () => {
    const changes = (tofu.resource_changes as { address: string }[]).filter(({ address }) => address !== ALARM);
    const left = { ...tofu, planned_values: some(tofu, (a) => a !== ALARM), resource_changes: changes };
    expect(read(left).limits).toMatchObject([{ kind: "targeted", addresses: [ALARM] }]);
    expect(idsOf(read(left))).toEqual([]);
  });

  it.each(["count_expression", "for_each_expression"])("is whole when what is not there has a %s", (name) => {
    const configuration = tofu.configuration as { root_module: { resources: { address: string }[] } };
    const resources = configuration.root_module.resources.map((resource) =>
      resource.address === ALARM ? { ...resource, [name]: { references: ["var.may_wake"] } } : resource,
    );
    const changes = (tofu.resource_changes as { address: string }[]).filter(({ address }) => address !== ALARM);
    const without = {
      ...tofu,
      planned_values: some(tofu, (address) => address !== ALARM),
      resource_changes: changes,
      configuration: { ...configuration, root_module: { ...configuration.root_module, resources } },
    };
    expect(read(without).limits).toEqual([]);
    expect(idsOf(read(without))).toEqual(["W02"]);
  });
});

describe("a plan that only refreshes", () => {
  it("is answered from its state", () => {
    const topology = read(plan("refresh-only"));
    expect(kinds(topology)).toEqual(["refresh-only"]);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
  });

  it("is answered from what the refresh found, which is no partial view", () => {
    const topology = read(plan("refresh-only-after-drift", { complete: false }));
    expect(kinds(topology)).toEqual(["refresh-only"]);
    expect(verdictOf(topology)).toMatchObject({ wakes: "no" });
    expect(idsOf(topology)).toEqual(["W02"]);
  });

  it("is not what an empty configuration without a state is", () => {
    const empty = { format_version: "1.2", planned_values: { root_module: {} }, complete: true };
    expect(read(empty).limits).toEqual([]);
    expect(reviewed(read(empty)).nothingIn).toEqual(["plan.json"]);
  });
});

describe("a plan that destroys", () => {
  it("has nothing to check when it destroys everything, and is no wrong file", () => {
    const topology = read(plan("destroy"));
    expect(topology.limits).toMatchObject([
      { kind: "destroy", text: "the plan destroys everything: nothing to check" },
    ]);
    expect(reviewed(topology)).toMatchObject({ endpoints: [], findings: [], nothingIn: [] });
  });

  it("says that other resources stay", () => {
    const destroy = plan("destroy");
    const bucket = { address: "aws_s3_bucket.logs", mode: "managed", type: "aws_s3_bucket", name: "logs", values: {} };
    const topology = read({ ...destroy, planned_values: { root_module: { resources: [bucket] } } });
    expect(topology.limits[0]?.text).toBe("the plan destroys all SageMaker resources: nothing to check");
  });

  it("is a plan like any other while an endpoint stays", () => {
    const destroy = plan("destroy");
    const changes = (destroy.resource_changes as { type: string }[]).filter(
      ({ type }) => type !== "aws_sagemaker_endpoint",
    );
    expect(read({ ...destroy, resource_changes: changes }).limits).toEqual([]);
  });
});

describe("a plan that forgets", () => {
  it("leaves what it forgets where it is, and notes it", () => {
    const topology = read(plan("forgets"));
    expect(topology.forgotten.map(({ address, isReplaced }) => [address, isReplaced])).toEqual([
      [POLICY, false],
      [ALARM, false],
    ]);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
    expect(idsOf(topology)).toEqual(["C40", "C40"]);
    expect(onlyEndpoint(reviewed(topology)).findings).toHaveLength(2);
  });

  it("is read the same when the planned values do not have it, as from Terraform 1.15.6 on", () => {
    const forgets = plan("forgets");
    const later = read({ ...forgets, planned_values: some(forgets, (a) => a !== POLICY && a !== ALARM) });
    expect(reviewed(later)).toEqual(reviewed(read(forgets)));
  });

  it.each([[["create", "forget"]], [["forget", "create"]]])("notes what it replaces by %j", (actions) => {
    const whole = plan("nothing-to-do");
    const changes = (whole.resource_changes as { address: string; change: object }[]).map((one) =>
      one.address === "aws_sagemaker_endpoint.this" ? { ...one, change: { ...one.change, actions } } : one,
    );
    const topology = read({ ...whole, resource_changes: changes });
    expect(topology.endpoints).toHaveLength(1);
    expect(reviewed(topology).findings).toMatchObject([
      {
        id: "C40",
        what: "the replaced aws_sagemaker_endpoint chat leaves the Terraform state, and continues to cost money in AWS",
      },
    ]);
  });
});

describe("sensitive names", () => {
  it.each(["sensitive", "sensitive-state"])("wire what has them: %s", (name) => {
    const topology = read(plan(name));
    expect(topology.endpoints.every((endpoint) => isUnknown(endpoint.name))).toBe(true);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
    expect(idsOf(topology)).toEqual([]);
  });

  it.each(["sensitive", "sensitive-state"])("are said to be the reason, by resource and argument: %s", (name) => {
    const topology = read(plan(name));
    expect(kinds(topology)).toEqual(["sensitive"]);
    expect(topology.limits[0]?.addresses).toContain("aws_sagemaker_endpoint.this");
    const [endpoint] = topology.endpoints;
    const [target] = topology.scalableTargets;
    const [component] = topology.inferenceComponents;
    expect(endpoint && topology.whyUnknown(endpoint, "name")).toBe("sensitive");
    expect(endpoint && topology.whyUnknown(endpoint, "endpointConfigName")).not.toBe("sensitive");
    expect(target && topology.whyUnknown(target, "resourceId")).toBe("sensitive");
    expect(target && topology.whyUnknown(target, "resource_id")).toBe("sensitive");
    expect(target && topology.whyUnknown(target, "minCapacity")).not.toBe("sensitive");
    expect(component && topology.whyUnknown(component, "copyCount")).toBe("sensitive");
  });

  it("are not told from what is known after apply in a plan, and from what is not there in a state", () => {
    const whole = read(plan("whole"));
    const [policy] = whole.scalingPolicies;
    expect(policy && whole.whyUnknown(policy, "arn")).toBe("known after apply");
    const state = read(plan("sensitive-state"));
    const [target] = state.scalableTargets;
    expect(target && state.whyUnknown(target, "minCapacity")).toBe("not in this source");
  });

  it.each(["sensitive", "sensitive-state"])("are in no output of any format: %s", (name) => {
    const text = JSON.stringify(plan(name))
      .replaceAll("chat-model", "zebra-model")
      .replaceAll(/\bchat(?=\\?")/g, "zebra");
    const { topology } = parseTerraform(text, "plan.json");
    expect(verdictOf(topology)).toMatchObject({ wakes: "yes" });
    for (const format of FORMATS) {
      expect(render(reviewed(topology), format, RENDER)).not.toContain("zebra");
    }
  });

  it("keep apart what has another one, even where both are made of the same resource", () => {
    const sensitive = plan("sensitive");
    const { root_module } = sensitive.planned_values as {
      root_module: { resources: { address: string; values: object }[] };
    };
    const resources = root_module.resources.map((resource) =>
      resource.address === "aws_appautoscaling_target.this"
        ? { ...resource, values: { ...resource.values, resource_id: "inference-component/other" } }
        : resource,
    );
    const text = JSON.stringify({ ...sensitive, planned_values: { root_module: { resources } } });
    const ofEndpoint = '"references":["aws_sagemaker_endpoint.this.name","aws_sagemaker_endpoint.this"]';
    const { topology } = parseTerraform(text.replaceAll('"references":["var.name"]', ofEndpoint), "plan.json");
    const [target] = topology.scalableTargets;
    expect(target && topology.subjectOf(target).kind).toBe("unknown");
  });

  it.each([
    [true, ["sensitive"], "sensitive"],
    [false, [], "not in this source"],
  ])("come from variables in synthesized JSON, where these are sensitive: %p", (sensitive, limits, why) => {
    const topology = read({
      variable: { name: { type: "string", sensitive } },
      resource: {
        aws_sagemaker_endpoint: { this: { name: "${var.name}", endpoint_config_name: "chat-1" } },
        aws_sagemaker_model: { this: { name: "m", primary_container: { environment: { TOKEN: "${var.name}" } } } },
      },
    });
    const [endpoint] = topology.endpoints;
    expect(kinds(topology)).toEqual(limits);
    expect(endpoint && topology.whyUnknown(endpoint, "name")).toBe(why);
    expect(topology.limits.flatMap(({ addresses }) => addresses)).not.toContain("aws_sagemaker_model.this");
  });

  it("that only a container's environment has are not worth a word", () => {
    const state = JSON.stringify({
      format_version: "1.0",
      values: {
        root_module: {
          resources: [
            {
              address: "aws_sagemaker_model.m",
              mode: "managed",
              type: "aws_sagemaker_model",
              name: "m",
              values: { name: "m", primary_container: [{ image: "i", environment: { HF_TOKEN: "x" } }] },
              sensitive_values: { primary_container: [{ environment: { HF_TOKEN: true } }] },
            },
          ],
        },
      },
    });
    expect(parseTerraform(state, "state.json").topology.limits).toEqual([]);
  });
});

describe("what later versions write", () => {
  it.each([
    ["terraform-1.12-identities", [], []],
    ["terraform-1.14-actions", [], []],
    ["terraform-1.15.6-forget", [], ["C40"]],
    ["terraform-1.16-destroy-false", [], ["C40"]],
    ["opentofu-1.10-forget", [], ["C40"]],
    ["opentofu-1.11-ephemeral-and-nulls", [], []],
  ])("is read as any plan: %s", (name, limits, findings) => {
    const topology = read(plan(`documented/${name}`));
    expect(kinds(topology)).toEqual(limits);
    expect(topology.endpoints.map((endpoint) => endpoint.name)).toEqual(["chat"]);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
    expect(idsOf(topology)).toEqual(findings);
  });

  it("may come after a plan that defers something: terraform-1.8-deferred", () => {
    const topology = read(plan("documented/terraform-1.8-deferred"));
    expect(kinds(topology)).toEqual(["deferred"]);
    expect(verdictOf(topology)).toMatchObject({ wakes: "unknown" });
    expect(idsOf(topology)).toEqual([]);
  });

  it("may be the remains of a replacement in a state: what took their place is read", () => {
    const { planned_values: values } = plan("documented/opentofu-1.10-forget") as { planned_values: Planned };
    const resources = values.root_module.resources.flatMap((resource) =>
      resource.address === "aws_sagemaker_endpoint_configuration.this"
        ? [resource, { ...resource, deposed_key: "1a2b3c4d" }]
        : [resource],
    );
    const topology = read({ format_version: "1.0", values: { root_module: { resources } } });
    expect(topology.endpointConfigurations).toHaveLength(1);
    expect(verdictOf(topology)).toMatchObject({ sleeps: "yes", wakes: "yes" });
  });
});
