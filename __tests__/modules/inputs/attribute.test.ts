import { listOfTexts, mapOfObjects, object, text } from "../../../src/modules/inputs/attribute";
import { oneOf } from "../../../src/modules/inputs/checks";
import { moduleStack } from "../../support/printed";

const at = (property: string) => ({ scope: moduleStack(() => {}), property, path: `var.${property}` });

describe("what is asked of each text of a list", () => {
  const asked = { condition: 'alltrue([for item in var.modes : contains(["A", "B"], item)])' };

  it("is asked of all of them", () =>
    expect(listOfTexts("Modes.", { each: oneOf("A", "B") }).conditions(at("modes"))).toEqual([
      { ...asked, errorMessage: "modes[*] must be A or B." },
    ]));

  it("is asked of a list only where there is one", () =>
    expect(listOfTexts("Modes.", { optional: true, each: oneOf("A", "B") }).conditions(at("modes"))).toEqual([
      { condition: `var.modes == null ? true : ${asked.condition}`, errorMessage: "modes[*] must be A or B." },
    ]));

  it("is nothing where nothing was said", () => expect(listOfTexts("Modes.").conditions(at("modes"))).toEqual([]));
});

describe("what is asked of an object as a whole", () => {
  const whole = [
    { condition: (it: string) => `${it}.a != ${it}.b`, requirement: "must have an a that is no b" },
    { condition: (it: string) => `${it}.b != ""`, attribute: "b", requirement: "must be given" },
  ];
  const conditions = [
    { condition: "var.it.a != var.it.b", errorMessage: "it must have an a that is no b." },
    { condition: 'var.it.b != ""', errorMessage: "it.b must be given." },
  ];

  it("is said of the object, or of the attribute that it is about", () =>
    expect(object("It.", { a: text("A."), b: text("B.") }, { whole }).conditions(at("it"))).toEqual(conditions));

  it("is asked of an optional object only where there is one", () =>
    expect(
      object("It.", { a: text("A."), b: text("B.") }, { optional: true, whole })
        .conditions(at("it"))
        .map(({ condition }) => condition),
    ).toEqual(conditions.map(({ condition }) => `var.it == null ? true : ${condition}`)));
});

describe("what is asked of the objects of a map together", () => {
  it("is asked of the map itself", () => {
    const together = [{ condition: (it: string) => `length(${it}) < 3`, requirement: "may be two at most" }];
    expect(mapOfObjects("Them.", "one", { a: text("A.") }, { together }).conditions(at("them"))).toEqual([
      { condition: "length(var.them) < 3", errorMessage: "them may be two at most." },
    ]);
  });
});
