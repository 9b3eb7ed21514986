import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { StateFile } from "../../src/local-aws/state-file";

const folder = mkdtempSync(join(tmpdir(), "state-file-"));
afterAll(() => rmSync(folder, { recursive: true }));

const snapshot = (revision: number) => ({ "us-east-1": { things: { thing: { revision } } } });

it("holds the last of many that were saved at once, and nothing beside it", async () => {
  const file = new StateFile(join(folder, "state.json"));
  const saved: Promise<void>[] = [];
  for (let revision = 0; revision < 200; revision++) {
    saved.push(file.save(snapshot(revision), revision));
    if (revision % 20 === 0) {
      await saved.at(-1);
    }
  }
  await Promise.all(saved);
  expect(file.read()?.store.snapshot()).toEqual(snapshot(199));
  expect(file.read()?.now).toBe(199);
  expect(readdirSync(folder)).toEqual(["state.json"]);
});

it("is not there at first", () => {
  expect(new StateFile(join(folder, "none.json")).read()).toBeUndefined();
});

it("saves again after a write that failed", async () => {
  const file = new StateFile(join(folder, "later", "state.json"));
  await expect(file.save(snapshot(1), 1)).rejects.toThrow("ENOENT");
  await expect(file.save(snapshot(2), 2)).rejects.toThrow("ENOENT");
});
