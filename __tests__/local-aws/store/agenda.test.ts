import fc from "fast-check";
import { Agenda } from "../../../src/local-aws/store/agenda";

const NEVER = Number.POSITIVE_INFINITY;
const due = (row: number) => row;

describe("the agenda of a table", () => {
  it("names the row that is due first", () => {
    const rows = new Map([
      ["late", 20],
      ["early", 10],
      ["never", NEVER],
    ]);
    const agenda = new Agenda(rows, due);
    expect([agenda.next, agenda.take(9), agenda.take(10), agenda.next]).toEqual([10, undefined, "early", 20]);
  });

  it("passes over rows that were changed or deleted since", () => {
    const rows = new Map([
      ["changed", 10],
      ["deleted", 11],
    ]);
    const agenda = new Agenda(rows, due);
    rows.set("changed", 30);
    agenda.put("changed", 30);
    rows.delete("deleted");
    expect([agenda.next, agenda.take(30), agenda.next]).toEqual([30, "changed", NEVER]);
  });

  it("has a row that was put again with the same time once", () => {
    const rows = new Map([["row", 10]]);
    const agenda = new Agenda(rows, due);
    agenda.put("row", 10);
    expect([agenda.take(10), agenda.take(10)]).toEqual(["row", undefined]);
  });

  it("does not grow with a row that is put again and again before it is due", () => {
    const rows = new Map<string, number>([["other", 5]]);
    const agenda = new Agenda(rows, due);
    for (let at = 100_000; at > 10; at -= 1) {
      rows.set("row", at);
      agenda.put("row", at);
    }
    expect(agenda.size).toBeLessThan(2000);
    expect([agenda.take(11), agenda.take(11), agenda.take(NEVER)]).toEqual(["other", "row", undefined]);
  });

  it("does not bring back a row that was taken and not put again when it is cleaned up", () => {
    const rows = new Map<string, number>([["taken", 5]]);
    const agenda = new Agenda(rows, due);
    agenda.take(5);
    for (let count = 0; count < 5000; count += 1) {
      rows.set("row", 10);
      agenda.put("row", 10);
    }
    expect([agenda.take(NEVER), agenda.take(NEVER)]).toEqual(["row", undefined]);
  });

  it("gives all rows in the order of time, then of their keys, whatever was put when", () => {
    const puts = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.nat(20)), { maxLength: 40 });
    fc.assert(
      fc.property(puts, (list) => {
        const rows = new Map<string, number>();
        const agenda = new Agenda(rows, due);
        for (const [key, at] of list) {
          rows.set(key, at);
          agenda.put(key, at);
        }
        const taken: string[] = [];
        for (let key = agenda.take(NEVER); key !== undefined; key = agenda.take(NEVER)) {
          taken.push(key);
        }
        const sorted = [...rows].sort(([left, one], [right, other]) => one - other || (left < right ? -1 : 1));
        expect(taken).toEqual(sorted.map(([key]) => key));
      }),
    );
  });
});
