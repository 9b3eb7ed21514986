import fc from "fast-check";
import { Deferred } from "../../../../src/topology/attributes/deferred";
import { Evaluator } from "../../../../src/topology/terraform/synthesized/evaluator";
import { Made } from "../../../../src/topology/terraform/synthesized/made";
import { Stack } from "../../../../src/topology/terraform/synthesized/stack";

/** What an expression over local values comes to, and what was made on the way. */
function evaluated(locals: Readonly<Record<string, unknown>>, expression: string) {
  const made = new CountedMade();
  const evaluator = new Evaluator(new Stack(undefined, "cdk.tf.json", { locals }), () => [], made);
  return { value: evaluator.value(expression), made: made.count };
}

class CountedMade extends Made {
  count = 0;

  override characters(count: number): boolean {
    const may = super.characters(count);
    this.count += may ? count : 0;
    return may;
  }
}

/** Each local value is made of the one before. */
const chain = (length: number, first: unknown, next: (before: string) => unknown): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Array.from({ length }, (_, index) => [`a${index}`, index === 0 ? first : next(`local.a${index - 1}`)]),
  );

const LENGTH = 60;
const LAST = `\${local.a${LENGTH - 1}}`;
/** The budget of a file. */
const MOST = 128_000_000;

/** A use of it counts for some 2.5 million. */
const LIST = Array.from({ length: 150_000 }, () => "x");

/** How many values a reader that goes through all of it would see, up to a limit. */
function size(value: unknown, limit = 10_000_000): number {
  let count = 0;
  const todo = [value];
  while (todo.length > 0 && count < limit) {
    const next = todo.pop();
    count += 1;
    if (typeof next === "object" && next !== null && !(next instanceof Deferred)) {
      todo.push(...Object.values(next));
    }
  }
  return count;
}

