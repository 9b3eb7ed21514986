import { parseTerraform } from "../../../../src/topology";
import { recordedMode } from "../../../support/plan-fixture";
import { changeIn, changesIn, type PlannedChange, planOf, shown } from "../../../support/plan-of-changes";

const update = (before: PlannedChange["before"], after: PlannedChange["after"], more: Partial<PlannedChange> = {}) =>
  changeIn({ actions: ["update"], before, after, ...more });

const ENDPOINT = "aws_sagemaker_endpoint.this";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration.this";
const COMPONENT = "aws_cloudcontrolapi_resource.component";
const COMPONENT_TYPE = { type_name: "AWS::SageMaker::InferenceComponent" };

describe("what a plan does to a resource", () => {
  it.each<[readonly string[], Record<string, unknown>]>([
    [["create"], { action: "create" }],
    [["update"], { action: "update" }],
    [["delete"], { action: "delete" }],
    [["delete", "create"], { action: "replace", createsFirst: false }],
    [["create", "delete"], { action: "replace", createsFirst: true }],
    [["forget"], { action: "forget", forgets: true }],
    [["create", "forget"], { action: "replace", createsFirst: true, forgets: true }],
    [["forget", "create"], { action: "replace", createsFirst: false, forgets: true }],
  ])("is read from the actions %j", (actions, expected) => {
    const change = changeIn({ address: ENDPOINT, actions, before: { name: "a" }, after: { name: "b" } });
    expect(change).toMatchObject({ address: ENDPOINT, type: "aws_sagemaker_endpoint", ...expected });
    expect(Object.keys(change ?? {})).not.toContain("imports");
  });

  it("leaves out what stays as it is, data sources, ephemeral resources and types that are not read", () => {
    const changes: readonly PlannedChange[] = [
      { address: ENDPOINT, actions: ["no-op"] },
      { address: "data.aws_iam_policy_document.x", type: "aws_iam_role", actions: ["read"], beside: { mode: "data" } },
      { address: "ephemeral.aws_iam_role.x", type: "aws_iam_role", actions: ["open"], beside: { mode: "ephemeral" } },
      { address: "aws_s3_bucket.models", actions: ["create"] },
      { address: COMPONENT, actions: ["create"], after: { type_name: "AWS::Logs::LogGroup" } },
      {
        actions: ["create"],
        after: { service_namespace: "dynamodb", resource_id: "table/chat", scalable_dimension: "dynamodb:table:X" },
      },
    ];
    expect(changesIn(planOf(changes))).toEqual([]);
  });

  it("keeps what was moved, with its old address", () => {
    const beside = { previous_address: "aws_sagemaker_endpoint.old" };
    expect(changeIn({ address: ENDPOINT, actions: ["no-op"], beside })).toEqual({
      address: ENDPOINT,
      previousAddress: "aws_sagemaker_endpoint.old",
      type: "aws_sagemaker_endpoint",
      action: "move",
      attributes: [],
    });
    expect(changeIn({ address: ENDPOINT, actions: ["update"], after: { name: "b" }, beside })).toMatchObject({
      action: "update",
      previousAddress: "aws_sagemaker_endpoint.old",
    });
  });

  it.each([{ id: "chat" }, {}, { identity: { name: "chat" } }])("keeps what is imported by %j", (importing) => {
    const change = { importing };
    expect(changeIn({ address: ENDPOINT, actions: ["no-op"], change })).toMatchObject({
      action: "import",
      imports: true,
    });
    expect(
      changeIn({ address: ENDPOINT, actions: ["update"], before: { name: "a" }, after: { name: "b" }, change }),
    ).toMatchObject({ action: "update", imports: true });
  });

  it("imports nothing where OpenTofu writes null", () => {
    expect(changesIn(planOf([{ address: ENDPOINT, actions: ["no-op"], change: { importing: null } }]))).toEqual([]);
  });

  it("tells the remains of a failed replacement from what took their place", () => {
    const [deposed, kept] = changesIn(
      planOf([
        { address: CONFIGURATION, actions: ["delete"], beside: { deposed: "5f2a1c8e" } },
        { address: CONFIGURATION, actions: ["update"], before: { tags: { a: "1" } }, after: { tags: { a: "2" } } },
      ]),
    );
    expect(deposed).toMatchObject({ action: "delete", isDeposed: true });
    expect(kept).not.toHaveProperty("isDeposed");
  });

  it("keeps Terraform's reason", () => {
    const beside = { action_reason: "delete_because_each_key" };
    expect(changeIn({ address: ENDPOINT, actions: ["delete"], beside })).toMatchObject({
      reason: "delete_because_each_key",
      attributes: [],
    });
  });

  it("is nothing where a value only becomes sensitive", () => {
    expect(changesIn(recordedMode("sensitive"))).toEqual([]);
    expect(changesIn(recordedMode("nothing-to-do"))).toEqual([]);
    expect(changesIn(recordedMode("destroys-some"))).toMatchObject([
      { address: "aws_cloudwatch_metric_alarm.wake", action: "delete", reason: "delete_because_no_resource_config" },
    ]);
  });

  it("is told of plans only", () => {
    expect(parseTerraform(JSON.stringify(recordedMode("sensitive-state")), "state.json").changes).toBeUndefined();
  });

  it.each([
    ["opentofu-1.10-forget", [{ action: "replace", createsFirst: false, forgets: true }]],
    ["opentofu-1.11-ephemeral-and-nulls", []],
    ["terraform-1.8-deferred", []],
    ["terraform-1.12-identities", [{ action: "import" }, { action: "import" }]],
    ["terraform-1.14-actions", []],
    ["terraform-1.15.6-forget", [{ action: "forget", forgets: true }]],
    ["terraform-1.16-destroy-false", [{ action: "replace", createsFirst: true, forgets: true }]],
  ])("is read as its version writes it: %s", (name, expected) => {
    expect(changesIn(recordedMode(`documented/${name}`))).toMatchObject(expected);
  });

  it.each([null, [], "x", { change: null }, { address: 1, type: "aws_sagemaker_endpoint", change: {} }])(
    "is passed over where it is malformed: %j",
    (malformed) => {
      expect(changesIn({ ...planOf([]), resource_changes: [malformed] })).toEqual([]);
    },
  );
});

