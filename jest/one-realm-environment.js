const { ModernFakeTimers } = require("@jest/fake-timers");
const { ModuleMocker } = require("jest-mock");

/** What packages keep at the global object for everything that loads them. */
const OF_PACKAGES = new Set(["__cdktfTokenMap", "__zod_globalConfig", "__zod_globalRegistry", "awslambda"]);

const globals = () =>
  new Map(Reflect.ownKeys(globalThis).map((key) => [key, Object.getOwnPropertyDescriptor(globalThis, key)]));

const listeners = () => new Map(process.eventNames().map((event) => [event, process.rawListeners(event)]));

/**
 * Runs a test file in the realm of its worker, as Node.js runs a program, and not in a context of its own. The packages
 * that the worker has loaded then serve all its test files: see `one-realm-runtime.js`. What a test file changes in the
 * process is restored after it.
 */
module.exports = class OneRealmEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  /** Those that Jest calls legacy. */
  fakeTimers = null;

  #before = {
    globals: globals(),
    listeners: listeners(),
    env: { ...process.env },
    exit: process.exit,
    exitCode: process.exitCode,
    folder: process.cwd(),
    stackTraceLimit: Error.stackTraceLimit,
  };

  constructor({ projectConfig }) {
    this.fakeTimersModern = new ModernFakeTimers({ config: projectConfig, global: globalThis });
  }

  async setup() {}

  async teardown() {
    this.fakeTimersModern.dispose();
    this.moduleMocker.restoreAllMocks();
    this.#restoreGlobals();
    this.#restoreListeners();
    const { env, exit, exitCode, folder, stackTraceLimit } = this.#before;
    for (const name of Object.keys(process.env).filter((name) => !Object.hasOwn(env, name))) {
      delete process.env[name];
    }
    Object.assign(process.env, env);
    process.exit = exit;
    process.exitCode = exitCode;
    process.chdir(folder);
    Error.stackTraceLimit = stackTraceLimit;
  }

  #restoreGlobals() {
    for (const [key, { value, get }] of globals()) {
      const before = this.#before.globals.get(key);
      if (before === undefined && !OF_PACKAGES.has(key)) {
        Reflect.deleteProperty(globalThis, key);
      } else if (before !== undefined && (before.value !== value || before.get !== get)) {
        Object.defineProperty(globalThis, key, before);
      }
    }
    for (const [key, before] of this.#before.globals) {
      if (!Object.hasOwn(globalThis, key)) {
        Object.defineProperty(globalThis, key, before);
      }
    }
  }

  #restoreListeners() {
    for (const [event, now] of listeners()) {
      const before = this.#before.listeners.get(event) ?? [];
      for (const listener of now.filter((listener) => !before.includes(listener))) {
        process.removeListener(event, listener);
      }
    }
  }

  getVmContext() {
    return this.global;
  }

  exportConditions() {
    return ["node", "node-addons"];
  }
};
