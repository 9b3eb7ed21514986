import { applyEffects } from "../../../../src/review/change/apply/apply-effects";
import type { ApplyEffect } from "../../../../src/review/change/change-review";
import { changesBetween, parseTerraform } from "../../../../src/topology";
import { applyInput, effectsOf } from "../../../support/apply-effects";
import {
  asynchronous,
  COMPONENT,
  CONFIGURATION,
  chat,
  component,
  configuration,
  ENDPOINT,
  endpoint,
  type How,
  planBetween,
  type Resources,
  TARGET,
  target,
  transcripts,
  variantTarget,
  WAKE,
  wake,
} from "../../../support/planned-endpoint";

type Kind = ApplyEffect["kind"];

const effects = (before: Resources, after: Resources, how: Readonly<Record<string, How>> = {}) =>
  effectsOf(planBetween(before, after, how));

/** The effects of one kind. */
const of = (kind: Kind, ...plan: Parameters<typeof effects>) => effects(...plan).filter((one) => one.kind === kind);

const REPLACE: How = { actions: ["delete", "create"] };
const CREATE_FIRST: How = { actions: ["create", "delete"] };

describe("an apply that changes nothing", () => {
  it("has no effects", () => expect(effects(chat(), chat())).toEqual([]));

  it("has none for a description, tags or a moved resource", () => {
    const tagged = {
      [CONFIGURATION]: configuration({ tags: { team: "search" } }),
      [TARGET]: target({ tags: { a: "b" } }),
    };
    expect(effects(chat(), chat(tagged))).toEqual([]);
    const { [TARGET]: moved, ...others } = chat();
    const to = "aws_appautoscaling_target.copies";
    expect(effects(chat(), { ...others, [to]: moved ?? {} }, { [to]: { from: TARGET } })).toEqual([]);
  });
});

describe("bounds that the apply moves", () => {
  const bounds = (from: object, to: object) =>
    effects(chat({ [TARGET]: target({ ...from }) }), chat({ [TARGET]: target({ ...to }) }));

  it("wake what sleeps where the minimum is raised from 0", () => {
    expect(bounds({ min_capacity: 0 }, { min_capacity: 1 })).toMatchObject([
      {
        kind: "wakes",
        severity: "warning",
        what: "min_capacity of chat-model is raised from 0 to 1: the apply starts capacity up to 1 copy.",
        addresses: [TARGET],
        evidence: "verified",
      },
    ]);
    expect(bounds({ min_capacity: 1 }, { min_capacity: 2 })).toMatchObject([{ kind: "resets capacity" }]);
  });

  it("take capacity away where the maximum is lowered", () => {
    expect(bounds({ max_capacity: 4 }, { max_capacity: 0 })).toMatchObject([
      {
        kind: "removes capacity",
        what: "max_capacity of chat-model is lowered from 4 to 0: the apply removes what is above 0 copies.",
      },
    ]);
  });

  it("do nothing where the range becomes wider", () => {
    expect(bounds({ min_capacity: 1, max_capacity: 2 }, { min_capacity: 0, max_capacity: 4 })).toEqual([]);
  });

  it("do nothing that is known where the plan does not know them", () => {
    const unknown = { [TARGET]: { change: { after_unknown: { min_capacity: true, max_capacity: true } } } };
    const after = chat({ [TARGET]: target({ min_capacity: null, max_capacity: null }) });
    expect(effects(chat(), after, unknown)).toEqual([]);
  });

  it("wake a component that gets a target, and not one that is new itself", () => {
    const { [TARGET]: _, [WAKE]: __, ...unscaled } = chat();
    const scaled = { ...unscaled, [TARGET]: target({ min_capacity: 1 }) };
    expect(of("wakes", unscaled, scaled)).toMatchObject([
      { what: "The new scalable target of chat-model has min_capacity 1: the apply starts capacity up to 1 copy." },
    ]);
    expect(of("wakes", unscaled, { ...unscaled, [TARGET]: target() })).toEqual([]);
    expect(of("wakes", {}, scaled)).toEqual([]);
  });
});

