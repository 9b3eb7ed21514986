import fc from "fast-check";
import { faultList } from "../../src/local-aws/fault-list";
import { readJson } from "../../src/local-aws/json";
import { editedText, textEdits } from "../generators/edits";
import { anyNumber, anyText } from "../generators/texts";
import type { Target } from "../target";

const fault = fc.record(
  {
    service: fc.oneof(fc.constantFrom("sagemaker", "iam", "__proto__"), anyText),
    operation: fc.oneof(fc.constantFrom("CreateEndpoint", "UpdateEndpoint", "CreateEndpiont", "constructor"), anyText),
    resource: anyText,
    times: anyNumber,
    effect: fc.oneof(
      fc.record({ kind: fc.constantFrom("fail", "rollback"), reason: anyText }),
      fc.record(
        { kind: fc.constant("error"), code: anyText, message: anyText, status: anyNumber },
        { requiredKeys: ["kind"] },
      ),
      fc.record({
        kind: fc.constantFrom("throttle", "delay", "drop"),
        seconds: anyNumber,
        requestsPerSecond: anyNumber,
      }),
    ),
  },
  { requiredKeys: ["effect"] },
);

/** Files of faults: each is taken, or refused with the place in it. */
export const localAwsFaults: Target = {
  name: "local-aws-faults",
  batch: 500,
  inputs: () => {
    const file = fc
      .array(fc.oneof({ weight: 5, arbitrary: fault }, fc.jsonValue()), { maxLength: 3 })
      .map((all) => JSON.stringify(all));
    return fc.oneof(
      file,
      fc.tuple(file, textEdits).map(([text, edits]) => editedText(text, edits)),
    );
  },
  run(input) {
    const parsed = faultList.safeParse(readJson(input)?.value);
    return JSON.stringify(
      parsed.success ? parsed.data : parsed.error.issues.map(({ path, message }) => [path, message]),
    );
  },
};
