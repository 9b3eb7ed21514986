import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { configurationWorkspace, describeTerraform, installedProviders, newDirectory } from "../support/terraform";
import { runCommand, terraform } from "../support/terraform-command";
import type { Plan } from "../support/terraform-plan";

const SCHEMA = ["providers", "schema", "-json"];
const OF_AWS = "registry.terraform.io/hashicorp/aws";
const IN_FRANKFURT = {
  region: "eu-central-1",
  access_key: "test",
  secret_key: "test",
  skip_credentials_validation: true,
  skip_requesting_account_id: true,
  skip_metadata_api_check: "true",
};

/** Regions that a plan reads from the provider. */
const regions = ({ planned_values }: Plan) =>
  Object.fromEntries(Object.entries(planned_values.outputs ?? {}).map(([name, { value }]) => [name, value]));

const regionOf = (region: string) =>
  configurationWorkspace({
    provider: { aws: { region } },
    data: { aws_region: { current: {} } },
    output: { here: { value: "${data.aws_region.current.id}" } },
  });

describeTerraform("the provider that serves the commands of Terraform in these tests", () => {
  it("has the schema of the provider that Terraform would start", async () => {
    const folder = newDirectory();
    const requirements = { required_providers: { aws: { source: "hashicorp/aws" } } };
    writeFileSync(join(folder, "main.tf.json"), JSON.stringify({ terraform: requirements }));
    await terraform(folder, ["init", `-plugin-dir=${installedProviders().pluginDirectory}`]);
    const schemas = async (run: ReturnType<typeof runCommand>) =>
      JSON.parse((await run).stdout).provider_schemas[OF_AWS];
    const served = await schemas(terraform(folder, SCHEMA));
    const own = await schemas(runCommand(["terraform", ...SCHEMA], folder));
    expect(served.provider).toEqual(own.provider);
    for (const kind of ["resource_schemas", "data_source_schemas"]) {
      const types = Object.keys(served[kind]);
      expect(types.length).toBeGreaterThan(20);
      expect(served[kind]).toEqual(Object.fromEntries(types.map((type) => [type, own[kind][type]])));
    }
  });

  it("has each command configure it anew", async () => {
    const [west, east] = [await regionOf("us-west-2"), await regionOf("us-east-1")];
    expect(regions(await west.plan())).toEqual({ here: "us-west-2" });
    expect(regions(await east.plan())).toEqual({ here: "us-east-1" });
    expect(regions(await west.plan())).toEqual({ here: "us-west-2" });
  });

  it("keeps commands apart that run at the same time", async () => {
    const workspaces = await Promise.all(["us-west-2", "us-east-1", "eu-west-1"].map(regionOf));
    const plans = await Promise.all(workspaces.map((workspace) => workspace.plan()));
    expect(plans.map(regions)).toEqual([{ here: "us-west-2" }, { here: "us-east-1" }, { here: "eu-west-1" }]);
  });

  it("keeps aliases of one configuration apart", async () => {
    const workspace = await configurationWorkspace({
      provider: { aws: [{ region: "us-west-2" }, { alias: "frankfurt", ...IN_FRANKFURT }] },
      data: { aws_region: { west: {}, frankfurt: { provider: "aws.frankfurt" } } },
      output: {
        west: { value: "${data.aws_region.west.id}" },
        frankfurt: { value: "${data.aws_region.frankfurt.id}" },
      },
    });
    expect(regions(await workspace.plan())).toEqual({ west: "us-west-2", frankfurt: "eu-central-1" });
  });

  it("does not support a service that the project has nothing of", async () => {
    const workspace = await configurationWorkspace({
      provider: { aws: { region: "us-west-2" } },
      resource: { aws_vpc: { main: { cidr_block: "10.0.0.0/16" } } },
    });
    await expect(workspace.plan()).rejects.toThrow('does not support resource type "aws_vpc"');
  });
});