describe("a new target below what runs", () => {
  const {
    [TARGET]: _,
    [WAKE]: __,
    ...unscaled
  } = chat({ [COMPONENT]: component({ RuntimeConfig: { CopyCount: 3 } }) });
  const scaled = (max: number) => ({ ...unscaled, [TARGET]: target({ max_capacity: max }) });

  it("takes capacity away", () => {
    expect(of("removes capacity", unscaled, scaled(2))).toMatchObject([
      {
        severity: "warning",
        what: "The new scalable target of chat-model has max_capacity 2, and the configuration before has 3 copies: the apply removes what is above 2.",
        addresses: [TARGET],
      },
    ]);
  });

  it("does not if there is room for it, or nothing runs yet", () => {
    expect(of("removes capacity", unscaled, scaled(3))).toEqual([]);
    expect(of("removes capacity", {}, scaled(2))).toEqual([]);
  });
});

describe("bounds of the instances that SageMaker manages", () => {
  const managed = (min: number, max: number, name: string, status = "ENABLED") => ({
    [CONFIGURATION]: configuration(
      { name },
      { managed_instance_scaling: [{ status, min_instance_count: min, max_instance_count: max }] },
    ),
    [ENDPOINT]: endpoint("chat", name),
  });
  const between = (from: readonly [number, number], to: readonly [number, number], status?: string) =>
    effects(chat(managed(...from, "chat-1", status)), chat(managed(...to, "chat-2", status)), {
      [CONFIGURATION]: CREATE_FIRST,
    }).filter(({ kind }) => kind !== "runs twice");

  it("take places away where the maximum is lowered", () => {
    expect(between([0, 4], [0, 2])).toMatchObject([
      {
        kind: "removes capacity",
        severity: "warning",
        what: "max_instance_count of variant main of chat is lowered from 4 to 2: copies that run on more than 2 instances lose their place.",
        addresses: [ENDPOINT, CONFIGURATION],
        evidence: "inferred",
      },
    ]);
  });

  it("wake what sleeps where the minimum is raised from 0", () => {
    expect(between([0, 4], [1, 4])).toMatchObject([
      {
        kind: "wakes",
        what: "min_instance_count of variant main of chat is raised from 0 to 1: the update starts capacity up to 1 instance.",
      },
    ]);
    expect(between([1, 4], [2, 4])).toMatchObject([{ kind: "resets capacity" }]);
  });

  it("do nothing where the range becomes wider, stays, or is not used", () => {
    expect(between([1, 2], [0, 4])).toEqual([]);
    expect(between([0, 2], [0, 2])).toEqual([]);
    expect(between([0, 4], [1, 2], "DISABLED")).toEqual([]);
  });
});

describe("actions that the plan invokes", () => {
  const ACTION = "action.aws_lambda_invoke.verify";
  const trigger = (event: string) => ({
    address: ACTION,
    lifecycle_action_trigger: { triggering_resource_address: ENDPOINT, action_trigger_event: event },
  });
  const invoked = (...action_invocations: readonly object[]) =>
    effectsOf(planBetween(chat(), chat(), {}, { action_invocations }));

  it("are named once each, with what invokes them, also if nothing else changes", () => {
    expect(invoked(trigger("after_create"), trigger("after_update"))).toMatchObject([
      {
        kind: "invokes an action",
        severity: "note",
        what: `The apply invokes ${ACTION} (after create of ${ENDPOINT}, after update of ${ENDPOINT}).`,
        why: expect.stringContaining("does not know what it does"),
        addresses: [ENDPOINT],
      },
    ]);
  });

  it("are named by themselves if no resource invokes them", () => {
    expect(invoked({ address: ACTION, invoke_action_trigger: {} })).toMatchObject([
      { what: `The apply invokes ${ACTION}.`, addresses: [ACTION] },
    ]);
  });

  it("show no value of the action, and no event that Terraform does not have", () => {
    const text = JSON.stringify(invoked({ ...trigger("@everyone"), config_values: { payload: "planted" } }));
    expect(text).toContain(`change of ${ENDPOINT}`);
    expect(text).not.toMatch(/everyone|planted/);
  });

  it("are of a later apply if Terraform defers them", () => {
    const deferred = {
      deferred_action_invocations: [{ reason: "unknown", action_invocation: trigger("after_create") }],
    };
    expect(effectsOf(planBetween(chat(), chat(), {}, deferred))).toMatchObject([
      { what: expect.stringContaining(`A later apply invokes ${ACTION}`) },
    ]);
  });

  it("are none in a plan without actions", () => expect(invoked()).toEqual([]));
});

