const asyncHooks = require("node:async_hooks");

/**
 * Jest loads its runner anew for each test file, and the runner keeps the running test in an `AsyncLocalStorage`. Node.js
 * then copies the store of each storage, also of finished test files, to each new promise, and keeps what it holds.
 */
module.exports.asyncHooksOfOneFile = function asyncHooksOfOneFile() {
  const storages = [];
  class AsyncLocalStorage extends asyncHooks.AsyncLocalStorage {
    constructor(...options) {
      super(...options);
      storages.push(this);
    }
  }
  const disable = () => {
    for (const storage of storages) {
      storage.disable();
    }
  };
  return { hooks: { ...asyncHooks, AsyncLocalStorage }, disable };
};
