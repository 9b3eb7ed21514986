import { Attributes } from "../../attributes/attributes";
import { jsonIn } from "../../attributes/tree-values";
import { InvalidJson } from "../../attributes/values";

/** What is inside a text in JSON that AWS keeps for somebody: it may be anything, and what has a wrong type is unknown. */
export function attributesIn(text: string | undefined): Attributes | InvalidJson | undefined {
  if (text === undefined) {
    return undefined;
  }
  const inside = jsonIn(text);
  return inside instanceof InvalidJson ? inside : new Attributes(inside, { file: "AWS", path: { step: 0 } }, true);
}