describe("an expression that makes twice what it is made of, 60 times", () => {
  it.each<readonly [what: string, first: unknown, next: (before: string) => unknown]>([
    ["concat", ["x", "y"], (it) => `\${concat(${it}, ${it})}`],
    ["a list", ["x"], (it) => `\${[${it}, ${it}]}`],
    ["a list in JSON", ["x"], (it) => [`\${${it}}`, `\${${it}}`]],
    ["an object", "x", (it) => `\${{ a = ${it}, b = ${it} }}`],
    ["an object in JSON", "x", (it) => ({ a: `\${${it}}`, b: `\${${it}}` })],
    ["a template", "x", (it) => `\${${it}}\${${it}}`],
    ["a template of what is not known", "${var.x}", (it) => `\${${it}}-\${${it}}`],
    ["format", "x", (it) => `\${format("%s%s", ${it}, ${it})}`],
    ["join", "x", (it) => `\${join("-", [${it}, ${it}])}`],
    ["jsonencode", "x", (it) => `\${jsonencode([${it}, ${it}])}`],
    ["jsondecode", "x", (it) => `\${jsondecode(jsonencode([${it}, ${it}]))}`],
    ["tolist", ["x"], (it) => `\${tolist([${it}, toset(${it})])}`],
    ["an operator", "${var.x}", (it) => `\${${it} + ${it}}`],
    ["a condition", "x", (it) => `\${${it} == "" ? ${it} : ${it}}`],
    ["a function that is not carried out", ["x"], (it) => `\${setproduct(${it}, ${it})}`],
    ["a comprehension", ["x"], (it) => `\${[for x in ${it} : ${it}]}`],
    ["a splat", ["x"], (it) => `\${[${it}[*].a, ${it}]}`],
  ])("is bounded: %s", (_, first, next) => {
    const { value, made } = evaluated(chain(LENGTH, first, next), LAST);
    expect(made).toBeLessThanOrEqual(MOST);
    expect(size(value)).toBeLessThan(1_000_000);
  });

  it("is not known in the end, and known before it grows", () => {
    const locals = chain(LENGTH, ["x", "y"], (it) => `\${concat(${it}, ${it})}`);
    expect(evaluated(locals, LAST).value).toBeInstanceOf(Deferred);
    expect(evaluated(locals, "${local.a3}").value).toHaveLength(16);
  });

  it("is bounded within one expression: each operand is worked out once", () => {
    const calls = `\${${"upper(".repeat(80)}local.list${")".repeat(80)}}`;
    const { made } = evaluated({ list: ["${aws_x.y.id}"] }, calls);
    expect(made).toBeLessThan(10_000);
  });

  it("is bounded however the steps are mixed", () => {
    const steps: readonly ((one: string, other: string) => string)[] = [
      (one, other) => `\${concat(tolist(${one}), tolist(${other}))}`,
      (one, other) => `\${[${one}, ${other}]}`,
      (one, other) => `\${{ a = ${one}, b = ${other} }}`,
      (one, other) => `\${join("", [${one}, ${other}])}`,
      (one, other) => `\${format("%s/%s", ${one}, ${other})}`,
      (one, other) => `\${${one}}\${${other}}`,
      (one, other) => `\${jsonencode({ a = ${one}, b = ${other} })}`,
      (one, other) => `\${merge(${one}, ${other})}`,
      (one, other) => `\${${one} == ${other} ? ${one} : ${other}}`,
    ];
    const step = fc.record({ kind: fc.nat(steps.length - 1), one: fc.nat(3), other: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(step, { minLength: 40, maxLength: 80 }), (chosen) => {
        const locals: Record<string, unknown> = { a0: ["x", "y"], a1: "text", a2: "${var.x}", a3: { a: "x" } };
        for (const [index, { kind, one, other }] of chosen.entries()) {
          const back = (steps: number): string => `local.a${index + 3 - steps}`;
          locals[`a${index + 4}`] = steps[kind]?.(back(one), back(other));
        }
        const { value, made } = evaluated(locals, `\${local.a${chosen.length + 3}}`);
        return made <= MOST && size(value) < 1_000_000;
      }),
      { numRuns: 60 },
    );
  });

  it.each<readonly [what: string, list: unknown, expression: string]>([
    ["as a whole", LIST, "${local.a}"],
    ["as an item of a list", [LIST], "${local.a[0]}"],
    ["as a member of an object", { b: { c: LIST } }, "${local.a.b.c}"],
  ])("is known only so often where a long list is used %s", (_, a, expression) => {
    const evaluator = new Evaluator(new Stack(undefined, "cdk.tf.json", { locals: { a } }), () => [], new Made());
    const values = Array.from({ length: 100 }, () => evaluator.values({ it: expression }, "aws_x.y").get("it"));
    expect(values.filter(Array.isArray).length).toBeGreaterThan(0);
    expect(values.filter(Array.isArray).length).toBeLessThan(60);
  });

  it("counts the texts with unknown parts that it makes", () => {
    const long = "x".repeat(12_000);
    const texts = Array.from({ length: 1_000 }, (_, index) => [`t${index}`, `\${local.long}\${var.x}${index}`]);
    const all = texts.map(([name]) => `\${local.${name}}`);
    const { value, made } = evaluated(
      { long, ...Object.fromEntries(texts) },
      `\${[${all.map((one) => one.slice(2, -1))}]}`,
    );
    expect(made).toBeGreaterThan(1_000 * long.length);
    expect(value).toHaveLength(1_000);
  });

  it("takes nothing from an honest file: a local value that many resources use is known each time", () => {
    const locals = { tags: { team: "inference", stage: "prod" } };
    const made = new Made();
    const evaluator = new Evaluator(new Stack(undefined, "cdk.tf.json", { locals }), () => [], made);
    for (let index = 0; index < 10_000; index += 1) {
      const values = evaluator.values({ tags: "${local.tags}", name: `llm-${index}-\${local.tags.team}` }, "aws_x.y");
      expect(values.get("name")).toBe(`llm-${index}-inference`);
    }
  });
});