describe("the arguments that a plan changes", () => {
  it("are named as far down as they differ, with 0 as 0", () => {
    expect(shown(update({ min_capacity: 0, max_capacity: 2 }, { min_capacity: 1, max_capacity: 0 }))).toEqual([
      "min_capacity: 0 → 1",
      "max_capacity: 2 → 0",
    ]);
    const variant = (type: string) => ({ production_variants: [{ variant_name: "main", instance_type: type }] });
    const change = changeIn({
      address: CONFIGURATION,
      actions: ["create", "delete"],
      before: variant("ml.g5.xlarge"),
      after: variant("ml.g5.2xlarge"),
      change: { replace_paths: [["production_variants", 0, "instance_type"]] },
    });
    expect(shown(change)).toEqual(["production_variants[0].instance_type: ml.g5.xlarge → ml.g5.2xlarge (replaces)"]);
  });

  it("are forced by a block or set around them, and not by an argument with a longer name", () => {
    const change = changeIn({
      actions: ["delete", "create"],
      before: { step: [{ a: 1 }], step_size: 1 },
      after: { step: [{ a: 2 }], step_size: 2 },
      change: { replace_paths: [["step", { a: 1 }]] },
    });
    expect(shown(change)).toEqual(["step[0].a: 1 → 2 (replaces)", "step_size: 1 → 2"]);
  });

  it("are told from those that are not set", () => {
    expect(shown(update({ a: null, b: "", c: [], d: 0 }, { a: 0, b: null, c: null, d: null }))).toEqual([
      "a: (absent) → 0",
      "d: 0 → (absent)",
    ]);
    expect(shown(update({ flag: false }, {}))).toEqual([]);
    expect(shown(update({ flag: true }, {}))).toEqual(["flag: true → (absent)"]);
  });

  it("are unknown where they are known after apply", () => {
    const change = { after_unknown: { name: true, alarm_actions: [true] } };
    expect(shown(update({ name: "a", alarm_actions: ["arn:1"] }, { alarm_actions: [null] }, { change }))).toEqual([
      "name: a → (unknown)",
      "alarm_actions[0]: arn:1 → (unknown)",
    ]);
  });

  it("leave out what the provider fills in", () => {
    const change = { after_unknown: { properties: true } };
    const before = {
      ...COMPONENT_TYPE,
      desired_state: '{"A":1}',
      properties: '{"RuntimeConfig":{"CurrentCopyCount":3}}',
    };
    const after = { ...COMPONENT_TYPE, desired_state: '{"A":2}' };
    expect(shown(update(before, after, { address: COMPONENT, change }))).toEqual(["desired_state.A: 1 → 2"]);
    expect(shown(update({ arn: "a", min_capacity: 0 }, { arn: "b", min_capacity: 1 }))).toEqual([
      "min_capacity: 0 → 1",
    ]);
  });

  it("keep what is filled in where it forces the replacement", () => {
    const change = changeIn({
      actions: ["delete", "create"],
      before: { id: "a" },
      change: { after_unknown: { id: true }, replace_paths: [["id"]] },
    });
    expect(shown(change)).toEqual(["id: a → (unknown) (replaces)"]);
  });

  it("are compared inside JSON, so that order and indent are no change", () => {
    const state = (memory: number, indent?: number) =>
      JSON.stringify(
        { Specification: { ComputeResourceRequirements: { MinMemoryRequiredInMb: memory } } },
        null,
        indent,
      );
    const desired = (desired_state: string) => ({ ...COMPONENT_TYPE, desired_state });
    const of = (before: string, after: string) => update(desired(before), desired(after), { address: COMPONENT });
    expect(shown(of(state(1024), state(2048, 2)))).toEqual([
      "desired_state.Specification.ComputeResourceRequirements.MinMemoryRequiredInMb: 1024 → 2048",
    ]);
    const [reordered] = [of('{"A":1,"B":2}', '{ "B": 2, "A": 1 }')];
    expect(reordered).toMatchObject({ action: "update", attributes: [] });
    expect(shown(of("{not JSON", '{"A":1}'))).toEqual(['desired_state: {not JSON → {"A":1}']);
  });

  it("do not change all that follow an element that was put in", () => {
    const steps = (...bounds: readonly string[]) => ({ step: bounds.map((bound) => ({ bound, by: 1 })) });
    expect(shown(update(steps("0", "5"), steps("0", "3", "5")))).toEqual([
      "step[1].bound: (absent) → 3",
      "step[1].by: (absent) → 1",
    ]);
    expect(shown(update(steps("0", "3", "5"), steps("3", "5")))).toEqual([
      "step[0].bound: 0 → (absent)",
      "step[0].by: 1 → (absent)",
    ]);
  });

  it("are quoted where a key is not a plain name", () => {
    expect(shown(update({ tags: { "cost centre": "1" } }, { tags: { "cost centre": "2" } }))).toEqual([
      'tags["cost centre"]: 1 → 2',
    ]);
  });

  it("end at a depth that no resource has", () => {
    const nested = (value: number) => `${'{"a":'.repeat(50_000)}${value}${"}".repeat(50_000)}`;
    const plan = JSON.stringify(planOf([{ actions: ["update"], before: { a: "one" }, after: { a: "two" } }]));
    const text = plan.replace('"one"', nested(1)).replace('"two"', nested(2));
    expect(parseTerraform(text, "plan.json").changes).toMatchObject([{ action: "update", attributes: [] }]);
  });
});

