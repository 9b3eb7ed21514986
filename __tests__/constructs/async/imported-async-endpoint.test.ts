import { AsyncEndpoint, SleepMethod } from "../../../src";
import { WEEKEND } from "../../support/builders";
import { document } from "../../support/hcl-document";
import { problems, resource, resources, stackWithProvider } from "../../support/synthesized";

const ACTION = "aws_appautoscaling_scheduled_action";

describe("an asynchronous endpoint that is managed elsewhere", () => {
  it("is in the tree, and creates nothing", () => {
    const stack = stackWithProvider();
    const endpoint = AsyncEndpoint.fromEndpointName(stack, "Theirs", "ocr");
    expect(endpoint.node.path).toBe("test/Theirs");
    expect(endpoint.variants.map(({ variantName }) => variantName)).toEqual(["AllTraffic"]);
    expect(resources(stack, "aws_sagemaker_endpoint")).toEqual([]);
  });

  it("can be scaled here", () => {
    const stack = stackWithProvider();
    const endpoint = AsyncEndpoint.fromEndpointAttributes(stack, "Theirs", { endpointName: "ocr", variantName: "gpu" });
    expect(endpoint.addScaling({ maxInstanceCount: 2 })).toBe(endpoint.scaling);
    expect(resource(stack, "aws_appautoscaling_target")).toMatchObject({
      resource_id: "endpoint/ocr/variant/gpu",
      min_capacity: 0,
      max_capacity: 2,
    });
    expect(resource(stack, "aws_cloudwatch_metric_alarm").metric_name).toBe("HasBacklogWithoutCapacity");
  });

  it("is scaled once, and before it sleeps", () => {
    const endpoint = AsyncEndpoint.fromEndpointName(stackWithProvider(), "Theirs", "ocr");
    endpoint.addSleepWindow("Weekend", WEEKEND);
    endpoint.addScaling({ maxInstanceCount: 2 });
    expect(problems(endpoint)).toEqual([expect.stringContaining("called after addSleepWindow")]);
  });

  it("sleeps by the target that another stack registers", () => {
    const stack = stackWithProvider();
    AsyncEndpoint.fromEndpointAttributes(stack, "Theirs", { endpointName: "ocr", maxInstanceCount: 4 }).addSleepWindow(
      "Weekend",
      { ...WEEKEND, method: SleepMethod.minCapacity({ hard: true }) },
    );
    expect(resources(stack, ACTION).map(({ resource_id }) => resource_id)).toEqual([
      "endpoint/ocr/variant/AllTraffic",
      "endpoint/ocr/variant/AllTraffic",
    ]);
    expect(resources(stack, ACTION)[1]?.scalable_target_action).toEqual({ min_capacity: "1", max_capacity: "4" });
  });

  it("may be called by a role", () => {
    const stack = stackWithProvider();
    AsyncEndpoint.fromEndpointName(stack, "Theirs", "ocr").grantInvoke({
      name: "caller",
      arn: "arn:aws:iam::123456789012:role/caller",
    });
    expect(document(resource(stack, "aws_iam_role_policy").policy)).toMatchObject({
      Statement: [{ Action: ["sagemaker:InvokeEndpointAsync"], Resource: [expect.stringMatching(/:endpoint\/ocr$/)] }],
    });
  });

  it("reports its problems where it is imported", () => {
    const stack = stackWithProvider();
    AsyncEndpoint.fromEndpointName(stack, "Theirs", JSON.parse("5"));
    expect(problems(stack)).toEqual([
      expect.stringContaining('endpoint.endpointName is 5, must be a string: write "5"'),
    ]);
  });
});
