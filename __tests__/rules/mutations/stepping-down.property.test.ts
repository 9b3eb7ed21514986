import { steppingStack } from "../../support/stepping-stack";
import { breaksSteppingDown } from "./breaks-stepping-down";
import { errorsIn, findingsIn, holdsIn, named, shown } from "./judged";
import { harmlessToSteppingDown, weakensSteppingDown } from "./works-stepping-down";

const holds = holdsIn({ "synthesized JSON": steppingStack });

describe("a topology that only a step policy and its alarm take to zero", () => {
  it("has no finding", () => expect(shown(findingsIn(steppingStack()))).toEqual([]));

  it.each(named(breaksSteppingDown))("has an error when %s", (_, mutation) =>
    holds(mutation, (document) => expect(errorsIn(document)).not.toEqual([])),
  );

  it.each(named(weakensSteppingDown))("has a finding when %s", (_, mutation) =>
    holds(mutation, (document) => expect(findingsIn(document)).not.toEqual([])),
  );

  it.each(named(harmlessToSteppingDown))("has no error when %s", (_, mutation) =>
    holds(mutation, (document) => expect(errorsIn(document)).toEqual([])),
  );
});
