import { type Living, settle } from "../../src/local-aws/store/life-cycle";

interface Row {
  readonly status: string;
}

const row: Living<Row> = {
  status: "Updating",
  steps: [
    { at: 10, become: { status: "RollingBack" } },
    { at: 20, become: { status: "InService" } },
    { at: 30, become: "gone" },
  ],
};

it.each([
  [9, "Updating"],
  [10, "RollingBack"],
  [20, "InService"],
  [29, "InService"],
  [30, undefined],
])("at %d the row is %s", (now, status) => {
  expect(settle(row, now)?.status).toBe(status);
});

it("a row without a future stays the row that it is", () => {
  const settled: Living<Row> = { status: "InService", steps: [] };
  expect(settle(settled, 1)).toBe(settled);
});