describe("an endpoint that is updated to another configuration", () => {
  const next = {
    [CONFIGURATION]: asynchronous({ name: "transcripts-2" }),
    [ENDPOINT]: endpoint("transcripts", "transcripts-2"),
  };
  const how = { [CONFIGURATION]: CREATE_FIRST };

  it("wakes an asynchronous variant, and runs twice meanwhile", () => {
    expect(effects(transcripts(), transcripts(next), how)).toMatchObject([
      {
        kind: "wakes",
        what: "The update of endpoint transcripts sets variant main to 1 instance, also if it is scaled to zero.",
        addresses: [ENDPOINT, CONFIGURATION],
      },
      { kind: "runs twice", severity: "note", what: expect.stringContaining("(now ml.g5.xlarge)") },
    ]);
  });

  it("resets a variant whose minimum is 1", () => {
    const awake = { [TARGET]: variantTarget({ min_capacity: 1 }) };
    expect(effects(transcripts(awake), transcripts({ ...awake, ...next }), how)).toMatchObject([
      { kind: "resets capacity", what: expect.stringContaining("whatever autoscaling set") },
      { kind: "runs twice" },
    ]);
  });

  it("runs nothing twice where the variants are serverless", () => {
    const serverless = (name: string) =>
      configuration({
        name,
        production_variants: [
          { variant_name: "main", serverless_config: [{ memory_size_in_mb: 2048, max_concurrency: 5 }] },
        ],
      });
    const side = (name: string): Resources => ({
      [CONFIGURATION]: serverless(name),
      [ENDPOINT]: endpoint("chat", name),
    });
    expect(effects(side("chat-1"), side("chat-2"), how)).toEqual([]);
    expect(effects(side("chat-1"), {})).toMatchObject([
      { kind: "deletes", why: "It has no instances, and costs nothing without requests." },
    ]);
  });

  it("resets nothing that is not scaled, and no components", () => {
    const { [TARGET]: _, ...unscaled } = transcripts();
    expect(effects(unscaled, { ...unscaled, ...next }, how)).toMatchObject([{ kind: "runs twice" }]);
    const moved = { [CONFIGURATION]: configuration({ name: "chat-2" }), [ENDPOINT]: endpoint("chat", "chat-2") };
    expect(effects(chat(), chat(moved), how)).toMatchObject([{ kind: "runs twice", evidence: "uncertain" }]);
  });

  it("is no update where only the tags of the configuration change", () => {
    expect(effects(transcripts(), transcripts({ [CONFIGURATION]: asynchronous({ tags: { a: "b" } }) }))).toEqual([]);
  });

  it("is updated as well where the new name is known after apply only", () => {
    const unknown = {
      [CONFIGURATION]: { ...CREATE_FIRST, change: { after_unknown: { name: true } } },
      [ENDPOINT]: { change: { after_unknown: { endpoint_config_name: true } } },
    };
    const after = transcripts({
      [CONFIGURATION]: asynchronous({ name: null }),
      [ENDPOINT]: { name: "transcripts", endpoint_config_name: null },
    });
    const more = {
      configuration: {
        root_module: {
          resources: [
            {
              address: ENDPOINT,
              mode: "managed",
              type: "aws_sagemaker_endpoint",
              name: "this",
              expressions: { endpoint_config_name: { references: [`${CONFIGURATION}.name`, CONFIGURATION] } },
            },
            { address: CONFIGURATION, mode: "managed", type: "aws_sagemaker_endpoint_configuration", name: "this" },
          ],
        },
      },
    };
    expect(effectsOf(planBetween(transcripts(), after, unknown, more)).map(({ kind }) => kind)).toEqual([
      "wakes",
      "runs twice",
    ]);
  });
});

