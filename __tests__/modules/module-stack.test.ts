import { readFileSync } from "node:fs";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SagemakerEndpoint } from "@cdktf/provider-aws/lib/sagemaker-endpoint";
import { SagemakerEndpointConfiguration } from "@cdktf/provider-aws/lib/sagemaker-endpoint-configuration";
import { App, LocalBackend, TerraformAsset, TerraformOutput } from "cdktf";
import { Construct } from "constructs";
import { synthesize } from "../../src";
import { ModuleOutput, ModuleStack, ModuleVariable, printedModule } from "../../src/modules";
import { HAND_OVER, handedOver } from "../../src/modules/hand-over";
import { Repeated } from "../../src/modules/repeated";
import { scratchFolder } from "../support/files";
import { filesOf, moduleStack } from "../support/printed";

const endpoint = (scope: Construct, id: string) =>
  new SagemakerEndpoint(scope, id, { name: "a", endpointConfigName: "b" });

const resources = (stack: ModuleStack): string[] => Object.keys(stack.toTerraform().resource.aws_sagemaker_endpoint);

describe("the names in a module", () => {
  it.each([
    [["Resource"], "this"],
    [["Endpoint", "Resource"], "endpoint"],
    [["Llama3", "WakeAlarm"], "llama3_wake_alarm"],
    [["SleepWindow-Office", "Default"], "sleep_window_office"],
    [["IAMRole"], "iam_role"],
  ])("%j makes %s", (path, name) => {
    const stack = moduleStack((module) => {
      const scope = path.slice(0, -1).reduce<Construct>((outer, id) => new Construct(outer, id), module);
      endpoint(scope, path.at(-1) ?? "");
    });
    expect(resources(stack)).toEqual([name]);
  });

  it("can be given by path, before the constructs are there", () => {
    const stack = moduleStack((module) => void endpoint(new Construct(module, "Endpoint"), "Resource"), {
      names: { "Endpoint/Resource": "this" },
    });
    expect(resources(stack)).toEqual(["this"]);
  });

  it("can be the same on different types", () => {
    const stack = moduleStack(
      (module) => {
        const configuration = new SagemakerEndpointConfiguration(module, "A", { productionVariants: [{}] });
        new SagemakerEndpoint(module, "B", { endpointConfigName: configuration.name });
      },
      { names: { A: "this", B: "this" } },
    );
    expect(stack.toTerraform().resource.aws_sagemaker_endpoint.this.endpoint_config_name).toBe(
      "${aws_sagemaker_endpoint_configuration.this.name}",
    );
  });

  it("are refused where one element would be lost, and both are named", () => {
    const clashing = () =>
      moduleStack((module) => {
        endpoint(module, "MyEndpoint");
        endpoint(module, "my-endpoint");
      });
    const told = "resource.aws_sagemaker_endpoint.my_endpoint is example/MyEndpoint and example/my-endpoint";
    expect(() => clashing().toTerraform()).toThrow(told);
    expect(() => printedModule(clashing())).toThrow(told);
  });

  it("of variables and outputs are their ids", () => {
    const stack = moduleStack((module) => {
      const variable = new ModuleVariable(module, "max_copies", { description: "d", type: "number" });
      new ModuleOutput(module, "copies", { description: "d", value: variable.numberValue });
    });
    expect(stack.toTerraform()).toMatchObject({ output: { copies: { value: "${var.max_copies}" } } });
  });
});

describe("a module", () => {
  it("has neither provider nor backend, even if somebody gives it some", () => {
    const stack = moduleStack((module) => {
      new AwsProvider(module, "Aws", { region: "eu-west-1" });
      new LocalBackend(module, {});
      endpoint(module, "Endpoint");
    });
    stack.prepareStack();
    expect(stack.toTerraform()).not.toHaveProperty("provider");
    expect(stack.toTerraform().terraform).toEqual({
      required_version: ">= 1.5.0",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.21.0, < 7.0.0" } },
    });
  });

  it("takes other versions", () => {
    const stack = moduleStack(() => {}, { awsProviderVersion: ">= 6.30", terraformVersion: ">= 1.9" });
    expect(stack.toTerraform().terraform).toEqual({
      required_version: ">= 1.9",
      required_providers: { aws: { source: "hashicorp/aws", version: ">= 6.30" } },
    });
  });

  it("has outputs wait for whole resources", () => {
    const files = filesOf((module) => {
      const group = new Repeated(module, "Each", { forEach: "var.endpoints", attributes: {} });
      const dependsOn = [endpoint(module, "One"), endpoint(group, "Many")];
      new ModuleOutput(module, "ready", { description: "d", value: true, dependsOn });
    });
    const [one, many] = ["aws_sagemaker_endpoint.one", "aws_sagemaker_endpoint.each_many"];
    expect(files["outputs.tf"]).toContain(`depends_on = [${one}, ${many}]`);
  });

  it("takes plain outputs of cdktf too", () => {
    const stack = moduleStack((module) => void new TerraformOutput(module, "name", { value: 0 }));
    expect(stack.toTerraform().output).toEqual({ name: { value: 0 } });
  });
});

describe("a module that is synthesized", () => {
  const files = scratchFolder();

  const app = () => {
    const created = new App({ outdir: files.path(".") });
    const stack = new ModuleStack(created, "llm");
    const asset = new TerraformAsset(stack, "Code", { path: files.write("code.zip", "zipped") });
    endpoint(stack, "Endpoint").tags = { code: asset.path };
    return { created, stack, path: asset.path };
  };

  it("is configuration that CDKTF can use, and finds its assets from wherever it is called", () => {
    const { created, path } = app();
    synthesize(created);
    const written = JSON.parse(readFileSync(join(files.path("."), "stacks/llm/cdk.tf.json"), "utf8"));
    expect(written.resource.aws_sagemaker_endpoint.endpoint.tags.code).toBe(`\${path.module}/${path}`);
    expect(written).not.toHaveProperty("provider");
  });

  it("is printed with its assets, without hashes in their paths", () => {
    const printed = printedModule(app().stack);
    expect(printed.files["main.tf"]).toContain('code = "${path.module}/assets/code.zip"');
    expect(printed.assets).toEqual({ "assets/code.zip": Buffer.from("zipped").toString("base64") });
  });

  it("is handed over where the command line asks for it", () => {
    process.env[HAND_OVER] = files.path("handed");
    try {
      const { created, stack } = app();
      synthesize(created);
      expect(handedOver(files.path("handed"))).toEqual([printedModule(stack)]);
    } finally {
      delete process.env[HAND_OVER];
    }
  });

  it("refuses an asset that is a folder", () => {
    const stack = moduleStack((module) => {
      new TerraformAsset(module, "Code", { path: files.path(".") });
    });
    expect(() => printedModule(stack)).toThrow(
      "example/Code: only an asset that is one file goes with a printed module",
    );
  });
});
