import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ExitCode } from "../../src/cli/exit-code";
import { run } from "../../src/cli/run";
import { systemClock } from "../../src/clock";
import { namedPipe } from "../support/other-programs";

/** Files that have no end, or are made to hurt: each is refused in one sentence, without a wait for what never comes. */
describe("a file that the command reads", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "bounded-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const EMPTY_STATE = JSON.stringify({ format_version: "1.0" });

  async function command(...argv: readonly string[]): Promise<{ readonly code: ExitCode; readonly said: string }> {
    let said = "";
    const write = (text: string): void => {
      said += text;
    };
    const io = {
      stdin: (async function* () {})(),
      stdout: { write: () => true },
      stderr: { write },
      env: {},
      cwd: directory,
      clock: systemClock,
      rules: () => [],
    };
    return { code: await run(argv, io), said };
  }

  const pipe = (name: string): string => {
    namedPipe(join(directory, name));
    return name;
  };
  const file = (name: string, content: string | Buffer): string => {
    writeFileSync(join(directory, name), content);
    return name;
  };
  const sparse = (name: string, bytes: number): string => {
    truncateSync(join(directory, file(name, "")), bytes);
    return name;
  };

  /** Each way to give the command a file. */
  const readers: readonly (readonly [what: string, ask: (path: string) => readonly string[]])[] = [
    ["acknowledgements", (path) => ["check", file("state.json", EMPTY_STATE), "--acknowledgements", path]],
    ["a source of check", (path) => ["check", path]],
    ["outputs of verify", (path) => ["verify", "--outputs", path]],
    ["a state of verify", (path) => ["verify", "--state", path]],
  ];

  describe.each(readers)("as %s", (_, ask) => {
    const refused = async (path: string, sentence: RegExp): Promise<void> => {
      const { code, said } = await command(...ask(path));
      expect(said).toMatch(sentence);
      expect(said.trimEnd().split("\n")).toHaveLength(1);
      expect(said.length).toBeLessThan(500);
      expect(code).toBe(ExitCode.BAD_INPUT);
    };

    it("is no named pipe, which would have to be waited for", () =>
      refused(pipe("pipe"), /neither a file nor a folder/));
    it("is no device, which has no end", () => refused("/dev/zero", /neither a file nor a folder/));
    it("is not larger than the limit", () => refused(sparse("large.json", 300 * 1024 * 1024), /the limit is \d+ MiB/));
    it("is text in UTF-8", () => refused(file("bytes.json", Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), /not UTF-8 text/));
    it("has no byte order mark", () => refused(file("mark.json", "\uFEFF{}"), /byte order mark of UTF-8/));
    it("is JSON", () => refused(file("half.json", '{"acknowledgements": ['), /not (valid )?JSON/));
    it("is not empty", () => refused(file("empty.json", ""), /is empty|not JSON/));
    it("may be nested deep, and is told what is wrong with it", () =>
      refused(file("deep.json", "[".repeat(200_000) + "]".repeat(200_000)), /./));
    it("may hold one text of 50 MB, and is told what is wrong with it", () =>
      refused(file("long.json", JSON.stringify({ ["x".repeat(50_000_000)]: 1 })), /./));
    it("may use the names of prototypes", () => refused(file("proto.json", '{"__proto__": {"x": 1}}'), /./));
  });

  it("is not a folder where a file has to be", async () => {
    mkdirSync(join(directory, "folder"));
    const { code, said } = await command("check", file("state.json", EMPTY_STATE), "--acknowledgements", "folder");
    expect(said).toMatch(/folder: is a folder; pass the path of a file/);
    expect(code).toBe(ExitCode.BAD_INPUT);
  });

  it("is not the acknowledgements that are looked for by default, when these are a pipe", async () => {
    pipe(".scale-to-zero.json");
    const { code, said } = await command("check", file("state.json", EMPTY_STATE));
    expect(said).toMatch(/\.scale-to-zero\.json: is neither a file/);
    expect(code).toBe(ExitCode.BAD_INPUT);
  });

  it("is the project of modules, and no pipe", async () => {
    pipe("cdktf.json");
    const { code, said } = await command("modules");
    expect(said).toMatch(/cdktf\.json: is neither a file/);
    expect(code).toBe(ExitCode.BAD_INPUT);
  });
});
