import { uniqueNames } from "../../src/rules/waking/w53-unique-names";
import { parseTerraform } from "../../src/topology";
import { moduleFolder } from "../support/printed-modules";
import { configurationWorkspace, describeTerraform } from "../support/terraform";
import { told } from "../support/told";

const component = (name: string) => ({
  source: moduleFolder("inference-component"),
  endpoint_name: "shared",
  name,
  model: {
    image: "763104351884.dkr.ecr.us-west-2.amazonaws.com/djl-inference:1",
    model_data_prefix: "s3://bucket/chat/",
  },
  accelerator_devices: 1,
  min_memory_mb: 1024,
  max_copies: 2,
});

/** The workspace gives them to the provider without an alias only. */
const OFFLINE = {
  access_key: "test",
  secret_key: "test",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
};

describeTerraform("calls of a module with the name of one component", () => {
  it("overwrite each other in one Region, and nothing in another", async () => {
    const workspace = await configurationWorkspace({
      provider: {
        aws: [{ region: "us-west-2" }, { alias: "eu", region: "eu-west-1", ...OFFLINE }],
      },
      module: {
        one: component("chat"),
        two: component("chat"),
        other: component("other"),
        eu: { ...component("chat"), providers: { aws: "aws.eu" } },
      },
    });
    const { topology } = parseTerraform(JSON.stringify(await workspace.plan()), "plan.json");
    expect(told(uniqueNames, topology)).toEqual([
      "module.two.aws_cloudwatch_metric_alarm.wake has the same alarm_name, and overwrites this alarm",
      "module.two.aws_appautoscaling_target.copies has the same resource_id and scalable_dimension, and overwrites this scalable target",
    ]);
  });
});