describe("an instance type under a scalable target", () => {
  const next = {
    [CONFIGURATION]: asynchronous({ name: "transcripts-2" }, { instance_type: "ml.g5.2xlarge" }),
    [ENDPOINT]: endpoint("transcripts", "transcripts-2"),
  };
  const fails = (how: Readonly<Record<string, How>>, after = next) =>
    of("fails", transcripts(), transcripts(after), { [CONFIGURATION]: CREATE_FIRST, ...how });

  it("fails while the target stays registered", () => {
    const expected = {
      severity: "error",
      what: "The update of endpoint transcripts fails: variant main changes from ml.g5.xlarge to ml.g5.2xlarge while it is a registered scalable target.",
      fix: { hcl: expect.stringContaining(`replace_triggered_by = [${CONFIGURATION}]`) },
      addresses: [ENDPOINT, TARGET],
    };
    expect(fails({})).toMatchObject([expected]);
    expect(fails({ [TARGET]: CREATE_FIRST })).toMatchObject([expected]);
    expect(fails({ [TARGET]: { actions: ["forget"] } })).toMatchObject([expected]);
  });

  it("does not where the target is deregistered before, as our construct does", () => {
    expect(fails({ [TARGET]: REPLACE })).toEqual([]);
    const { [TARGET]: _, ...unscaled } = transcripts(next);
    expect(of("fails", transcripts(), unscaled, { [CONFIGURATION]: CREATE_FIRST })).toEqual([]);
  });

  it("does not where the type stays, or is not known", () => {
    expect(fails({}, { ...next, [CONFIGURATION]: asynchronous({ name: "transcripts-2" }) })).toEqual([]);
    const unknown = { change: { after_unknown: { production_variants: [{ instance_type: true }] } } };
    const after = { ...next, [CONFIGURATION]: asynchronous({ name: "transcripts-2" }, { instance_type: null }) };
    expect(fails({ [CONFIGURATION]: { ...CREATE_FIRST, ...unknown } }, after)).toEqual([]);
  });
});

describe("a component that is updated in place", () => {
  const update = (state: Readonly<Record<string, unknown>>, how: Readonly<Record<string, How>> = {}) =>
    effects(chat(), chat({ [COMPONENT]: component(state) }), how);

  it.each([{ InferenceComponentName: "other" }, { EndpointName: "other" }, { VariantName: "other" }])(
    "fails where its identity changes: %j",
    (state) => {
      expect(update(state).filter(({ kind }) => kind === "fails")).toMatchObject([
        {
          severity: "error",
          what: expect.stringContaining(Object.keys(state)[0] ?? ""),
          evidence: "inferred",
          addresses: [COMPONENT],
        },
      ]);
      expect(update(state, { [COMPONENT]: REPLACE }).filter(({ kind }) => kind === "fails")).toEqual([]);
    },
  );

  it.each([
    [{ RuntimeConfig: { CopyCount: 2 } }, "RuntimeConfig.CopyCount"],
    [{ RuntimeConfig: {} }, "RuntimeConfig.CopyCount"],
    [{ Specification: { Container: { Image: "b" } } }, "Specification.Container.Image"],
  ])("may fail where a write-only property is replaced, which nobody measured: %j", (state, path) => {
    const old = component({ Specification: { Container: { Image: "a" } } });
    const before = path.includes("Image") ? chat({ [COMPONENT]: old }) : chat();
    expect(effects(before, chat({ [COMPONENT]: component(state) }))).toMatchObject([
      {
        kind: "fails",
        severity: "warning",
        what: `The update of component chat-model may fail: Cloud Control does not return ${path}, and is expected to refuse a patch that replaces it.`,
        evidence: "inferred",
      },
    ]);
  });

  it("wakes where its copies are added", () => {
    const bare = { [COMPONENT]: component({ RuntimeConfig: {} }) };
    expect(effects(chat(bare), chat())).toMatchObject([
      { kind: "wakes", what: "The update of component chat-model sets it to 1 copy, also if it is scaled to zero." },
    ]);
    const awake = { [TARGET]: target({ min_capacity: 1 }) };
    expect(effects(chat({ ...awake, ...bare }), chat(awake))).toMatchObject([{ kind: "resets capacity" }]);
  });

  it("keeps its copies where something else changes", () => {
    expect(update({ Specification: { ModelName: "other" } })).toEqual([]);
  });

  it("gets its copies again with each update by awscc", () => {
    const address = "awscc_sagemaker_inference_component.this";
    const written = (more: object) => ({
      inference_component_name: "chat-model",
      endpoint_name: "chat",
      variant_name: "main",
      runtime_config: { copy_count: 1 },
      ...more,
    });
    const { [COMPONENT]: _, ...others } = chat();
    const [before, after] = [{}, { tags: [{ key: "a", value: "b" }] }].map((more) => ({
      ...others,
      [address]: written(more),
    }));
    expect(effects(before ?? {}, after ?? {})).toMatchObject([
      { kind: "wakes", what: expect.stringContaining("sets it to 1 copy"), why: expect.stringContaining("awscc") },
    ]);
  });
});

