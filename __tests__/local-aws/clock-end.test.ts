import { useLocal } from "./support/local";

const local = useLocal();

async function advance(seconds: number): Promise<{ readonly status: number; readonly body: unknown }> {
  const answer = await fetch(`${local().url}/_local/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ seconds }),
  });
  return { status: answer.status, body: await answer.json() };
}

it("refuses what goes beyond the year 9999, and stays where it is", async () => {
  const century = 100 * 365 * 86_400;
  let last = await advance(0);
  let next = last;
  while (next.status === 200) {
    last = next;
    next = await advance(century);
  }
  expect(next).toMatchObject({ status: 400, body: { message: "The clock ends with the year 9999." } });
  expect(last.body).toMatchObject({ now: expect.stringMatching(/^99\d\d-/) });
  expect(await advance(0)).toEqual(last);
});
