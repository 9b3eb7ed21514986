import { type AsyncLocalStorage, executionAsyncResource } from "node:async_hooks";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

interface Environment {
  readonly fakeTimersModern: { useFakeTimers(config: { readonly now: number }): void };
  readonly moduleMocker: { spyOn(object: object, method: string): { mockReturnValue(value: unknown): unknown } };
  teardown(): Promise<void>;
}

const OneRealmEnvironment: new (config: {
  readonly projectConfig: object;
}) => Environment = require("../jest/one-realm-environment");

/** What a test file does to the process, and what the next one finds. */
async function afterwards<T>(change: (environment: Environment) => void, look: () => T): Promise<T> {
  const environment = new OneRealmEnvironment({ projectConfig: { fakeTimers: {} } });
  change(environment);
  await environment.teardown();
  return look();
}

describe("a test file that leaves behind", () => {
  it("a variable of the environment, or none where there was one, is followed by one that has what there was", async () => {
    const path = process.env.PATH;
    const found = await afterwards(
      () => {
        process.env.LEFT_BEHIND = "1";
        delete process.env.PATH;
      },
      () => [process.env.LEFT_BEHIND, process.env.PATH],
    );
    expect(found).toEqual([undefined, path]);
  });

  it("a global object, or another one where there was one, is followed by one that has what there was", async () => {
    const { fetch } = globalThis;
    const found = await afterwards(
      () => Object.assign(globalThis, { leftBehind: 1, fetch: undefined }),
      () => ["leftBehind" in globalThis, globalThis.fetch],
    );
    expect(found).toEqual([false, fetch]);
  });

  it("an exit code, a folder and a listener is followed by one that has what there was", async () => {
    const before = [process.exitCode, process.cwd(), process.listenerCount("SIGHUP")];
    const found = await afterwards(
      () => {
        process.exitCode = 3;
        process.chdir("/");
        process.on("SIGHUP", () => undefined);
      },
      () => [process.exitCode, process.cwd(), process.listenerCount("SIGHUP")],
    );
    expect(found).toEqual(before);
  });

  it("another time of day is followed by one that has the time of day", async () => {
    const [year, clock] = [new Date().getFullYear(), Date];
    const change = ({ fakeTimersModern }: Environment) => fakeTimersModern.useFakeTimers({ now: 0 });
    const [found, foundClock] = await afterwards(change, () => [new Date().getFullYear(), Date]);
    expect([found, foundClock === clock]).toEqual([year, true]);
  });

  it("a method of a package that it watched is followed by one that has the method", async () => {
    const shared = { answer: () => 42 };
    const change = ({ moduleMocker }: Environment) => moduleMocker.spyOn(shared, "answer").mockReturnValue(0);
    expect(await afterwards(change, () => shared.answer())).toBe(42);
  });
});

it("has the tokens of cdktf as long as its worker, which has cdktf as long", async () => {
  const key = "__cdktfTokenMap";
  const before = Object.getOwnPropertyDescriptor(globalThis, key);
  const tokens = {};
  Reflect.deleteProperty(globalThis, key);
  try {
    expect(
      await afterwards(
        () => Object.assign(globalThis, { [key]: tokens }),
        () => Reflect.get(globalThis, key),
      ),
    ).toBe(tokens);
  } finally {
    Reflect.deleteProperty(globalThis, key);
    if (before !== undefined) {
      Object.defineProperty(globalThis, key, before);
    }
  }
});

describe("the async storage of a test file", () => {
  const { asyncHooksOfOneFile } = require("../jest/async-hooks");

  it("ends with it: no promise of a later one carries its store", async () => {
    const { hooks, disable } = asyncHooksOfOneFile();
    const storage: AsyncLocalStorage<string> = new hooks.AsyncLocalStorage();
    const { earlier, later } = await storage.run("its store", async () => {
      const earlier = await Promise.resolve().then(() => storage.getStore());
      disable();
      return { earlier, later: await Promise.resolve().then(() => storage.getStore()) };
    });
    expect({ earlier, later }).toEqual({ earlier: "its store", later: undefined });
  });

  it("is that of Jest's runner: no promise carries a store of an earlier test file", async () => {
    await Promise.resolve();
    const stores = Object.getOwnPropertySymbols(executionAsyncResource()).filter(
      ({ description }) => description === "kResourceStore",
    );
    expect(stores.length).toBeLessThanOrEqual(1);
  });
});

describe("a module", () => {
  it("of a package is the one that Node.js has loaded", () => {
    expect(require("zod")).toBe(createRequire(join(process.cwd(), "package.json"))("zod"));
  });

  it("of the project is the one that Node.js has loaded, also for other test files", () => {
    const file = require.resolve("../src/errors");
    expect(require("../src/errors")).toBe(createRequire(file)(file));
  });

  it("of the project is another one where a test asks for that", () => {
    const shared: typeof import("../src/errors") = require("../src/errors");
    jest.isolateModules(() => expect(require("../src/errors")).not.toBe(shared));
  });

  it("of the tests is this test file's own", () => {
    const file = require.resolve("./support/files");
    expect(require("./support/files")).toBe(require("./support/files"));
    expect(createRequire(file).cache[file]).toBeUndefined();
  });

  it("of the project names lines of its source in its errors", () => {
    const { parseTerraform }: typeof import("../src/topology") = require("../src/topology");
    const [, file = "", line] =
      /\((\S+\/src\/\S+\.ts):(\d+):/.exec(thrownBy(() => parseTerraform("{", "plan.json")).stack ?? "") ?? [];
    expect(readFileSync(file, "utf8").split("\n")[Number(line) - 1]).toContain("new ");
  });

  it("that is mocked is not loaded", () => {
    jest.isolateModules(() => {
      jest.doMock("zod", () => "a mock");
      expect(require("zod")).toBe("a mock");
      jest.dontMock("zod");
    });
  });

  it("makes errors of the class that the tests know", () => {
    expect(() => JSON.parse("{")).toThrow(SyntaxError);
    expect(() => require("node:fs").readFileSync("/not/there")).toThrow(Error);
  });
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("it throws nothing");
}
