import { describeTerraform, exampleStackNames, exampleWorkspace } from "../support/terraform";
import type { TerraformGraph } from "../support/terraform-graph";

const ALARM = "aws_cloudwatch_metric_alarm";
const POLICY = "aws_appautoscaling_policy";
const TARGET = "aws_appautoscaling_target";
const COMPONENT = "aws_cloudcontrolapi_resource";
const ENDPOINT = "aws_sagemaker_endpoint";
const CONFIGURATION = "aws_sagemaker_endpoint_configuration";

/** Terraform creates along these, and destroys against them. */
describeTerraform.each(exampleStackNames())("the example %s", (name) => {
  let graph: TerraformGraph;

  beforeAll(async () => {
    graph = await (await exampleWorkspace(name)).dependencies();
  });

  it.each([
    [ALARM, POLICY],
    [POLICY, TARGET],
    [TARGET, COMPONENT],
    [COMPONENT, ENDPOINT],
    [ENDPOINT, CONFIGURATION],
  ])("has no %s that does not go before its %s", (first, second) => {
    const loose = graph.ofType(first).filter((node) => !reaches(graph, node, second));
    expect(loose).toEqual([]);
  });
});

function reaches(graph: TerraformGraph, node: string, type: string): boolean {
  return [...graph.before(node)].some((other) => other.startsWith(`${type}.`));
}
