import { expiredAcknowledgement, unusedAcknowledgement } from "../../src/rules/acknowledgements";
import { allRules } from "../../src/rules/all-rules";
import { driftRules } from "../../src/rules/drift";

const all = [...allRules, ...driftRules, unusedAcknowledgement, expiredAcknowledgement];

it.each(all.map(({ id, source }) => [id, source]))("%s has a source that is the same for every reader", (_, source) => {
  expect(source).toMatch(/^https:\/\/[\w.-]+\/[\w./#?=&%-]*$/);
});
