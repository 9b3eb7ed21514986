import { type Attribute, listOfTexts, mapOfObjects, object, text } from "../../../src/modules/inputs/attribute";
import { matching, oneOf } from "../../../src/modules/inputs/checks";
import { sentenceOf } from "../../../src/modules/inputs/condition";
import { moduleStack } from "../../support/printed";

/** What a variable of this name asks, and what it says. */
const asked = (property: string, attribute: Attribute) =>
  attribute
    .conditions({ scope: moduleStack(() => {}), property, path: `var.${property}` })
    .map((condition) => ({ condition: condition.condition, errorMessage: sentenceOf(condition) }));

describe("what is asked of each text of a list", () => {
  const condition = 'alltrue([for item in var.modes : contains(["A", "B"], item)])';
  const wrong = '[for index, item in var.modes : "modes[${index}]" if !(contains(["A", "B"], item))]';

  it("is asked of all of them, and names those that are wrong", () =>
    expect(asked("modes", listOfTexts("Modes.", { each: oneOf("A", "B") }))).toEqual([
      { condition, errorMessage: `\${join(", ", ${wrong})} must be A or B.` },
    ]));

  it("is asked of a list only where there is one", () =>
    expect(asked("modes", listOfTexts("Modes.", { optional: true, each: oneOf("A", "B") }))).toEqual([
      {
        condition: `var.modes == null ? true : ${condition}`,
        errorMessage: `\${join(", ", var.modes == null ? [] : ${wrong})} must be A or B.`,
      },
    ]));

  it("is nothing where nothing was said", () => expect(asked("modes", listOfTexts("Modes."))).toEqual([]));
});

describe("what is asked of an object as a whole", () => {
  const whole = [
    { condition: (it: string) => `${it}.a != ${it}.b`, requirement: "must have an a that is no b" },
    { condition: (it: string) => `${it}.b != ""`, attribute: "b", requirement: "is required" },
  ];
  const conditions = [
    { condition: "var.it.a != var.it.b", errorMessage: "it must have an a that is no b." },
    { condition: 'var.it.b != ""', errorMessage: "it.b is required." },
  ];

  it("is said of the object, or of the attribute that it is about", () =>
    expect(asked("it", object("It.", { a: text("A."), b: text("B.") }, { whole }))).toEqual(conditions));

  it("is asked of an optional object only where there is one", () =>
    expect(
      asked("it", object("It.", { a: text("A."), b: text("B.") }, { optional: true, whole })).map(
        ({ condition }) => condition,
      ),
    ).toEqual(conditions.map(({ condition }) => `var.it == null ? true : ${condition}`)));
});

describe("what is asked of the objects of a map", () => {
  const small = { check: matching("^[a-z]+$", "must be small") };

  it("names the elements that are wrong by their keys", () =>
    expect(asked("them", mapOfObjects("Them.", "one", { a: text("A.", small) }))).toEqual([
      {
        condition: 'alltrue([for one in values(var.them) : can(regex("^[a-z]+$", one.a))])',
        errorMessage:
          '${join(", ", [for key, one in var.them : "them[\\"${key}\\"].a" if !(can(regex("^[a-z]+$", one.a)))])} must be small.',
      },
    ]));

  it("names what lies in another map by both keys", () => {
    const inner = mapOfObjects("Parts.", "part", { a: text("A.", small) });
    expect(asked("them", mapOfObjects("Them.", "one", { parts: inner }))[0]?.errorMessage).toBe(
      '${join(", ", flatten([for key, one in var.them : [for part_key, part in one.parts : "them[\\"${key}\\"].parts[\\"${part_key}\\"].a" if !(can(regex("^[a-z]+$", part.a)))]]))} must be small.',
    );
  });

  it("may be about an element beside the others", () => {
    const together = [
      {
        condition: (it: string, element: string, key: string) => `f(${it}, ${element}, ${key})`,
        requirement: "must be alone",
      },
    ];
    expect(asked("them", mapOfObjects("Them.", "one", { a: text("A.") }, { together }))).toEqual([
      {
        condition: "alltrue([for key, one in var.them : f(var.them, one, key)])",
        errorMessage:
          '${join(", ", [for key, one in var.them : "them[\\"${key}\\"]" if !(f(var.them, one, key))])} must be alone.',
      },
    ]);
  });
});