describe("a replacement under a name", () => {
  it("fails where the old one still has it", () => {
    const after = chat({ [CONFIGURATION]: configuration({}, { instance_type: "ml.g5.2xlarge" }) });
    expect(of("fails", chat(), after, { [CONFIGURATION]: CREATE_FIRST })).toMatchObject([
      { what: "The creation of endpoint configuration chat-1 fails: the old one still has the name." },
    ]);
    expect(of("fails", chat(), chat(), { [ENDPOINT]: { actions: ["forget", "create"] } })).toMatchObject([
      { why: expect.stringContaining("forgets the old one") },
    ]);
  });

  it("does not where the name changes, or is known after apply", () => {
    const after = chat({
      [CONFIGURATION]: configuration({ name: "chat-2" }),
      [ENDPOINT]: endpoint("chat", "chat-2"),
    });
    expect(of("fails", chat(), after, { [CONFIGURATION]: CREATE_FIRST })).toEqual([]);
  });

  it("leaves the endpoint on the old configuration where the name stays and it is deleted first", () => {
    const after = chat({ [CONFIGURATION]: configuration({}, { instance_type: "ml.g5.2xlarge" }) });
    expect(of("fails", chat(), after, { [CONFIGURATION]: REPLACE })).toMatchObject([
      { severity: "error", what: expect.stringContaining("Endpoint chat keeps its old configuration") },
    ]);
    expect(of("fails", chat(), after, { [CONFIGURATION]: REPLACE, [ENDPOINT]: REPLACE })).toMatchObject([
      { severity: "warning", what: expect.stringContaining("may fail while the old one is still being deleted") },
    ]);
  });
});

