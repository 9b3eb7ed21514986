import { readFileSync } from "node:fs";
import { join } from "node:path";

type Entry = Readonly<Record<string, unknown>>;
type Policy = Readonly<
  Record<"LICENCES" | "DEVELOPMENT_LICENCES" | "INSTALL_SCRIPTS" | "ENDED", Readonly<Record<string, string>>>
>;

const {
  problemsIn,
  productionOf,
}: {
  problemsIn(lock: object, policy: Policy): readonly string[];
  productionOf(lock: object): readonly { readonly name: string; readonly version: string; readonly licence: string }[];
} = require("../../scripts/locked-dependencies");
const policy: Policy = require("../../scripts/dependency-policy");
const { pageOf }: { pageOf(lock: object, manifest: object): string } = require("../../scripts/write-dependencies-page");

const lockFile = join(__dirname, "../../package-lock.json");
const locked = JSON.parse(readFileSync(lockFile, "utf8"));

/** What a lock file says about one dependency of one with nothing wrong. */
const entry = (change: Entry = {}): Entry => ({
  version: "1.2.3",
  integrity: `sha512-${"a".repeat(86)}==`,
  license: "MIT",
  ...change,
});
const lock = (packages: Readonly<Record<string, Entry>>) => ({ lockfileVersion: 3, packages: { "": {}, ...packages } });
const one = (change: Entry = {}) => lock({ "node_modules/left": entry(change), "node_modules/other": entry() });

/** Nothing in it that a made-up lock file would have to need. */
const OWN: Policy = { LICENCES: { MIT: "permissive" }, DEVELOPMENT_LICENCES: {}, INSTALL_SCRIPTS: {}, ENDED: {} };

describe("the dependencies", () => {
  it("are as the policy allows", () => expect(problemsIn(locked, policy)).toEqual([]));

  it("all have an integrity, but those that are within another one", () => {
    const entries = Object.entries<Entry>(locked.packages).filter(([path]) => path !== "");
    const without = entries.filter(([, { integrity, inBundle }]) => integrity === undefined && inBundle !== true);
    expect(without.map(([path]) => path)).toEqual([]);
    expect(entries.length).toBeGreaterThan(500);
  });

  it("each reason of the policy is a sentence", () => {
    const reasons = Object.values(policy).flatMap((list) => Object.values(list));
    expect(reasons.filter((reason) => reason.length < 8)).toEqual([]);
  });
});

describe("the check of dependencies", () => {
  it("lets one pass in which nothing is wrong", () => expect(problemsIn(one(), OWN)).toEqual([]));

  it.each<[string, Entry, string]>([
    ["no integrity", { integrity: undefined }, "left@1.2.3 has no integrity"],
    ["a weak integrity", { integrity: "sha1-2jmj7l5rSw0yVb/vlWAYkK/YBwk=" }, "left@1.2.3 has no integrity"],
    ["another licence", { license: "GPL-3.0-only" }, 'left@1.2.3 has the licence "GPL-3.0-only"'],
    ["a licence named as a member of every object", { license: "constructor" }, "left@1.2.3 has the licence"],
    ["no licence", { license: undefined }, "left@1.2.3 has no licence in the lock file"],
    ["an install script", { hasInstallScript: true }, "left@1.2.3 runs a program when it is installed"],
    ["an install script in development", { hasInstallScript: true, dev: true }, "left@1.2.3 runs a program"],
    ["a deprecation", { deprecated: "no longer supported" }, "left@1.2.3 is deprecated (no longer supported)"],
  ])("fails on one with %s", (_, change, expected) => {
    expect(problemsIn(one(change), OWN)).toEqual([expect.stringContaining(expected)]);
  });

  it("looks below other packages, and at names with a scope", () => {
    const nested = lock({
      "node_modules/a": entry(),
      "node_modules/a/node_modules/@b/c": entry({ deprecated: "old" }),
    });
    expect(problemsIn(nested, OWN)).toEqual([expect.stringContaining("@b/c@1.2.3 is deprecated")]);
  });

  it("asks no integrity of a package within another one, and no more of a link", () => {
    const packages = { "node_modules/a/node_modules/b": entry({ inBundle: true, integrity: undefined }) };
    expect(problemsIn(lock({ ...packages, "node_modules/own": { link: true } }), OWN)).toEqual([]);
  });

  it("takes a licence for development in development only", () => {
    const own = { ...OWN, DEVELOPMENT_LICENCES: { "MPL-2.0": "used unchanged" } };
    const weak = (change: Entry) =>
      problemsIn(
        lock({ "node_modules/left": entry({ license: "MPL-2.0", ...change }), "node_modules/b": entry() }),
        own,
      );
    expect(weak({ dev: true })).toEqual([]);
    expect(weak({ peer: true })).toEqual([]);
    expect(weak({})).toEqual([expect.stringContaining("add it to LICENCES of")]);
  });

  it("takes an install script with a reason in development, and never in production", () => {
    const own = { ...OWN, INSTALL_SCRIPTS: { left: "checks its binary" } };
    expect(problemsIn(one({ hasInstallScript: true, dev: true }), own)).toEqual([]);
    expect(problemsIn(one({ hasInstallScript: true }), own)).toHaveLength(1);
  });

  it("takes a deprecated one with a reason", () => {
    expect(problemsIn(one({ deprecated: "archived" }), { ...OWN, ENDED: { left: "a peer dependency" } })).toEqual([]);
  });

  it.each([
    ["DEVELOPMENT_LICENCES", "GPL-2.0-only"],
    ["INSTALL_SCRIPTS", "right"],
    ["ENDED", "right"],
  ] as const)("fails on a reason in %s that no dependency needs", (list, key) => {
    expect(problemsIn(one(), { ...OWN, [list]: { [key]: "once needed" } })).toEqual([
      expect.stringContaining(`${list} of scripts/dependency-policy.js has "${key}"`),
    ]);
  });

  it("fails on a lock file of another version, in which it would find nothing", () => {
    expect(problemsIn({ lockfileVersion: 1, dependencies: {} }, OWN)).toEqual([expect.stringContaining("must be 3")]);
  });
});

describe("the page of dependencies", () => {
  const manifest = { peerDependencies: { cdktf: "^0.21.0" } };

  it("lists what is installed with this package, each once, and nothing else", () => {
    const mixed = lock({
      "node_modules/b": entry({ license: "ISC" }),
      "node_modules/a/node_modules/b": entry({ license: "ISC" }),
      "node_modules/tool": entry({ dev: true }),
      "node_modules/cdktf": entry({ peer: true, license: "MPL-2.0" }),
    });
    expect(productionOf(mixed)).toEqual([{ name: "b", version: "1.2.3", licence: "ISC" }]);
    const page = pageOf(mixed, manifest);
    expect(page).toContain("| b | 1.2.3 | ISC |");
    expect(page).not.toContain("tool");
    expect(page).toMatch(/\| cdktf \| `\^0\.21\.0` \| MPL-2\.0 \| No longer maintained/);
  });

  it("has every direct dependency", () => {
    const { dependencies } = JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8"));
    const names = productionOf(locked).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(dependencies)));
  });

  it("is what is committed", () => {
    const committed = readFileSync(join(__dirname, "../../docs/dependencies.md"), "utf8");
    expect(pageOf(locked, JSON.parse(readFileSync(join(__dirname, "../../package.json"), "utf8")))).toBe(committed);
  });
});
