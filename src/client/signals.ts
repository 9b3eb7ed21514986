import { AsyncLocalStorage } from "node:async_hooks";

/**
 * The abort signal of the request that is under way. There is one storage for all strategies: Node.js visits each storage in
 * use for each promise.
 */
export const signals = new AsyncLocalStorage<AbortSignal | undefined>();
