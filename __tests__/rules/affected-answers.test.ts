import { affectedAnswers } from "../../src/rules/affected-answers";

describe("the answers that a rule decides", () => {
  it("are those of sleeping for a rule that keeps an endpoint awake", () =>
    expect(affectedAnswers("Z05")).toMatchObject({ sleeps: true }));

  it("are those of waking for a wake alarm that does not fire", () =>
    expect(affectedAnswers("W05")).toMatchObject({ wakes: true }));

  it("are none for a rule about neither", () =>
    expect(affectedAnswers("C40")).toEqual({ sleeps: false, wakes: false }));

  it("are none for an id that no rule has", () =>
    expect(affectedAnswers("X99")).toEqual({ sleeps: false, wakes: false }));
});
