import { type Changes, ChangingStack } from "../support/changing-stack";
import { describeTerraform, stackWorkspace, type Workspace } from "../support/terraform";
import type { TerraformGraph } from "../support/terraform-graph";
import { plannedActions } from "../support/terraform-plan";
import { type State, stateAfter } from "../support/terraform-state";

const ALARM = "aws_cloudwatch_metric_alarm.Endpoint_Component_Scaling_WakeAlarm_6F615E6D";
const ADAPTER_ALARM = "aws_cloudwatch_metric_alarm.Endpoint_Component_Adapter_WakeAlarm_34BA08FF";
const TRACKING = "aws_appautoscaling_policy.Endpoint_Component_Scaling_Tracking_AC6695CA";
const WAKE = "aws_appautoscaling_policy.Endpoint_Component_Scaling_Wake_96CB3648";
const TARGET = "aws_appautoscaling_target.Endpoint_Component_Scaling_Target_2CB7CCC2";
const COMPONENT = "aws_cloudcontrolapi_resource.Endpoint_Component_87E027E3";
const ADAPTER = "aws_cloudcontrolapi_resource.Endpoint_Component_Adapter_8E3D8980";
const IDENTITY = "terraform_data.Endpoint_Component_Identity_E03F83FE";
const ADAPTER_IDENTITY = "terraform_data.Endpoint_Component_Adapter_Identity_98E08E73";
const MODEL = "aws_sagemaker_model.Model_2AD80A05";
const ENDPOINT = "aws_sagemaker_endpoint.Endpoint_8024A810";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration.Endpoint_Configuration_396FE40F";
const CONFIGURATION_NAME = "terraform_data.Endpoint_ConfigurationName_3706D0A3";
const MODEL_NAME = "terraform_data.Model_Name_153A69BD";
const GRANTS = "aws_iam_role_policy.Role_Grants_Policy_B97913C9";

const UPDATE = "update";
const REPLACE = "delete then create";
const REPLACE_WITHOUT_GAP = "create then delete";

/** Everything that carries the component's identity. */
const COMPONENT_REPLACED = {
  [IDENTITY]: REPLACE,
  [COMPONENT]: REPLACE,
  [ADAPTER_IDENTITY]: REPLACE,
  [ADAPTER]: REPLACE,
  [TARGET]: REPLACE,
  [TRACKING]: REPLACE,
  [WAKE]: REPLACE,
  [ADAPTER_ALARM]: UPDATE,
  [GRANTS]: UPDATE,
};

describeTerraform("an endpoint that was applied", () => {
  let applied: State;

  beforeAll(async () => {
    const workspace = await stackWorkspace((app) => new ChangingStack(app));
    applied = stateAfter(await workspace.plan(), await workspace.dependencies());
  });

  async function change(changes: Changes): Promise<{ actions: Record<string, string>; workspace: Workspace }> {
    const workspace = await stackWorkspace((app) => new ChangingStack(app, changes));
    return { actions: plannedActions(await workspace.plan({ state: applied })), workspace };
  }

  it("is left alone by the same configuration", async () => {
    expect((await change({})).actions).toEqual({});
  });

  it("takes more copies without touching anything but the target", async () => {
    expect((await change({ maxCopies: 5 })).actions).toEqual({ [TARGET]: UPDATE });
  });

  it("takes another reservation without touching anything but the component", async () => {
    expect((await change({ minMemoryMb: 2048 })).actions).toEqual({ [COMPONENT]: UPDATE });
  });

  describe("with another instance type", () => {
    let actions: Record<string, string>;
    let order: TerraformGraph;

    beforeAll(async () => {
      const changed = await change({ instanceType: "ml.g5.24xlarge" });
      actions = changed.actions;
      order = await changed.workspace.applyOrder();
    });

    it("gets a new configuration, and nothing else is touched", () => {
      expect(actions).toEqual({ [CONFIGURATION]: REPLACE_WITHOUT_GAP, [ENDPOINT]: UPDATE });
    });

    it("moves to the new configuration before the old one goes", () => {
      expect(order.before(order.deposed(CONFIGURATION))).toContain(ENDPOINT);
    });
  });

  describe("with another image", () => {
    let actions: Record<string, string>;
    let order: TerraformGraph;

    beforeAll(async () => {
      const changed = await change({ image: "123456789012.dkr.ecr.us-west-2.amazonaws.com/serving:2" });
      actions = changed.actions;
      order = await changed.workspace.applyOrder();
    });

    it("gets a new model, and the component is kept", () => {
      expect(actions).toEqual({ [MODEL]: REPLACE_WITHOUT_GAP, [COMPONENT]: UPDATE });
    });

    it("moves its component to the new model before the old one goes", () => {
      expect(order.before(order.deposed(MODEL))).toContain(COMPONENT);
    });
  });

  describe("with another name of the component", () => {
    let actions: Record<string, string>;
    let order: TerraformGraph;

    beforeAll(async () => {
      const changed = await change({ inferenceComponentName: "talk" });
      actions = changed.actions;
      order = await changed.workspace.applyOrder();
    });

    it("gets a new component, with all that is bound to its name", () => {
      expect(actions).toEqual({ ...COMPONENT_REPLACED, [ALARM]: REPLACE });
    });

    it.each([
      ["the policies", "the target", WAKE, TARGET],
      ["the target", "the component", TARGET, COMPONENT],
      ["the adapter", "the component", ADAPTER, COMPONENT],
    ])("loses %s before %s", (_first, _second, first, second) => {
      expect(order.before(`${second} (destroy)`)).toContain(`${first} (destroy)`);
    });
  });

  it("is replaced under another name, and its components with it", async () => {
    const { actions } = await change({ endpointName: "other" });
    expect(actions).toEqual({
      ...COMPONENT_REPLACED,
      [ALARM]: UPDATE,
      [ENDPOINT]: REPLACE,
      [CONFIGURATION_NAME]: REPLACE_WITHOUT_GAP,
      [CONFIGURATION]: REPLACE_WITHOUT_GAP,
    });
  });

  it("gets a new model under another name of the model, which Terraform would ignore by itself", async () => {
    expect((await change({ modelName: "talk" })).actions).toEqual({
      [MODEL_NAME]: REPLACE_WITHOUT_GAP,
      [MODEL]: REPLACE_WITHOUT_GAP,
      [COMPONENT]: UPDATE,
    });
  });

  describe("that is destroyed", () => {
    let order: TerraformGraph;

    beforeAll(async () => {
      const workspace = await stackWorkspace((app) => new ChangingStack(app));
      await workspace.plan({ state: applied, destroy: true });
      order = await workspace.applyOrder();
    });

    it.each([
      ["its alarm", "its wake policy", ALARM, WAKE],
      ["the alarm of an adapter", "its wake policy", ADAPTER_ALARM, WAKE],
      ["its wake policy", "its target", WAKE, TARGET],
      ["its tracking policy", "its target", TRACKING, TARGET],
      ["its target", "its component", TARGET, COMPONENT],
      ["an adapter", "its component", ADAPTER, COMPONENT],
      ["its component", "the endpoint", COMPONENT, ENDPOINT],
      ["its component", "its model", COMPONENT, MODEL],
      ["the endpoint", "its configuration", ENDPOINT, CONFIGURATION],
      ["the endpoint", "the permissions of its role", ENDPOINT, GRANTS],
    ])("loses %s before %s", (_first, _second, first, second) => {
      expect(order.before(`${second} (destroy)`)).toContain(`${first} (destroy)`);
    });
  });
});
