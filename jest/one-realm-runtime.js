const Module = require("node:module");
const { join, sep } = require("node:path");
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

const SOURCES = join(__dirname, "..", "src") + sep;

/** What a test file compiles to, and what it shares with others, which each of them has as a module of its own. */
const compiled = new Map();

/** The `require` of Node.js in each file that has required something. */
const requires = new Map();

function requireIn(from) {
  const known = requires.get(from) ?? Module.createRequire(from);
  requires.set(from, known);
  return known;
}

/** The transforms of the test file that is running: for what Node.js loads in it, also for later ones. */
let transforms;
const sourceMaps = new Map();

Module._extensions[".ts"] = (module, file) => {
  const code = transforms.transform(file);
  sourceMaps.set(file, transforms.getSourceMaps().get(file));
  module._compile(code, file);
};

/**
 * Loads packages and the modules of `src` once a worker, as Node.js does: what V8 has learned about a function is kept with
 * its module. Test files, and what is theirs, are loaded once a test file.
 */
module.exports = class OneRealmRuntime extends Runtime {
  #asyncHooks = asyncHooksOfOneFile();

  constructor(...parts) {
    super(...parts);
    transforms = this.transformCache;
    for (const [file, map] of sourceMaps) {
      transforms.getSourceMaps().set(file, map);
    }
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
    return options === undefined && name !== undefined && this.#isShared(from, name)
      ? requireIn(from)(name)
      : super.requireModule(from, name, options, isActual);
  }

  #isShared(from, name) {
    return PACKAGE.test(name) || (!this.registries.isIsolated() && requireIn(from).resolve(name).startsWith(SOURCES));
  }

  teardown() {
    super.teardown();
    this.#asyncHooks.disable();
  }
};
