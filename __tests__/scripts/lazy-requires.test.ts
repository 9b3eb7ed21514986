import { join } from "node:path";
import ts from "typescript";

const { lazyRequires }: Lazy = require(join(__dirname, "../../scripts/lazy-requires.js"));

interface Lazy {
  lazyRequires(code: string): { readonly code: string; readonly isLazy: boolean };
}

/** What tsc makes of a file. */
const compiled = (source: string): string =>
  ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } })
    .outputText;

/** Runs a module whose imports are these, and tells which were loaded, before and after its function was called. */
function run(code: string, modules: Readonly<Record<string, object>>) {
  const loaded: string[] = [];
  const exported: { call?: () => unknown } = {};
  const load = (path: string) => {
    loaded.push(path);
    return modules[path];
  };
  new Function("exports", "require", code)(exported, load);
  const before = [...loaded];
  return { before, result: exported.call?.(), after: loaded };
}

describe("imports that load late", () => {
  it("load when one of their names is first used, and once", () => {
    const { code, isLazy } = lazyRequires(
      compiled('import { limit, twice } from "./limits";\nexport const call = () => twice(limit) + twice(limit);\n'),
    );
    expect(isLazy).toBe(true);
    expect(run(code, { "./limits": { limit: 2, twice: (value: number) => value * 2 } })).toEqual({
      before: [],
      result: 8,
      after: ["./limits"],
    });
  });

  it("make things of their classes", () => {
    const { code } = lazyRequires(
      compiled('import { Limit } from "./limits";\nexport const call = () => new Limit(2).value;\n'),
    );
    class Limit {
      constructor(readonly value: number) {}
    }
    expect(run(code, { "./limits": { Limit } }).result).toBe(2);
  });

  it("are extended by classes", () => {
    const { code } = lazyRequires(
      compiled(
        'import { Limit } from "./limits";\nclass Own extends Limit {}\nexport const call = () => new Own(2).value;\n',
      ),
    );
    class Limit {
      constructor(readonly value: number) {}
    }
    expect(run(code, { "./limits": { Limit } }).result).toBe(2);
  });

  it("load at once where the file itself uses them", () => {
    const source = 'import { limit } from "./limits";\nconst half = limit / 2;\nexport const call = () => half;\n';
    const { code } = lazyRequires(compiled(source));
    expect(run(code, { "./limits": { limit: 2 } })).toEqual({ before: ["./limits"], result: 1, after: ["./limits"] });
  });

  it.each([
    ["a package", 'import { Construct } from "constructs";\nexport const call = () => Construct;\n'],
    ["what is passed on as a whole", 'import * as limits from "./limits";\nexport const call = () => limits;\n'],
    ["what is exported as a whole", 'export * from "./limits";\n'],
  ])("leave %s alone", (_, source) => {
    const written = compiled(source);
    expect(lazyRequires(written)).toEqual({ code: written, isLazy: false });
  });

  it("are left alone the second time", () => {
    const { code } = lazyRequires(compiled('import { limit } from "./limits";\nexport const call = () => limit;\n'));
    expect(lazyRequires(code)).toEqual({ code, isLazy: true });
  });
});
