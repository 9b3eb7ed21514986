import { writeFileSync } from "node:fs";
import { scratchFolder } from "../support/files";
import { useOperated } from "./support/operated";

const { local, run } = useOperated();
const files = scratchFolder();

describe("what cannot be the name of an endpoint", () => {
  it.each(["", "a b", "../../etc", "chat-", "x".repeat(64)])("is bad usage, and not asked for: %p", async (name) => {
    for (const [command, argv] of [
      ["wake", [name, "--yes"]],
      ["sleep", [name, "--yes"]],
      ["drill", [name, "--restore", "--yes"]],
      ["status", ["--endpoint", name]],
      ["verify", ["--endpoint", name]],
    ] as const) {
      const { code, stderr } = await run(command, argv);
      expect({ command, code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("endpoint name") });
    }
    expect(local().aws.journal.entries()).toEqual([]);
  });

  it("differs from one that does not exist", async () => {
    const { code, stderr } = await run("status", ["--endpoint", "chat--2", "x".repeat(63)]);
    expect({ code, stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("There are no endpoints chat--2"),
    });
  });
});

it("a drill without time does not start", async () => {
  writeFileSync(files.path("request.json"), "{}");
  const payload = ["--payload", files.path("request.json"), "--sleep-now", "--yes"];
  for (const budget of ["0m", "0", "0s"]) {
    const { code, stderr } = await run("drill", ["llm", ...payload, "--budget", budget]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("longer than 0") });
  }
  const { stderr } = await run("drill", ["llm", ...payload, "--budget", "1s"]);
  expect(stderr).toContain("There is no endpoint llm");
});

it.each(["status", "wake", "sleep"])(
  "what cannot be a Region is bad usage of %s, and not asked for",
  async (command) => {
    const argv = command === "status" ? ["--all"] : ["llm", "--yes"];
    const { code, stderr } = await run(command, [...argv, "--region", "nowhere"]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("nowhere") });
    expect(local().aws.journal.entries()).toEqual([]);
  },
);

it("a content type that no header can have is refused before the endpoint is put to sleep", async () => {
  const payload = ["--payload", files.path("request.json"), "--sleep-now", "--yes"];
  writeFileSync(files.path("request.json"), "{}");
  for (const type of ["text/plain\r\nx: y", "application/x-\u2603", "", " "]) {
    const { code, stderr } = await run("drill", ["llm", ...payload, "--content-type", type]);
    expect({ code, stderr }).toMatchObject({ code: 2, stderr: expect.stringContaining("a content type in ASCII") });
  }
  expect(local().aws.journal.entries()).toEqual([]);
  const { stderr } = await run("drill", ["llm", ...payload, "--content-type", "text/csv; header=absent"]);
  expect(stderr).toContain("There is no endpoint llm");
});