describe("a scalable target that is replaced", () => {
  it("loses the policies that are not replaced with it", () => {
    expect(of("pauses scaling", chat(), chat(), { [TARGET]: REPLACE })).toMatchObject([
      {
        severity: "error",
        what: "The scalable target of chat-model is replaced, and chat-wake is not: AWS deletes it with the target, and the next plan creates it again.",
        addresses: [TARGET, WAKE],
      },
    ]);
  });

  it("pauses them where they are replaced or put again, and says nothing of what is deleted", () => {
    const pauses = (after: Resources, how: Readonly<Record<string, How>>) =>
      of("pauses scaling", chat(), after, { [TARGET]: REPLACE, ...how });
    expect(pauses(chat(), { [WAKE]: REPLACE })).toMatchObject([{ severity: "note", addresses: [TARGET] }]);
    expect(
      pauses(chat({ [WAKE]: wake({ policy_type: "StepScaling", tags: {} }) }), { [WAKE]: { actions: ["update"] } }),
    ).toMatchObject([{ severity: "note" }]);
    const { [WAKE]: _, ...without } = chat();
    expect(pauses(without, {})).toMatchObject([{ severity: "note" }]);
  });

  it("is gone after the apply where it is created first", () => {
    expect(of("pauses scaling", chat(), chat(), { [TARGET]: CREATE_FIRST })).toMatchObject([
      { severity: "error", what: expect.stringContaining("is gone after the apply"), evidence: "inferred" },
    ]);
    expect(of("pauses scaling", chat(), chat(), { [WAKE]: CREATE_FIRST })).toMatchObject([
      { what: expect.stringContaining("policy chat-wake is gone") },
    ]);
    const renamed = chat({ [WAKE]: wake({ name: "chat-wake-2" }) });
    expect(of("pauses scaling", chat(), renamed, { [WAKE]: CREATE_FIRST })).toEqual([]);
    const night = "aws_appautoscaling_scheduled_action.night";
    const action = {
      service_namespace: "sagemaker",
      resource_id: "inference-component/chat-model",
      scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
      name: "night",
      schedule: "cron(0 20 * * ? *)",
      scalable_target_action: [{ min_capacity: "0", max_capacity: "0" }],
    };
    const scheduled = chat({ [night]: action });
    expect(of("pauses scaling", scheduled, scheduled, { [night]: CREATE_FIRST })).toMatchObject([
      {
        what: expect.stringContaining("scheduled action night is gone"),
        source: expect.stringContaining("PutScheduledAction"),
      },
    ]);
    expect(of("pauses scaling", scheduled, scheduled, { [night]: REPLACE })).toEqual([]);
  });
});

describe("an interruption", () => {
  it("lasts a cold start where the endpoint is deleted first", () => {
    const [effect] = of("interrupts", chat(), chat(), { [ENDPOINT]: REPLACE });
    expect(effect).toMatchObject({
      severity: "error",
      what: expect.stringContaining("Endpoint chat is deleted and created again"),
    });
    expect(effect?.seconds?.least).toBeGreaterThan(105);
    expect(effect?.seconds?.most).toBe(effect?.seconds?.least);
  });

  it("lasts as long as a measured cold start, and is not timed where nothing says it", () => {
    const input = applyInput(planBetween(chat(), chat(), { [ENDPOINT]: REPLACE }));
    const timed = applyEffects({ ...input, timing: "qwen-0.6b-g5-xlarge" }).find(({ kind }) => kind === "interrupts");
    expect(timed?.seconds).toEqual({ least: 462, typical: 462, most: 462 });
    const unknown = chat({ [CONFIGURATION]: configuration({}, { instance_type: null }) });
    const change = { change: { after_unknown: { production_variants: [{ instance_type: true }] } } };
    const plan = planBetween(chat(), unknown, { [ENDPOINT]: REPLACE, [CONFIGURATION]: { ...REPLACE, ...change } });
    const untimed = effectsOf(plan).find(({ kind }) => kind === "interrupts");
    expect(untimed).toBeDefined();
    expect(untimed).not.toHaveProperty("seconds");
  });

  it("of a component may find its instance still there", () => {
    const [effect] = of("interrupts", chat(), chat(), { [COMPONENT]: REPLACE });
    expect(effect?.what).toContain("Component chat-model is deleted and created again");
    expect(effect?.seconds?.most).toBeGreaterThan(effect?.seconds?.least ?? Number.POSITIVE_INFINITY);
  });

  it("ends the old name of what is renamed, also where the new one is created first", () => {
    const renamed = chat({ [ENDPOINT]: endpoint("assistant") });
    expect(of("interrupts", chat(), renamed, { [ENDPOINT]: CREATE_FIRST })).toMatchObject([
      { what: "Endpoint chat is replaced by assistant: clients that call chat get an error from then on." },
    ]);
  });

  it("is none for a component whose endpoint starts anew, and none for a target", () => {
    expect(of("interrupts", chat(), chat(), { [ENDPOINT]: REPLACE, [COMPONENT]: REPLACE })).toHaveLength(1);
    expect(of("interrupts", chat(), chat(), { [TARGET]: REPLACE, [WAKE]: REPLACE })).toEqual([]);
  });

  it("comes with a renamed key, which a moved block prevents", () => {
    const [old, next] = [`${ENDPOINT}["chat"]`, `${ENDPOINT}["main"]`];
    const before = { [CONFIGURATION]: configuration(), [old]: endpoint() };
    const after = { [CONFIGURATION]: configuration(), [next]: endpoint() };
    const gone = { [old]: { reason: "delete_because_each_key" } };
    const found = effects(before, after, gone);
    expect(found.map(({ kind }) => kind)).toEqual(["interrupts", "starts awake"]);
    expect(found[0]).toMatchObject({
      what: expect.stringContaining("in no fixed order"),
      fix: { hcl: `moved {\n  from = ${old}\n  to   = ${next}\n}` },
      addresses: [old, next],
    });
    expect(effects(before, after, { [next]: { from: old, actions: ["no-op"] } })).toEqual([]);
    const other = { [CONFIGURATION]: configuration(), [next]: endpoint("main") };
    expect(effects(before, other, gone)[0]).toMatchObject({ what: expect.stringContaining("because its key changed") });
    expect(effects(before, other).map(({ kind }) => kind)).toEqual(["deletes", "starts awake"]);
  });
});

