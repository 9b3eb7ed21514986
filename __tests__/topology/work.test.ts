import { runRules } from "../../src/rules/run-rules";
import { shortWindow } from "../../src/rules/sleeping/z27-short-window";
import { parseTerraform } from "../../src/topology";
import { Reachable } from "../../src/topology/terraform/reachable";
import { Unknown } from "../../src/topology/unknown";
import { Work } from "../../src/topology/work";

describe("the work for one source", () => {
  it("ends in one sentence that names the source and says what to do", () => {
    const work = new Work("plan.json", 2_000_000);
    work.spend(2_000_000);
    expect(() => work.spend()).toThrow(
      /^plan\.json: checking it takes more than 2 million steps, because .*; split the configuration, or plan a part of it with -target$/,
    );
  });

  /** What the rule of short sleeps costs with so many actions of one component. */
  function stepsFor(count: number): number {
    const copies = {
      service_namespace: "sagemaker",
      scalable_dimension: "sagemaker:inference-component:DesiredCopyCount",
      resource_id: "inference-component/llm",
    };
    const one = (type: string, name: string, values: object) => ({
      address: `${type}.${name}`,
      mode: "managed",
      type,
      name,
      provider_name: "registry.terraform.io/hashicorp/aws",
      values: { ...copies, ...values },
    });
    const actions = Array.from({ length: count }, (_, index) =>
      one("aws_appautoscaling_scheduled_action", `a${index}`, {
        name: `a${index}`,
        schedule: `cron(${index % 60} ${Math.floor(index / 60) % 24} ? * MON-FRI *)`,
        scalable_target_action: [{ min_capacity: index % 2, max_capacity: 1 }],
      }),
    );
    const target = one("aws_appautoscaling_target", "llm", { min_capacity: 0, max_capacity: 1 });
    const document = {
      format_version: "1.2",
      planned_values: { root_module: { resources: [target, ...actions] } },
    };
    const { topology } = parseTerraform(JSON.stringify(document), "plan.json");
    let steps = 0;
    const spend = jest.spyOn(topology.work, "spend").mockImplementation((more = 1) => {
      steps += more;
    });
    expect(runRules(topology, [shortWindow]).length).toBeGreaterThan(count / 4);
    spend.mockRestore();
    return steps;
  }

  it("grows with the scheduled actions of a component, and not with their square", () => {
    expect(stepsFor(800) / stepsFor(200)).toBeLessThan(5);
  });
});

describe("what is reached by way of others", () => {
  const directOf =
    (graph: Readonly<Record<string, readonly string[]>>, things: ReadonlyMap<string, { readonly name: string }>) =>
    ({ name }: { readonly name: string }) => ({
      found: name.startsWith("end") ? [name] : [],
      through: (graph[name] ?? []).flatMap((next) => things.get(next) ?? []),
      hides: name === "hidden",
    });

  function reach(graph: Readonly<Record<string, readonly string[]>>, from: string, most = 1000) {
    const things = new Map(Object.keys(graph).map((name) => [name, { name }]));
    const start = things.get(from);
    const found = start && new Reachable(directOf(graph, things), most).from(start);
    return Array.isArray(found) ? [...found].sort() : found;
  }

  it("is all that is found, in a circle too", () => {
    const graph = { a: ["b", "end1"], b: ["c"], c: ["a", "end2"], end1: [], end2: [] };
    expect(["a", "b", "c"].map((from) => reach(graph, from))).toEqual(Array(3).fill(["end1", "end2"]));
  });

  it("is unknown behind what cannot be seen, and not beside it", () => {
    const graph = { a: ["b"], b: ["hidden"], hidden: [], other: ["end1"], end1: [] };
    expect(reach(graph, "a")).toBe(Unknown);
    expect(reach(graph, "other")).toEqual(["end1"]);
  });

  it("is unknown where too much has to be put together: never a part of it", () => {
    const ends = Array.from({ length: 50 }, (_, index) => `end${index}`);
    const graph = { a: ends, ...Object.fromEntries(ends.map((end) => [end, []])) };
    expect(reach(graph, "a", 1000)).toHaveLength(50);
    expect(reach(graph, "a", 20)).toBe(Unknown);
  });

  it("shares one list along a chain, which costs no more than its length", () => {
    const length = 20_000;
    const graph: Record<string, string[]> = { end: [] };
    for (let index = 0; index < length; index += 1) {
      graph[`t${index}`] = [index === 0 ? "end" : `t${index - 1}`];
    }
    const things = new Map(Object.keys(graph).map((name) => [name, { name }]));
    const reachable = new Reachable(directOf(graph, things), 10);
    const lists = [...things.values()].map((thing) => reachable.from(thing));
    expect(new Set(lists).size).toBe(1);
  });
});
