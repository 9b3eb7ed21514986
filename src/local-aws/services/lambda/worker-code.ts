/**
 * What runs in the worker thread of an invocation: a text, as the sources run compiled and from TypeScript.
 *
 * The function reads the time of local AWS. If `parkable`, its timers go by that time too: while it waits for nothing but
 * timers, it reports until when (`sleep`), and goes on when a message says how much time went by (`wake`).
 */
export const WORKER_CODE = `
const { parentPort, workerData } = require("node:worker_threads");
const { promisify, format } = require("node:util");
const { existsSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { folder, handler, event, context, startedAt, deadline, parkable } = workerData;

const began = performance.now();
let elapsed = 0;
const now = () => Math.floor(startedAt + (parkable ? elapsed : performance.now() - began));
const MachineDate = Date;
globalThis.Date = new Proxy(MachineDate, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new MachineDate(now()).toString(),
  get: (target, member) => (member === "now" ? now : Reflect.get(target, member)),
});

const post = (message) => parentPort.postMessage(message);
for (const [method, level] of Object.entries({
  log: "INFO", info: "INFO", warn: "WARN", error: "ERROR", debug: "DEBUG", trace: "TRACE",
})) {
  console[method] = (...values) =>
    post({ kind: "log", text: [new Date().toISOString(), context.awsRequestId, level, format(...values)].join("\\t") });
}

if (parkable) {
  const { setTimeout: setMachineTimeout } = globalThis;
  const timers = new Set();
  let polling = false;
  let asleep = false;
  const waitsForMore = () =>
    process.getActiveResourcesInfo().some((kind) => !["Timeout", "Immediate", "MessagePort"].includes(kind));
  // Twice in a row: between an answer and what follows from it, nothing is under way for a moment.
  const poll = (quiet = 0) => {
    if (polling || asleep || timers.size === 0) return;
    polling = true;
    setMachineTimeout(() => {
      polling = false;
      if (waitsForMore()) return poll();
      if (quiet === 0) return poll(1);
      if (timers.size === 0) return;
      asleep = true;
      post({ kind: "sleep", elapsed: Math.min(...[...timers].map(({ due }) => due)) });
    }, 2);
  };
  const start = (act, milliseconds, every) => {
    const length = Math.max(1, Math.trunc(Number(milliseconds) || 0));
    const timer = {
      due: elapsed + length,
      act: () => {
        if (every) timer.due = elapsed + length;
        else timers.delete(timer);
        act();
      },
      ref: () => timer,
      unref: () => timer,
      hasRef: () => true,
      refresh: () => {
        timer.due = elapsed + length;
        timers.add(timer);
        return timer;
      },
    };
    timers.add(timer);
    poll();
    return timer;
  };
  const stop = (timer) => timers.delete(timer);
  globalThis.setTimeout = (act, milliseconds, ...given) => start(() => act(...given), milliseconds, false);
  globalThis.setTimeout[promisify.custom] = (milliseconds, value) =>
    new Promise((resolve) => start(() => resolve(value), milliseconds, false));
  globalThis.setInterval = (act, milliseconds, ...given) => start(() => act(...given), milliseconds, true);
  globalThis.clearTimeout = stop;
  globalThis.clearInterval = stop;
  parentPort.on("message", (message) => {
    elapsed = Math.max(elapsed, message.elapsed);
    asleep = false;
    const due = [...timers].filter((timer) => timer.due <= elapsed).sort((left, right) => left.due - right.due);
    for (const timer of due) {
      if (timers.has(timer)) timer.act();
    }
    poll();
  });
}

const fail = (error) => {
  const isError = error instanceof Error;
  post({
    kind: "failed",
    error: {
      errorType: isError ? error.name : typeof error,
      errorMessage: isError ? error.message : String(error),
      trace: isError ? String(error.stack).split("\\n") : [],
    },
  });
};
process.on("uncaughtException", fail);
process.on("unhandledRejection", fail);

const load = async () => {
  const dot = handler.lastIndexOf(".");
  const [file, name] = [join(folder, handler.slice(0, dot)), handler.slice(dot + 1)];
  const module = existsSync(file + ".mjs") ? await import(pathToFileURL(file + ".mjs").href) : require(file);
  const found = name.split(".").reduce((value, member) => value?.[member], module);
  if (typeof found !== "function") {
    throw Object.assign(new Error(handler + " is undefined or not exported"), { name: "Runtime.HandlerNotFound" });
  }
  return found;
};

const call = (run) =>
  new Promise((resolve, reject) => {
    const whole = { ...context, callbackWaitsForEmptyEventLoop: true, getRemainingTimeInMillis: () => deadline - now() };
    const answer = run(event, whole, (error, value) => (error ? reject(error) : resolve(value)));
    if (answer instanceof Promise || typeof answer?.then === "function") answer.then(resolve, reject);
    else if (run.length < 3) resolve(answer);
  });

load()
  .catch((error) => {
    if (error?.code === "MODULE_NOT_FOUND") error.name = "Runtime.ImportModuleError";
    throw error;
  })
  .then(call)
  .then((value) => post({ kind: "done", payload: JSON.stringify(value) ?? "null" }))
  .catch(fail);
`;
