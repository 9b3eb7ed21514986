import { Journal } from "../../src/local-aws/journal";

const entry = (resource: string) => ({
  at: 0,
  requestId: "id",
  region: "us-east-1",
  service: "sagemaker",
  operation: "DescribeEndpoint",
  resources: [resource],
  status: 200,
});
const namesIn = (journal: Journal) => journal.entries().map(({ resources }) => resources[0]);

it("keeps the last requests of very many", () => {
  const journal = new Journal();
  for (let index = 0; index < 10_005; index++) {
    journal.add(entry(`endpoint-${index}`));
  }
  expect(journal.entries()).toHaveLength(10_000);
  expect([namesIn(journal)[0], namesIn(journal).at(-1)]).toEqual(["endpoint-5", "endpoint-10004"]);
});

it("keeps fewer requests with long names, and the last one always", () => {
  const journal = new Journal();
  for (let index = 0; index < 10_000; index++) {
    journal.add(entry(`${"x".repeat(2000)}${index}`));
  }
  const kept = namesIn(journal).join("");
  expect(kept.length).toBeLessThanOrEqual(4 * 1024 * 1024);
  expect(kept.endsWith("x9999")).toBe(true);
  journal.clear();
  journal.add(entry("after"));
  expect(namesIn(journal)).toEqual(["after"]);
});
