import { parseTerraform, Unknown } from "../../../src/topology";
import { sole } from "../../support/nodes-in";

describe("a provider in synthesized JSON", () => {
  const providers = (...blocks: object[]) =>
    parseTerraform(
      JSON.stringify({
        provider: { aws: blocks },
        terraform: { required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.21.0, < 7.0.0" } } },
        variable: { region: {} },
        resource: { aws_sagemaker_endpoint: { llm: { name: "llm", endpoint_config_name: "llm", provider: "aws.eu" } } },
      }),
      "cdk.tf.json",
    ).topology;

  it("has a Region, a version and no default tags", () => {
    expect(sole(providers({ region: "eu-west-3" }).providers)).toMatchObject({
      address: "provider.aws",
      region: "eu-west-3",
      versionConstraint: ">= 6.21.0, < 7.0.0",
      hasDefaultTags: false,
    });
  });

  it("is found by its alias", () => {
    const topology = providers({ region: "us-east-1" }, { region: "eu-west-3", alias: "eu" });
    const endpoint = sole(topology.endpoints);
    expect(topology.providerOf(endpoint).node?.region).toBe("eu-west-3");
    const without = providers({ region: "us-east-1" });
    expect(without.providerOf(sole(without.endpoints)).kind).toBe("unknown");
  });

  it("may have default tags, and a Region that is not known", () => {
    const provider = sole(providers({ region: "${var.region}", default_tags: [{ tags: { team: "ml" } }] }).providers);
    expect(provider).toMatchObject({ region: Unknown, hasDefaultTags: true });
    expect(sole(providers({ default_tags: "${var.tags}" }).providers).hasDefaultTags).toBe(Unknown);
  });
});

describe("a provider in a plan", () => {
  const provider = (expressions: object, more: object = {}) => {
    const aws = {
      name: "aws",
      full_name: "registry.terraform.io/hashicorp/aws",
      version_constraint: "~> 6.21",
      expressions,
      ...more,
    };
    const other = { name: "time", full_name: "registry.terraform.io/hashicorp/time" };
    const document = {
      format_version: "1.2",
      planned_values: { root_module: {} },
      variables: { region: { value: "eu-west-3" }, secret: { value: "hush" } },
      configuration: {
        provider_config: { aws, time: other },
        root_module: { variables: { region: {}, secret: { sensitive: true } } },
      },
    };
    return sole(parseTerraform(JSON.stringify(document), "plan.json").topology.providers);
  };

  it("has a Region, a version and perhaps default tags", () => {
    expect(provider({ region: { constant_value: "us-east-1" }, default_tags: [{}] })).toMatchObject({
      address: "provider.aws",
      region: "us-east-1",
      versionConstraint: "~> 6.21",
      hasDefaultTags: true,
    });
    expect(provider({}).region).toBeUndefined();
  });

  it("has the Region that a variable of the root module has", () => {
    const region = { references: ["var.region"] };
    expect(provider({ region }).region).toBe("eu-west-3");
    expect(provider({ region }, { module_address: "module.llm" }).region).toBe(Unknown);
    expect(provider({ region: { references: ["local.region"] } }).region).toBe(Unknown);
  });

  it("does not tell a secret", () => {
    expect(provider({ region: { references: ["var.secret"] } }).region).toBe(Unknown);
  });
});

describe("the Region of a resource", () => {
  const inJson = (resource: object) =>
    parseTerraform(
      JSON.stringify({
        provider: { aws: [{ region: "us-east-1" }, { alias: "eu", region: "eu-west-3" }, { alias: "free" }] },
        resource: { aws_sagemaker_endpoint: { llm: { name: "llm", endpoint_config_name: "llm", ...resource } } },
      }),
      "cdk.tf.json",
    ).topology;
  const inPlan = (
    values: object,
    key = "aws",
    unknown: object = {},
    region: object = { constant_value: "us-east-1" },
  ) => {
    const resource = {
      address: "aws_sagemaker_endpoint.llm",
      mode: "managed",
      type: "aws_sagemaker_endpoint",
      name: "llm",
    };
    const document = {
      format_version: "1.2",
      planned_values: { root_module: { resources: [{ ...resource, values: { name: "llm", ...values } }] } },
      resource_changes: [{ ...resource, change: { after_unknown: unknown } }],
      configuration: {
        provider_config: {
          aws: { name: "aws", full_name: "registry.terraform.io/hashicorp/aws", expressions: { region } },
          awscc: { name: "awscc", full_name: "registry.terraform.io/hashicorp/awscc" },
        },
        root_module: { resources: [{ ...resource, provider_config_key: key, expressions: {} }] },
      },
    };
    return parseTerraform(JSON.stringify(document), "plan.json").topology;
  };
  const regionOf = (topology: ReturnType<typeof inJson>) => sole(topology.endpoints).region;

  it("is that of its provider", () => {
    expect(regionOf(inJson({}))).toBe("us-east-1");
    expect(regionOf(inJson({ provider: "aws.eu" }))).toBe("eu-west-3");
    expect(regionOf(inPlan({}))).toBe("us-east-1");
  });

  it("is the one that it says itself", () => {
    expect(regionOf(inJson({ provider: "aws.eu", region: "us-west-2" }))).toBe("us-west-2");
    expect(regionOf(inPlan({ region: "us-west-2" }))).toBe("us-west-2");
  });

  it("is unknown, and not that of its provider, where it says one that cannot be read", () =>
    expect(regionOf(inJson({ region: "${var.region}" }))).toBe(Unknown));

  it("is not known if nothing states it", () => {
    expect(regionOf(inJson({ provider: "aws.free" }))).toBeUndefined();
    expect(regionOf(inPlan({}, "awscc"))).toBeUndefined();
    expect(regionOf(inPlan({}, "aws", { region: true }))).toBeUndefined();
    expect(regionOf(inPlan({}, "aws", {}, { constant_value: "eu" }))).toBeUndefined();
  });

  it("leaves its provider to be found when that has filled it in", () => {
    for (const region of [{ constant_value: "us-east-1" }, undefined]) {
      const topology = inPlan({ region: "us-east-1" }, "aws", {}, region ?? {});
      expect(regionOf(topology)).toBe("us-east-1");
      expect(topology.providerOf(sole(topology.endpoints)).node?.address).toBe("provider.aws");
    }
  });
});