describe("what an apply takes away", () => {
  it("goes on costing where it is forgotten: instance type and count", () => {
    const forget = Object.fromEntries(Object.keys(chat()).map((address) => [address, { actions: ["forget"] }]));
    const found = effects(chat(), {}, forget);
    expect(found).toMatchObject([
      {
        kind: "forgets",
        severity: "warning",
        what: "Endpoint chat with chat-model leaves the Terraform state and goes on costing money: ml.g5.xlarge, 0 to 2 instances. 3 more resources leave it too.",
      },
    ]);
    expect(found[0]?.addresses).toHaveLength(5);
  });

  it("goes on scaling where only the scaling is forgotten", () => {
    const forget = { [TARGET]: { actions: ["forget"] }, [WAKE]: { actions: ["forget"] } };
    const { [TARGET]: _, [WAKE]: __, ...rest } = chat();
    expect(of("forgets", chat(), rest, forget)).toMatchObject([
      { what: "2 resources of endpoint chat leave the Terraform state and stay in AWS, where they continue to scale." },
    ]);
    expect(of("forgets", chat(), rest)).toEqual([]);
  });

  it("keeps the instances of a forgotten component", () => {
    const { [COMPONENT]: _, ...rest } = chat();
    expect(of("forgets", chat(), rest, { [COMPONENT]: { actions: ["forget"] } })).toMatchObject([
      { what: "Component chat-model leaves the Terraform state and keeps instances: ml.g5.xlarge, 0 to 2 instances." },
    ]);
  });

  it("is deleted once, with its components", () => {
    expect(effects(chat(), {})).toMatchObject([
      { kind: "deletes", severity: "warning", what: "Endpoint chat is deleted with chat-model: requests to it fail." },
    ]);
    const { [COMPONENT]: _, ...rest } = chat();
    expect(effects(chat(), rest)).toMatchObject([
      { kind: "deletes", what: expect.stringContaining("Component chat-model") },
    ]);
  });

  it("names no component that stays", () => {
    const { [ENDPOINT]: _, [CONFIGURATION]: __, ...rest } = chat();
    expect(of("deletes", chat(), rest)).toMatchObject([{ what: "Endpoint chat is deleted: requests to it fail." }]);
  });

  it("is not what a failed replacement left behind", () => {
    const plan = planBetween(chat(), chat());
    const deposed = (plan.changes ?? []).concat({
      address: ENDPOINT,
      type: "aws_sagemaker_endpoint",
      action: "delete",
      isDeposed: true,
      attributes: [],
    });
    expect(applyEffects({ ...applyInput(plan), changes: deposed })).toEqual([]);
  });
});

