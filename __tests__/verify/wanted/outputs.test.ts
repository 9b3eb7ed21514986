import fc from "fast-check";
import { ScaleToZeroError } from "../../../src/errors";
import { appliedEndpoints } from "../../../src/verify/wanted/applied-endpoints";
import { wantedOfOutputs } from "../../../src/verify/wanted/from-outputs";

const applied = (endpoint: object = {}) => ({
  scale_to_zero: 1,
  endpoints: [
    {
      endpoint_name: "llm",
      endpoint_config_name: "llm-1a2b",
      inference_component_names: ["llama"],
      region: "us-west-2",
      ...endpoint,
    },
  ],
});
const LLM = { name: "llm", configName: "llm-1a2b", components: ["llama"], region: "us-west-2" };
const read = (document: unknown) => wantedOfOutputs(document, "outputs.json").endpoints;

describe("what outputs say of what was applied", () => {
  it.each([
    ["cdktf deploy --outputs-file, below the stack", { chat: { scale_to_zero: applied(), endpoint_name: "llm" } }],
    [
      "terraform output -json, with types",
      {
        scale_to_zero: {
          sensitive: false,
          type: [
            "object",
            { scale_to_zero: "number", endpoints: ["tuple", [["object", { endpoint_name: "string" }]]] },
          ],
          value: applied(),
        },
        url: { sensitive: false, type: "string", value: "x" },
      },
    ],
    ["terraform output -json of a sensitive one", { any_name: { sensitive: true, type: "dynamic", value: applied() } }],
    ["terraform output -json scale_to_zero, alone", applied()],
    ["a list of modules", { models: { value: [{ endpoint: applied() }] } }],
  ])("is found in %s", (_, document) => expect(read(document)).toEqual([LLM]));

  it.each([
    ["state", { format_version: "1.0", values: { outputs: { a: { sensitive: false, value: applied() } } } }],
    ["plan", { format_version: "1.2", planned_values: { outputs: { a: { sensitive: false, value: applied() } } } }],
  ])("is not taken out of a %s, of which more can be verified", (kind, document) => {
    expect(() => read(document)).toThrow(`outputs.json: is a ${kind}; use --${kind}`);
  });

  it("is put together from several stacks", () => {
    const components = applied({ endpoint_config_name: null, inference_component_names: ["qwen"], region: null });
    expect(read({ one: { a: applied() }, two: { b: components } })).toMatchObject([
      { ...LLM, components: ["llama", "qwen"] },
    ]);
  });

  it("may leave out all but the name", () => {
    expect(read({ scale_to_zero: 1, endpoints: [{ endpoint_name: "llm" }] })).toEqual([
      { name: "llm", components: [] },
    ]);
  });

  it("says which findings may stay", () => {
    const acknowledged = [{ rule: "Z03", reason: "minInstanceCount asks for it" }];
    expect(read(applied({ acknowledged }))).toEqual([{ ...LLM, acknowledged }]);
  });

  it("is read as it was written, whatever was applied", () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9](-{0,2}[a-zA-Z0-9]){0,19}$/);
    const acknowledged = fc.uniqueArray(
      fc.record({ rule: fc.constantFrom("Z03", "Z05", "W01"), reason: fc.string() }),
      {
        selector: ({ rule }) => rule,
        minLength: 1,
      },
    );
    const endpoint = fc.record(
      { name, configName: name, components: fc.uniqueArray(name), region: name, acknowledged },
      { requiredKeys: ["name", "components"] },
    );
    const endpoints = fc.uniqueArray(endpoint, { selector: (one) => one.name, minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(endpoints, (expected) => {
        // Terraform makes JSON of it.
        expect(read(JSON.parse(JSON.stringify(appliedEndpoints(expected))))).toEqual(expected);
      }),
    );
  });

  it("acknowledges each rule once where several stacks say so: the last reason counts", () => {
    const saying = (reason: string) => applied({ acknowledged: [{ rule: "Z03", reason }] });
    expect(read({ one: { a: saying("for a demo") }, two: { b: saying("for ever") } })).toMatchObject([
      { acknowledged: [{ rule: "Z03", reason: "for ever" }] },
    ]);
  });

  it.each([
    [
      "no such output",
      { chat: { endpoint_name: "llm" } },
      /^outputs\.json: has no output that states what to verify; with the modules, add `output "scale_to_zero" \{ value = module\.<name>\.scale_to_zero \}` .*new AppliedEndpointsOutput\(/,
    ],
    ["a later version", { ...applied(), scale_to_zero: 2 }, /scale_to_zero is 2, but this version reads 1/],
    ["no endpoint", { scale_to_zero: 1, endpoints: [] }, /^outputs\.json: endpoints cannot be used: may not be empty/],
    [
      "a name that is none",
      { chat: applied({ endpoint_name: "$(reboot)" }) },
      /chat\.endpoints\.0\.endpoint_name cannot be used: must be the name of an endpoint/,
    ],
    [
      "one endpoint in two regions, which have an endpoint each",
      [applied({ region: "us-west-2" }), applied({ region: "eu-west-1" })],
      /endpoint llm is in us-west-2 and in eu-west-1/,
    ],
    [
      "two configurations of one endpoint",
      [applied(), applied({ endpoint_config_name: "llm-3c4d" })],
      /endpoint llm has two configurations, llm-1a2b and llm-3c4d/,
    ],
  ])("is refused with one sentence for %s", (_, document, message) => {
    expect(() => read(document)).toThrow(ScaleToZeroError);
    expect(() => read(document)).toThrow(message);
  });

  it("is an answer or one error, whatever the JSON", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (endpoints, other) => {
        try {
          read({ other, stack: { scale_to_zero: 1, endpoints } });
        } catch (error) {
          expect(error).toBeInstanceOf(ScaleToZeroError);
        }
      }),
    );
  });
});
