// The API of one entry as API Extractor reports it, and what is wrong with it.
const { mkdtempSync, readFileSync, rmSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { Extractor, ExtractorConfig } = require("@microsoft/api-extractor");
const { codeOf, shapeProblems, undocumented } = require("./api-shape");

/**
 * @param project a folder with `package.json`, `tsconfig.build.json` and `etc`
 * @param entry `name` of the report, `path` of the declarations without `.d.ts`
 * @param readUnions the unions that programs may read
 * @param write whether to update the report
 * @returns sentences: a type that is not exported, a shape that may not be, a missing docstring, a report that was not reviewed
 */
function apiProblems(project, { name, path }, { readUnions, write }) {
  const temporary = mkdtempSync(join(tmpdir(), "api-report-"));
  try {
    const problems = [];
    const { apiReportChanged } = Extractor.invoke(configurationOf(project, { name, path, temporary }), {
      localBuild: write,
      messageCallback: (message) => {
        message.handled = true;
        if (message.category === "Compiler" || message.messageId === "ae-forgotten-export") {
          problems.push(message.text);
        }
      },
    });
    const code = codeOf(readFileSync(join(temporary, `${name}.api.md`), "utf8"));
    problems.push(...shapeProblems(code, readUnions), ...undocumented(code));
    if (apiReportChanged && !write) {
      problems.push(`etc/${name}.api.md differs from the code. Run npm run api -- --write, and review the difference`);
    }
    return problems;
  } finally {
    rmSync(temporary, { recursive: true });
  }
}

function configurationOf(project, { name, path, temporary }) {
  return ExtractorConfig.prepare({
    packageJsonFullPath: join(project, "package.json"),
    configObjectFullPath: undefined,
    configObject: {
      projectFolder: project,
      mainEntryPointFilePath: `${path}.d.ts`,
      // A program may check the types of its libraries. What a class hides as internal and its interface demands breaks there.
      compiler: { overrideTsconfig: { extends: "./tsconfig.build.json", compilerOptions: { skipLibCheck: false } } },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: join(project, "etc"),
        reportTempFolder: temporary,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      newlineKind: "lf",
      messages: {
        compilerMessageReporting: { default: { logLevel: "error" } },
        extractorMessageReporting: {
          default: { logLevel: "none" },
          "ae-forgotten-export": { logLevel: "warning", addToApiReportFile: false },
        },
        tsdocMessageReporting: { default: { logLevel: "none" } },
      },
    },
  });
}

module.exports = { apiProblems };
