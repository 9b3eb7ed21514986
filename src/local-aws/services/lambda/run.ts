import { Worker } from "node:worker_threads";
import { readJson } from "../../json";
import { type Unpacked, unpack } from "./unpacked";
import { WORKER_CODE } from "./worker-code";

export interface RunProps {
  readonly requestId: string;
  /** Base64. */
  readonly zip: string;
  readonly handler: string;
  /** JSON. */
  readonly payload: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly context: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly timeoutSeconds: number;
  /** Whether its timers go by the time of local AWS, which calls `wake`. */
  readonly parkable: boolean;
}

/** In Lambda's words. */
export interface FunctionError {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
}

export type Progress =
  | { readonly kind: "done"; readonly payload: string }
  | { readonly kind: "failed"; readonly error: FunctionError }
  /** Waits until so many milliseconds after its start. */
  | { readonly kind: "sleep"; readonly elapsed: number };

type Message = Progress | { readonly kind: "log"; readonly text: string };

const MOST_LINES = 10_000;

/** An invocation in a worker thread. It is no sandbox: the function may do what the user who runs local AWS may. */
export class Run {
  readonly lines: string[] = [];
  private readonly unpacked: Unpacked;
  private readonly worker: Worker;
  private progress: Progress | undefined;
  private waiting: ((progress: Progress) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;

  /** @throws Error for code that cannot be unpacked */
  constructor(readonly props: RunProps) {
    this.unpacked = unpack(props.zip);
    this.worker = new Worker(WORKER_CODE, {
      eval: true,
      stdout: true,
      stderr: true,
      env: { ...props.environment, LAMBDA_TASK_ROOT: this.unpacked.folder },
      resourceLimits: { maxOldGenerationSizeMb: props.memoryMb },
      workerData: {
        folder: this.unpacked.folder,
        handler: props.handler,
        event: readJson(props.payload)?.value ?? null,
        context: props.context,
        startedAt: props.startedAt,
        deadline: this.deadline,
        parkable: props.parkable,
      },
    });
    for (const stream of [this.worker.stdout, this.worker.stderr]) {
      stream.on("data", (chunk: Buffer) => this.log(chunk.toString("utf8").trimEnd()));
    }
    this.worker.on("message", (message: Message) =>
      message.kind === "log" ? this.log(message.text) : this.report(message),
    );
    this.worker.on("error", ({ name, message }) => this.report(failed(`Runtime.${name}`, message)));
    this.worker.on("exit", (code) => {
      this.unpacked.remove();
      this.report(
        failed("Runtime.ExitError", `RequestId: ${props.requestId} Error: Runtime exited with status ${code}`),
      );
    });
  }

  /** When Lambda stops it, in milliseconds since the epoch. */
  get deadline(): number {
    return this.props.startedAt + 1000 * this.props.timeoutSeconds;
  }

  /** What comes next: its end, or a wait. It has its timeout in seconds of the machine for it. */
  async next(): Promise<Progress> {
    // Nothing else may keep the process alive: a command that waits for the answer must not end.
    this.worker.ref();
    this.timer = setTimeout(() => this.report(this.timedOut()), 1000 * this.props.timeoutSeconds);
    const progress = await new Promise<Progress>((resolve) => {
      this.waiting = resolve;
      if (this.progress !== undefined) {
        resolve(this.progress);
      }
    });
    clearTimeout(this.timer);
    this.waiting = undefined;
    this.progress = undefined;
    if (progress.kind === "sleep") {
      this.worker.unref();
    } else {
      await this.stop();
    }
    return progress;
  }

  /** Lets a run that waits go on. @param elapsed milliseconds since its start */
  wake(elapsed: number): void {
    this.worker.postMessage({ elapsed });
  }

  timedOut(): Progress {
    const { requestId, timeoutSeconds } = this.props;
    return failed(
      "Sandbox.Timedout",
      `RequestId: ${requestId} Error: Task timed out after ${timeoutSeconds.toFixed(2)} seconds`,
    );
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
    this.unpacked.remove();
  }

  private report(progress: Progress): void {
    this.progress ??= progress;
    this.waiting?.(this.progress);
  }

  private log(text: string): void {
    if (this.lines.length < MOST_LINES) {
      this.lines.push(text);
    }
  }
}

const failed = (errorType: string, errorMessage: string): Progress => ({
  kind: "failed",
  error: { errorType, errorMessage },
});
