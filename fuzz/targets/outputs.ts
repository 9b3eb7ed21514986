import fc from "fast-check";
import { value } from "../../__tests__/support/arbitrary-document";
import { readWanted } from "../../src/verify/wanted/read-wanted";
import { answeredLater } from "../answers";
import { editedText, textEdits } from "../generators/edits";
import { anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

const few = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 2 });
const name = fc.oneof(fc.constantFrom("llm", "chat-1", "llama"), anyText);

const endpoint = fc.record(
  {
    endpoint_name: name,
    endpoint_config_name: fc.oneof(name, fc.constant(null)),
    inference_component_names: fc.oneof(few(name), value),
    region: name,
    acknowledged: fc.oneof(few(fc.record({ rule: fc.constantFrom("W03", "x"), reason: anyText })), value),
  },
  { requiredKeys: ["endpoint_name"] },
);

const applied = fc.record({
  scale_to_zero: fc.oneof({ weight: 6, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: value }),
  endpoints: fc.oneof({ weight: 4, arbitrary: fc.array(endpoint, { maxLength: 3 }) }, { weight: 1, arbitrary: value }),
});

const document = fc.oneof(
  applied,
  fc.dictionary(anyText, fc.oneof(applied, value), { maxKeys: 3 }),
  applied.map((inner) => ({ chat: { sensitive: false, type: "object", value: inner } })),
  applied.map((inner) => ({ stack: { one: inner, other: inner } })),
);

/** What `verify --outputs` reads: of what it takes, every endpoint has a name. */
export const outputs: Target = {
  name: "outputs",
  batch: 500,
  inputs: () =>
    fc.oneof(
      { weight: 4, arbitrary: document.map((one) => JSON.stringify(one)) },
      {
        weight: 1,
        arbitrary: fc.tuple(document, textEdits).map(([one, edits]) => editedText(JSON.stringify(one), edits)),
      },
    ),
  run: (input) =>
    answeredLater(async () => {
      const stdin = async () => ({ text: input, name: "stdin" });
      const wanted = await readWanted({ outputs: "-" }, { cwd: "/", env: {}, stdin });
      if (wanted.endpoints.length === 0 || wanted.endpoints.some((one) => one.name === "")) {
        throw new Violation("outputs are taken that name no endpoint");
      }
      return JSON.stringify(wanted, (_, inner) => (inner instanceof Map ? [...inner] : inner));
    }),
};