describe("a 0 that the provider keeps for what is not set", () => {
  const variant = (more: object) => ({ production_variants: [{ variant_name: "main", ...more }] });
  const changed = (before: object, after: object) =>
    shown(
      changeIn({
        address: "aws_sagemaker_endpoint_configuration.this",
        actions: ["create", "delete"],
        before: { name: "chat-1", ...before },
        after: { name: "chat-2", ...after },
      }),
    ).filter((text) => !text.startsWith("name:"));

  it.each([
    "container_startup_health_check_timeout_in_seconds",
    "model_data_download_timeout_in_seconds",
    "volume_size_in_gb",
    "initial_instance_count",
  ])("is no change where the schema refuses a 0: %s", (argument) => {
    expect(changed(variant({ [argument]: 0 }), variant({ [argument]: null }))).toEqual([]);
    expect(changed(variant({}), variant({ [argument]: 0 }))).toEqual([]);
    expect(changed(variant({ [argument]: 0 }), variant({ [argument]: 60 }))).toEqual([
      `production_variants[0].${argument}: 0 → 60`,
    ]);
    expect(changed(variant({ [argument]: 60 }), variant({ [argument]: null }))).toHaveLength(1);
  });

  it("is a change where 0 is a value of its own", () => {
    expect(changed(variant({ initial_variant_weight: 0 }), variant({ initial_variant_weight: null }))).toEqual([
      "production_variants[0].initial_variant_weight: 0 → (absent)",
    ]);
    const managed = (min_instance_count: number | null) =>
      variant({ managed_instance_scaling: [{ status: "ENABLED", min_instance_count, max_instance_count: 2 }] });
    expect(changed(managed(0), managed(null))).toEqual([
      "production_variants[0].managed_instance_scaling[0].min_instance_count: 0 → (absent)",
    ]);
  });

  it("is a change of another type of resource", () => {
    const change = changeIn({
      actions: ["update"],
      before: { initial_instance_count: 0 },
      after: { initial_instance_count: null },
    });
    expect(shown(change)).toHaveLength(1);
  });
});

