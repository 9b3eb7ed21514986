const { createRequire } = require("node:module");
const { compileFunction } = require("node:vm");
const { default: Runtime } = require("jest-runtime");
const { asyncHooksOfOneFile } = require("./async-hooks");

// cdktf captures a source-mapped stack trace for every token, which is a hundred times the work of the constructs.
for (const file of ["cdktf/lib/tokens/private/stack-trace", "constructs/lib/private/stack-trace"]) {
  require(file).captureStackTrace = () => [];
}

// A run repeats the run before it. `npm run fuzz` looks for inputs that nothing has tried yet.
const seed = Number(process.env.PROPERTY_SEED ?? 20261130);
require("fast-check").configureGlobal({ seed });

/** A package or a module of Node.js, and not a file of the project. */
const PACKAGE = /^[^./]/;

/** What a file compiles to is the same function for all test files. Each test file calls it for a module of its own. */
const compiled = new Map();

/** Loads packages once a worker, and the modules of the project once a test file. */
module.exports = class OneRealmRuntime extends Runtime {
  #asyncHooks = asyncHooksOfOneFile();

  constructor(...parts) {
    super(...parts);
    const { coreModule } = this;
    const requireCoreModule = coreModule.require.bind(coreModule);
    coreModule.require = (name) =>
      /^(node:)?async_hooks$/.test(name) ? this.#asyncHooks.hooks : requireCoreModule(name);
    // Jest compiles for a context other than that of the worker, anew for each test file.
    const { executor } = this;
    executor.compile = (source, filename) => {
      const known = compiled.get(filename);
      if (known?.source === source) {
        return known.run;
      }
      const run = compileFunction(source, executor.injectedModuleParameters, { filename });
      compiled.set(filename, { source, run });
      return run;
    };
  }

  requireModule(from, name, options, isActual) {
    // With options, Jest asks for a module of its own.
    return options === undefined && name !== undefined && PACKAGE.test(name)
      ? createRequire(from)(name)
      : super.requireModule(from, name, options, isActual);
  }

  teardown() {
    super.teardown();
    this.#asyncHooks.disable();
  }
};
