import { parentPort, workerData } from "node:worker_threads";
import { targetNamed } from "./all-targets";
import { type Batch, type BatchResult, runBatch } from "./batch";

/** What the main thread asks for. */
export interface Work {
  readonly batch: Batch;
  readonly known: readonly string[];
}

/** What a worker says: once that it is ready, then the result of each batch. */
export type Report = { readonly ready: true } | { readonly result: BatchResult } | { readonly broken: string };

/** Grows with each input; the second is the input's place in its batch. */
const progress = new Int32Array(workerData as SharedArrayBuffer);

const report = (said: Report) => parentPort?.postMessage(said);

function onInput(index: number): void {
  Atomics.add(progress, 0, 1);
  Atomics.store(progress, 1, index);
}

// What nobody waits for is thrown here: it belongs to the input that is being given.
process.on("unhandledRejection", (error) => {
  throw error;
});

parentPort?.on("message", ({ batch, known }: Work) => {
  runBatch(targetNamed(batch.target), batch, { known: new Set(known), onInput }).then(
    (result) => report({ result }),
    (error: unknown) => report({ broken: error instanceof Error ? String(error.stack) : String(error) }),
  );
});

report({ ready: true });