describe("sensitive values that a plan changes", () => {
  it.each([
    [{ before_sensitive: { tags: true } }],
    [{ after_sensitive: { tags: true } }],
    [{ before_sensitive: { tags: { a: true } }, after_sensitive: {} }],
    [{ after_sensitive: { tags: { a: true } } }],
    [{ before_sensitive: true, after_sensitive: true }],
  ])("are named and not shown: %j", (change) => {
    const read = update({ tags: { a: "hunter2" } }, { tags: { a: "hunter3" } }, { change });
    expect(JSON.stringify(read)).not.toContain("hunter");
    expect(read?.attributes).toMatchObject([{ before: { kind: "sensitive" }, after: { kind: "sensitive" } }]);
  });

  it("are not shown where they are numbers", () => {
    const change = { before_sensitive: { max_capacity: true }, after_sensitive: { max_capacity: true } };
    expect(shown(update({ max_capacity: 1 }, { max_capacity: 0 }, { change }))).toEqual([
      "max_capacity: (sensitive) → (sensitive)",
    ]);
  });

  it("are not changes where they stay the same", () => {
    const change = { before_sensitive: { tags: true }, after_sensitive: { tags: true } };
    expect(
      shown(update({ tags: { a: "x" }, min_capacity: 0 }, { tags: { a: "x" }, min_capacity: 1 }, { change })),
    ).toEqual(["min_capacity: 0 → 1"]);
  });

  it("are not shown where a copy of them is not marked, in part, in JSON or as a key", () => {
    const change = { before_sensitive: { token: true }, after_sensitive: { token: true } };
    const secret = { token: "hunter22" };
    const copy = update(
      { ...secret, url: "a", policy: "{}", map: {} },
      { ...secret, url: "https://hunter22@host", policy: '{"S":["hunter22"]}', map: { hunter22: 1 } },
      { change },
    );
    expect(shown(copy)).toEqual([
      "url: a → (sensitive)",
      "policy.S[0]: (absent) → (sensitive)",
      "map: (absent) → (sensitive)",
    ]);
  });

  it.each<[string, Record<string, unknown>]>([
    ["an output", { output_changes: { out: { before: null, after: "hunter22", after_sensitive: true } } }],
    [
      "a data source",
      {
        prior_state: {
          values: {
            root_module: {
              child_modules: [{ resources: [{ values: { secret: "hunter22" }, sensitive_values: { secret: true } }] }],
            },
          },
        },
      },
    ],
    [
      "a variable",
      {
        variables: { token: { value: "hunter22" } },
        configuration: { root_module: { variables: { token: { sensitive: true } } } },
      },
    ],
  ])("are not shown where they are marked in %s", (_, more) => {
    const change: PlannedChange = { actions: ["update"], before: { url: "a" }, after: { url: "hunter22" } };
    expect(shown(changeIn(change, more))).toEqual(["url: a → (sensitive)"]);
    expect(shown(changeIn(change))).toEqual(["url: a → hunter22"]);
  });

  it("hide no value that contains a very short one by chance", () => {
    const change = { before_sensitive: { token: true }, after_sensitive: { token: true } };
    expect(shown(update({ token: "a", url: "a" }, { token: "a", url: "abc" }, { change }))).toEqual(["url: a → abc"]);
  });

  describe("that are numbers of at least four digits", () => {
    const change = { before_sensitive: { pin: true }, after_sensitive: { pin: true } };
    const copied = (pin: number, copy: unknown) => shown(update({ pin, copy: "a" }, { pin, copy }, { change }));

    it.each([
      481_516,
      "481516",
      '{"pin":481516}',
      "pin-481516",
      "https://host/481516?x",
      "4.81516e5",
      [481_516],
      { pin: 481_516 },
    ])("are not shown where a copy of them is not marked: %j", (copy) => {
      const texts = copied(481_516, copy);
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.join()).not.toMatch(/481516|4\.81516e5/);
      expect(texts.join()).toContain("(sensitive)");
    });

    it("hide no longer number that contains them", () => {
      expect(copied(4815, "148151")).toEqual(["copy: a → 148151"]);
      expect(copied(4815, "4815.16")).toEqual(["copy: a → 4815.16"]);
    });

    it("hide a fraction of theirs", () => expect(copied(48.1516, "at 48.1516 %")).toEqual(["copy: a → (sensitive)"]));

    it("are found in time, however long a text of digits is", () => {
      expect(copied(481_516, `${"1".repeat(400_000)}.1.1`).join()).not.toContain("(sensitive)");
    });

    it("hide nothing if they are shorter", () => expect(copied(300, "300 s")).toEqual(["copy: a → 300 s"]));
  });

  it("include the environment of a container, which often holds tokens", () => {
    const state = (token: string) => ({
      ...COMPONENT_TYPE,
      desired_state: JSON.stringify({ Specification: { Container: { Environment: { HF_TOKEN: token } } } }),
    });
    expect(shown(update(state("one"), state("two"), { address: COMPONENT }))).toEqual([
      "desired_state.Specification.Container.Environment.HF_TOKEN: (sensitive) → (sensitive)",
    ]);
    const container = (token: string) => ({ primary_container: [{ environment: { HF_TOKEN: token } }] });
    const model = update(container("one"), container("two"), { address: "aws_sagemaker_model.this" });
    expect(JSON.stringify(model)).not.toMatch(/one|two/);
  });

  it("include an environment in what is known after apply as a whole", () => {
    const desired = (inner: unknown) => ({ ...COMPONENT_TYPE, desired_state: JSON.stringify(inner) });
    const container = (name: string) => ({ Specification: { Container: { [name]: { HF_TOKEN: "one" } } } });
    const unknown = { address: COMPONENT, change: { after_unknown: { desired_state: true } } };
    expect(shown(update(desired(container("Environment")), COMPONENT_TYPE, unknown))).toEqual([
      "desired_state: (sensitive) → (unknown)",
    ]);
    expect(shown(update(desired(container("Other")), COMPONENT_TYPE, unknown))).toEqual([
      'desired_state: {"Specification":{"Container":{"Other":{"HF_TOKEN":"one"}}}} → (unknown)',
    ]);
    const model = (environment: unknown) => ({ primary_container: [{ environment }] });
    const whole = { address: "aws_sagemaker_model.this", change: { after_unknown: { primary_container: true } } };
    expect(shown(update(model({ HF_TOKEN: "one" }), {}, whole))).toEqual([
      "primary_container: (sensitive) → (unknown)",
    ]);
    expect(shown(update(model({}), {}, whole))).toEqual(['primary_container: [{"environment":{}}] → (unknown)']);
  });

  it.each([
    ["JSON", (key: string) => JSON.stringify({ a: key })],
    ["JSON in JSON", (key: string) => JSON.stringify({ a: JSON.stringify({ b: [key] }) })],
    ["jsonencode", (key: string) => JSON.stringify({ a: key }).replace("<", "\\u003c").replace("&", "\\u0026")],
    ["a command", (key: string) => `curl -d '${JSON.stringify({ a: key })}' localhost`],
  ])("are not shown where %s escapes a copy of them", (_, written) => {
    const key = 'BEGIN KEY\n"a"<b>&c\nEND KEY';
    const change = { before_sensitive: { token: true }, after_sensitive: { token: true } };
    const copied = (url: string) => update({ token: key, url }, { token: key, url: "none" }, { change });
    expect(shown(copied(written(key)))).toEqual(["url: (sensitive) → none"]);
    expect(shown(copied(written("BEGIN")))).toEqual([`url: ${written("BEGIN")} → none`]);
  });

  it("are all hidden in a document that is made to take too long", () => {
    const many = Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`k${n}`, "s".repeat(n + 4)]));
    const long = (last: string) => ({ ...many, text: `${"t".repeat(100_000)}${last}` });
    const change = { before_sensitive: mapped(many), after_sensitive: mapped(many) };
    expect(shown(update(long("a"), long("b"), { change }))).toEqual(["text: (sensitive) → (sensitive)"]);
  });
});

const mapped = (values: Record<string, string>) => Object.fromEntries(Object.keys(values).map((key) => [key, true]));