describe("what an apply creates", () => {
  it("starts awake: an endpoint once, with its components", () => {
    expect(effects({}, chat())).toMatchObject([
      {
        kind: "starts awake",
        severity: "note",
        what: "Endpoint chat starts with capacity (1 instance of ml.g5.xlarge), and scales to zero after its idle timeout at the earliest.",
      },
    ]);
  });

  it("does not scale to zero later where nothing scales it to zero", () => {
    const scalings: readonly Resources[] = [
      {},
      { [TARGET]: target({ min_capacity: 1 }) },
      { [TARGET]: target({ min_capacity: null }) },
    ];
    for (const more of scalings) {
      const { [TARGET]: _, [WAKE]: __, ...unscaled } = chat();
      const created = effects({}, { ...unscaled, ...more }).filter(({ kind }) => kind === "starts awake");
      expect(created).toMatchObject([{ what: "Endpoint chat starts with capacity (1 instance of ml.g5.xlarge)." }]);
    }
    const { [COMPONENT]: _, ...rest } = chat({ [TARGET]: target({ min_capacity: 1 }) });
    expect(of("starts awake", rest, { ...rest, [COMPONENT]: component() })).toMatchObject([
      { why: "SageMaker refuses to create a component with 0 copies." },
    ]);
  });

  it("starts awake: a component on an endpoint that may sleep", () => {
    const { [COMPONENT]: _, ...rest } = chat();
    expect(effects(rest, chat())).toMatchObject([
      {
        kind: "starts awake",
        what: expect.stringContaining("Component chat-model starts with 1 copy on ml.g5.xlarge"),
      },
    ]);
  });

  it("is nothing where it is imported", () => {
    const { [COMPONENT]: _, ...rest } = chat();
    const imported = { [COMPONENT]: { actions: ["no-op"], change: { importing: { id: "chat-model" } } } };
    expect(effects(rest, chat(), imported)).toEqual([]);
  });
});

describe("what a plan does not know", () => {
  it.each([
    [{ errored: true }, "warning", "failed before its end"],
    [
      { complete: false, deferred_changes: [{ reason: "x", resource_change: { address: ENDPOINT } }] },
      "note",
      ENDPOINT,
    ],
    [{ complete: false }, "note", "partial"],
  ])("is said for %j", (more, severity, text) => {
    expect(effectsOf(planBetween(chat(), chat(), {}, more))).toMatchObject([
      { kind: "not known yet", severity, what: expect.stringContaining(text) },
    ]);
  });
});

describe("effects", () => {
  it("are worked out from two syntheses, too", () => {
    const stack = (min_capacity: number) =>
      parseTerraform(
        JSON.stringify({
          resource: {
            aws_sagemaker_endpoint: { this: endpoint() },
            aws_cloudcontrolapi_resource: { this: component() },
            aws_appautoscaling_target: { this: target({ min_capacity }) },
          },
        }),
        "cdk.tf.json",
      );
    const [before, after] = [stack(0), stack(1)];
    const input = { before: before.topology, after: after.topology, changes: changesBetween(before, after) };
    expect(applyEffects(input)).toMatchObject([{ kind: "wakes", addresses: [TARGET] }]);
  });

  it("name their source and end their sentences", () => {
    const many = [
      ...effects(chat(), {}, { [ENDPOINT]: { actions: ["forget"] } }),
      ...effects({}, chat()),
      ...effects(chat(), chat(), { [ENDPOINT]: REPLACE, [TARGET]: REPLACE, [COMPONENT]: REPLACE }),
    ];
    expect(many.length).toBeGreaterThan(5);
    for (const { what, why, source } of many) {
      expect(what).toMatch(/^[A-Z0-9m].*\.$/);
      expect(why).toMatch(/\.$/);
      expect(source).toMatch(/^https:\/\//);
    }
  });
});
