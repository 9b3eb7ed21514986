import { Worker } from "node:worker_threads";
import { targetNamed } from "./all-targets";
import { type Batch, type BatchResult, inputsIn } from "./batch";
import { signatureOf } from "./found";
import { Violation } from "./target";
import type { Report, Work } from "./worker";

interface Bounds {
  /** An input that has not ended by then never ends: examined ones are slow long before. */
  readonly silenceSeconds: number;
  /** Old space of a worker: an input of some kilobytes that needs more is a failure. */
  readonly megabytes: number;
}

const BOUNDS: Bounds = { silenceSeconds: 45, megabytes: 700 };

/** One worker, and a new one in its place when an input has stopped it. */
export class Hand {
  private worker: Worker | undefined;
  private readonly progress = new Int32Array(new SharedArrayBuffer(8));

  /** @param file what a worker runs */
  constructor(
    private readonly file: string,
    private readonly bounds: Bounds = BOUNDS,
  ) {}

  /** Gives all inputs of a batch to their target. */
  async run(batch: Batch, known: readonly string[]): Promise<BatchResult> {
    const worker = await this.started();
    const ended = await this.ending(worker, { batch, known });
    if (typeof ended !== "string") {
      return ended;
    }
    this.worker = undefined;
    await worker.terminate();
    return this.stopped(batch, ended);
  }

  async stop(): Promise<void> {
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private async started(): Promise<Worker> {
    if (this.worker === undefined) {
      const worker = new Worker(this.file, {
        workerData: this.progress.buffer,
        resourceLimits: { maxOldGenerationSizeMb: this.bounds.megabytes },
      });
      await new Promise<void>((resolve, reject) => {
        worker.once("message", () => resolve());
        worker.once("error", reject);
      });
      // Between two batches nobody listens, and an error without a listener would end everything.
      worker.removeAllListeners("error").on("error", () => undefined);
      this.worker = worker;
    }
    return this.worker;
  }

  /** @returns the result, or why there is none */
  private ending(worker: Worker, work: Work): Promise<BatchResult | string> {
    return new Promise((resolve) => {
      let seen = Atomics.load(this.progress, 0);
      let silent = 0;
      const watch = setInterval(() => {
        const now = Atomics.load(this.progress, 0);
        silent = now === seen ? silent + 1 : 0;
        seen = now;
        if (silent >= this.bounds.silenceSeconds) {
          end(`does not end within ${this.bounds.silenceSeconds} s`);
        }
      }, 1_000);
      const onError = (error: Error) => end(error.stack ?? String(error));
      const onExit = (code: number) => end(`ends the process with ${code}`);
      const onMessage = (report: Report) => {
        if (!("ready" in report)) {
          end("result" in report ? report.result : report.broken);
        }
      };
      const end = (result: BatchResult | string) => {
        clearInterval(watch);
        worker.off("error", onError).off("exit", onExit).off("message", onMessage);
        resolve(result);
      };
      worker.on("error", onError).on("exit", onExit).on("message", onMessage);
      worker.postMessage(work);
    });
  }

  /** What the input that stopped the worker is: generated once more, since the sequence is the same. */
  private async stopped(batch: Batch, why: string): Promise<BatchResult> {
    const index = Atomics.load(this.progress, 1);
    const inputs = await inputsIn(targetNamed(batch.target), batch);
    const input = inputs[Math.max(index, 0)] ?? "";
    const failure = `${new Violation(why).message} (input ${index} of batch ${batch.number})`;
    const signature = signatureOf(batch.target, new Violation(why));
    return { inputs: index + 1, failures: [{ target: batch.target, input, failure, signature }] };
  }
}
