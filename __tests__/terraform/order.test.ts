import { describeTerraform, exampleStackNames, exampleWorkspace, type Workspace } from "../support/terraform";
import type { TerraformGraph } from "../support/terraform-graph";

const ALARM = "aws_cloudwatch_metric_alarm";
const POLICY = "aws_appautoscaling_policy";
const TARGET = "aws_appautoscaling_target";
const COMPONENT = "aws_cloudcontrolapi_resource";
const ENDPOINT = "aws_sagemaker_endpoint";
const MODEL = "aws_sagemaker_model";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration";

/** Terraform destroys against the dependencies that it creates along. */
describeTerraform.each(exampleStackNames())("the example %s", (name) => {
  let workspace: Workspace;
  let graph: TerraformGraph;

  beforeAll(async () => {
    workspace = await exampleWorkspace(name);
    graph = await workspace.dependencies();
  });

  it.each([
    [ALARM, POLICY],
    [POLICY, TARGET],
    [TARGET, ENDPOINT],
    [COMPONENT, ENDPOINT],
    [ENDPOINT, CONFIGURATION],
  ])("destroys each %s before its %s", (first, second) => {
    const loose = graph.ofType(first).filter((node) => !reaches(graph, node, second));
    expect(loose).toEqual([]);
  });

  it("destroys each target of copies before its component", () => {
    const ofCopies = Object.entries(workspace.synthesized.resource[TARGET] ?? {})
      .filter(([, { resource_id }]) => resource_id.startsWith("inference-component/"))
      .map(([id]) => `${TARGET}.${id}`);
    expect(ofCopies.filter((target) => !reaches(graph, target, COMPONENT))).toEqual([]);
  });

  it("destroys each model after the component or the configuration that uses it", () => {
    const users = [...graph.ofType(COMPONENT), ...graph.ofType(CONFIGURATION)];
    const needed = new Set(users.flatMap((user) => [...graph.before(user)]));
    expect(graph.ofType(MODEL).filter((model) => !needed.has(model))).toEqual([]);
  });

  it("destroys each adapter before its base", () => {
    const components = Object.entries(workspace.synthesized.resource[COMPONENT] ?? {});
    const adapters = components.filter(([, { desired_state }]) => desired_state.includes("BaseInferenceComponentName"));
    const loose = adapters.filter(([id]) => !reaches(graph, `${COMPONENT}.${id}`, COMPONENT));
    expect(loose).toEqual([]);
  });
});

function reaches(graph: TerraformGraph, node: string, type: string): boolean {
  return [...graph.before(node)].some((other) => other.startsWith(`${type}.`));
}
