import {
  closeSync,
  constants,
  lstatSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeWhole } from "../../src/cli/written-file";
import { namedPipe } from "../support/other-programs";

describe("writing a result to a file", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "written-"));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it("replaces what was there, and leaves nothing beside it", () => {
    writeFileSync(join(folder, "result.json"), "a longer text than the next one");
    writeWhole("result.json", "{}", folder);
    expect(readFileSync(join(folder, "result.json"), "utf8")).toBe("{}");
    expect(readdirSync(folder)).toEqual(["result.json"]);
  });

  it("writes what a link leads to, and keeps the link", () => {
    writeFileSync(join(folder, "real.json"), "before");
    symlinkSync("real.json", join(folder, "link.json"));
    writeWhole("link.json", "after", folder);
    expect(readFileSync(join(folder, "real.json"), "utf8")).toBe("after");
    expect(lstatSync(join(folder, "link.json")).isSymbolicLink()).toBe(true);
  });

  it("writes into a pipe, and does not put a file in its place", () => {
    const pipe = namedPipe(join(folder, "pipe"));
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      writeWhole("pipe", "through", folder);
      expect(lstatSync(pipe).isFIFO()).toBe(true);
      expect(readFileSync(reader, "utf8")).toBe("through");
    } finally {
      closeSync(reader);
    }
  });

  it("says so where it cannot, and leaves nothing half-written", () => {
    expect(() => writeWhole(".", "{}", folder)).toThrow(/^\.: cannot be written \(EISDIR\)$/);
    expect(() => writeWhole("no/such/folder.json", "{}", folder)).toThrow(
      /^no\/such\/folder\.json: cannot be written \(ENOENT\)$/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });
});
