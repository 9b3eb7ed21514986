import fc from "fast-check";
import { wakeAlarm } from "../../__tests__/support/nodes";
import { topology, without } from "../../__tests__/support/topology";
import { parseAcknowledgements } from "../../src/rules/acknowledgement-file";
import { AcknowledgementList, divided } from "../../src/rules/acknowledgement-list";
import { allRules } from "../../src/rules/all-rules";
import { runRules } from "../../src/rules/run-rules";
import { answered } from "../answers";
import { editedText, textEdits } from "../generators/edits";
import { anyText } from "../generators/texts";
import { type Target, Violation } from "../target";

const NOW = new Date("2026-11-21T12:00:00Z");

/** A wiring in which something is wrong, so that there is something to acknowledge. */
const findings = runRules(topology(without(wakeAlarm())), allRules, { now: NOW });

const entry = fc.record(
  {
    rule: fc.oneof(fc.constantFrom("W03", "W01", "Z05", "W99"), anyText),
    address: fc.oneof(
      fc.constantFrom("*", "aws_*", "**", "*a*b*c*d*e*f*g*", ...findings.map(({ on }) => on.address)),
      anyText,
    ),
    reason: fc.oneof(fc.constantFrom("known", " "), anyText),
    expires: fc.oneof(fc.constantFrom("2027-01-01", "2026-11-21", "2026-02-30", "0000-00-00", "9999-12-31"), anyText),
    ticket: anyText,
  },
  { requiredKeys: ["rule", "address", "reason"] },
);

const file = fc.oneof(
  { weight: 4, arbitrary: fc.record({ acknowledgements: fc.array(entry, { maxLength: 4 }) }) },
  {
    weight: 1,
    arbitrary: fc.dictionary(fc.oneof(fc.constantFrom("acknowledgements", "__proto__"), anyText), fc.jsonValue()),
  },
);

/** `.scale-to-zero.json`, right and wrong: one that is taken takes out only what it says. */
export const acknowledgements: Target = {
  name: "acknowledgements",
  batch: 500,
  inputs: () =>
    fc.oneof(
      { weight: 3, arbitrary: file.map((document) => JSON.stringify(document)) },
      {
        weight: 1,
        arbitrary: fc.tuple(file, textEdits).map(([document, edits]) => editedText(JSON.stringify(document), edits)),
      },
    ),
  run: (input) =>
    answered(() => {
      const read = parseAcknowledgements(input);
      const list = new AcknowledgementList(read, { now: NOW });
      const { open, acknowledged } = divided(findings, [list]);
      if (open.length + acknowledged.length !== findings.length) {
        throw new Violation(`${findings.length} findings became ${open.length} open and ${acknowledged.length} others`);
      }
      for (const { finding, acknowledgement } of acknowledged) {
        if (finding.id !== acknowledgement.rule || acknowledgement.reason.trim() === "") {
          throw new Violation(`${finding.id} is acknowledged by ${JSON.stringify(acknowledgement)}`);
        }
      }
      return JSON.stringify([read, open, acknowledged, list.problems]);
    }),
};
