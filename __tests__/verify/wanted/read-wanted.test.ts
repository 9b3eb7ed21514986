import { readWanted, type WantedSource } from "../../../src/verify/wanted/read-wanted";
import { stackJson } from "../../support/command-line";
import { scratchFolder } from "../../support/files";

const files = scratchFolder();
const applied = { scale_to_zero: 1, endpoints: [{ endpoint_name: "llm" }] };

/** What `terraform show -json` prints of a state, or of a plan, with an endpoint and a component. */
const shown = (values: string, endpoint: object = {}) => ({
  format_version: "1.0",
  terraform_version: "1.11.4",
  [values]: {
    root_module: {
      resources: [
        resource("aws_sagemaker_endpoint", { name: "llm", endpoint_config_name: "llm-1a2b", ...endpoint }),
        resource("aws_cloudcontrolapi_resource", {
          type_name: "AWS::SageMaker::InferenceComponent",
          desired_state: JSON.stringify({
            InferenceComponentName: "llama",
            EndpointName: "llm",
            Specification: { ModelName: "llama" },
          }),
        }),
      ],
    },
  },
  ...(values === "planned_values" ? { resource_changes: [] } : {}),
});

const resource = (type: string, values: object) => ({
  address: `${type}.this`,
  mode: "managed",
  type,
  name: "this",
  provider_name: "registry.terraform.io/hashicorp/aws",
  schema_version: 0,
  values,
});

const read = (source: WantedSource, { env = {}, stdin = "" } = {}) =>
  readWanted(source, { cwd: files.path("."), env, stdin: async () => ({ text: stdin, name: "stdin" }) });

describe("what has to be there", () => {
  it("comes from outputs", async () => {
    files.write("outputs.json", { chat: { scale_to_zero: applied } });
    expect(await read({ outputs: "outputs.json" })).toEqual({
      source: "outputs.json",
      applied: true,
      endpoints: [{ name: "llm", components: [] }],
    });
  });

  it("comes from a plan, with the configuration that each endpoint ran before", async () => {
    const before = shown("values", { endpoint_config_name: "llm-0000" });
    files.write("plan.json", { ...shown("planned_values"), prior_state: before });
    expect((await read({ plan: "plan.json" })).endpoints).toEqual([
      { name: "llm", configName: "llm-1a2b", formerConfigName: "llm-0000", components: ["llama"] },
    ]);
    files.write("plan.json", shown("planned_values"));
    expect((await read({ plan: "plan.json" })).endpoints[0]).not.toHaveProperty("formerConfigName");
  });

  it("comes from a state, with its wiring", async () => {
    files.write("state.json", shown("values"));
    const { topology, ...wanted } = await read({ state: "state.json" });
    expect(wanted).toEqual({
      source: "state.json",
      applied: true,
      endpoints: [{ name: "llm", configName: "llm-1a2b", components: ["llama"] }],
    });
    expect(topology?.inferenceComponents).toHaveLength(1);
  });

  it("comes from a state with its region", async () => {
    files.write("arn.json", shown("values", { arn: "arn:aws:sagemaker:us-west-2:123456789012:endpoint/llm" }));
    expect((await read({ state: "arn.json" })).endpoints).toMatchObject([{ name: "llm", region: "us-west-2" }]);
  });

  it("comes from standard input", async () => {
    const { endpoints, source } = await read({ state: "-" }, { stdin: JSON.stringify(shown("values")) });
    expect([source, endpoints[0]?.name]).toEqual(["stdin", "llm"]);
  });

  it("takes an endpoint that somebody else made, for its components", async () => {
    files.write(
      "components.json",
      JSON.stringify(shown("values")).replaceAll("aws_sagemaker_endpoint", "aws_sns_topic"),
    );
    expect((await read({ state: "components.json" })).endpoints).toEqual([{ name: "llm", components: ["llama"] }]);
  });

  it("comes from names, each once", async () => {
    expect((await read({ endpoint: ["llm", "ocr", "llm"] })).endpoints.map(({ name }) => name)).toEqual(["llm", "ocr"]);
  });

  it("comes from the environment when nothing is given", async () => {
    const env = { SCALE_TO_ZERO_APPLIED: JSON.stringify(applied) };
    expect((await read({}, { env })).endpoints).toEqual([{ name: "llm", components: [] }]);
  });

  it.each<[string, WantedSource, RegExp]>([
    [
      "nothing",
      {},
      /^nothing to verify is given; use one of --outputs FILE, --state FILE, --plan FILE or --endpoint NAME/,
    ],
    ["two kinds", { state: "state.json", endpoint: ["llm"] }, /^--state and --endpoint cannot be combined/],
    ["a name that is none", { endpoint: ["llm_1"] }, /^--endpoint "llm_1" is not a valid endpoint name/],
    ["a name that is too long", { endpoint: ["a".repeat(64)] }, /is not a valid endpoint name/],
    ["a state as a plan", { plan: "state.json" }, /^state\.json: is a state; use --state/],
    [
      "synthesized JSON",
      { state: "cdk.tf.json" },
      /^cdk\.tf\.json: is synthesized JSON, which does not contain what was applied/,
    ],
    [
      "a plan without names",
      { plan: "unnamed.json" },
      /aws_sagemaker_endpoint\.this is unknown before apply; use the state/,
    ],
    ["an empty state", { state: "empty.json" }, /^empty\.json: has no SageMaker endpoint.* `-chdir=FOLDER`/],
    ["a plan without an endpoint", { plan: "no-endpoint.json" }, /^no-endpoint\.json: has no .* to verify$/],
    ["a file that is not there", { outputs: "missing.json" }, /missing\.json: cannot be read \(no such file\)/],
    ["what is no JSON", { outputs: "-" }, /^stdin: is not valid JSON/],
  ])("is asked for in one sentence when given %s", async (_, source, message) => {
    files.write("state.json", shown("values"));
    files.write("cdk.tf.json", stackJson());
    files.write("unnamed.json", shown("planned_values", { name: undefined }));
    files.write("empty.json", { format_version: "1.0", values: { root_module: {} } });
    files.write("no-endpoint.json", {
      format_version: "1.0",
      planned_values: { root_module: {} },
      resource_changes: [],
    });
    await expect(read(source, { stdin: "{" })).rejects.toThrow(message);
    await expect(read(source, { stdin: "{" })).rejects.toMatchObject({ name: "ScaleToZeroError" });
  });
});
