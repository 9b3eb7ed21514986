import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Clock } from "../../clock";
import { ScaleToZeroError } from "../../errors";
import { printable } from "../../printable";
import { ForgeProblem, withoutSecrets } from "../http/forge-problem";
import { patientFetch } from "../http/patient-fetch";
import { checkedAddress, downloadedPlan, type PlanOrigins } from "./plan-download";
import { isSigned } from "./signature";
import { isVerification, type TaskRequest, taskRequestIn } from "./task-request";
import { failedTask, type TaskResult, type TaskReview, taskResult, withoutOutcomes } from "./task-result";

export interface RunTaskOptions {
  /** The HMAC key of the run task. */
  readonly key: string;
  readonly origins: PlanOrigins;
  readonly clock: Clock;
  /** Reviews a plan as JSON. May throw: the message of an error of this package is the result. */
  readonly review: (plan: Uint8Array, run: { readonly workspace: string }) => Promise<TaskReview>;
  /** One line for each request. */
  readonly log: (line: string) => void;
}

const MOST_REQUEST_BYTES = 2 ** 20;
/** A review takes memory of several times its plan: they take turns. HCP Terraform sends again what is refused. */
const MOST_WAITING = 50;

/** Reviews the plans of a run task of HCP Terraform or Terraform Enterprise. */
export class RunTaskServer {
  private readonly server: Server;
  /** Addresses for the results of the runs that wait, or are reviewed. */
  private readonly waiting = new Set<string>();
  private turn: Promise<void> = Promise.resolve();

  constructor(private readonly options: RunTaskOptions) {
    this.server = createServer((request, response) => void this.answer(request, response));
    this.server.requestTimeout = 30_000;
  }

  /** @returns the address */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((done, fail) => {
      this.server.once("error", fail);
      this.server.listen(port, host, done);
    });
    const { address, port: taken, family } = this.server.address() as AddressInfo;
    return `http://${family === "IPv6" ? `[${address}]` : address}:${taken}`;
  }

  /** Stops taking requests, and ends when the last review has. HCP Terraform sends again what got no answer. */
  async close(): Promise<void> {
    const closed = new Promise((done) => this.server.close(done));
    // Also those within a request: a sender that never ends must not keep the process.
    this.server.closeAllConnections();
    await closed;
    await this.turn;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const status = await this.taken(request);
      response.writeHead(status, { connection: "close" }).end();
    } catch {
      // The sender has gone.
      response.destroy();
    }
  }

  /** @returns the HTTP status. HCP Terraform waits for it only: the result is sent later. */
  private async taken(request: IncomingMessage): Promise<number> {
    const { key, log } = this.options;
    if (request.method !== "POST") {
      return request.method === "GET" && request.url === "/healthz" ? 200 : 405;
    }
    const body = await boundedBody(request);
    if (body === undefined) {
      return 413;
    }
    const signature = request.headers["x-tfc-task-signature"];
    if (!isSigned(body, typeof signature === "string" ? signature : undefined, key)) {
      log("refused a request whose signature is wrong");
      return 401;
    }
    const task = taskRequestIn(body.toString("utf8"));
    if (task === undefined) {
      log("refused a request that is not one of a run task");
      return 400;
    }
    if (isVerification(task)) {
      log("answered the verification of a new run task");
      return 200;
    }
    if (this.waiting.has(task.callbackUrl)) {
      return 200;
    }
    if (this.waiting.size >= MOST_WAITING) {
      return 503;
    }
    this.waiting.add(task.callbackUrl);
    this.turn = this.turn.then(() => this.done(task));
    return 200;
  }

  private async done(task: TaskRequest): Promise<void> {
    const { log } = this.options;
    const name = printable(`${task.workspace} ${task.run}`);
    const textOf = (error: unknown): string => withoutSecrets(messageOf(error), [task.accessToken]);
    try {
      await this.send(task, await this.resultOf(task, textOf));
      log(`${name}: sent the result`);
    } catch (error) {
      log(`${name}: the result was not sent. ${textOf(error)}`);
    } finally {
      this.waiting.delete(task.callbackUrl);
    }
  }

  private async resultOf(task: TaskRequest, textOf: (error: unknown) => string): Promise<TaskResult> {
    const { origins, clock, review } = this.options;
    if (task.planUrl === undefined) {
      return failedTask(`The stage ${printable(task.stage)} has no plan. Run this task after the plan (post_plan)`);
    }
    try {
      const plan = await downloadedPlan(task.planUrl, task.accessToken, { origins, clock });
      return taskResult(await review(plan, task));
    } catch (error) {
      return failedTask(`The plan was not reviewed. ${textOf(error)}`);
    }
  }

  private async send({ callbackUrl, accessToken, takesOutcomes }: TaskRequest, result: TaskResult): Promise<void> {
    const { origins, clock } = this.options;
    const address = checkedAddress(callbackUrl, [origins.api]);
    const send = patientFetch({ clock, name: "HCP Terraform", isRepeatable: () => true });
    const statusOf = async (body: TaskResult): Promise<number> => {
      const { status } = await send(address.href, {
        method: "PATCH",
        headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/vnd.api+json" },
        body: JSON.stringify(body),
      });
      return status;
    };
    const short = withoutOutcomes(result);
    let status = await statusOf(takesOutcomes ? result : short);
    if (status === 422 && takesOutcomes) {
      // A version without outcomes, or with other limits of them: the verdict is worth more than they are.
      status = await statusOf(short);
    }
    if (status >= 400) {
      throw new ForgeProblem(`HCP Terraform answers ${status}`, status, true);
    }
  }
}

/** Only what is meant for people: others can contain anything. */
const messageOf = (error: unknown): string =>
  error instanceof ForgeProblem || error instanceof ScaleToZeroError
    ? error.message
    : "This is a fault of scale-to-zero, whose log has more";

/** @returns `undefined` for a body that is too large. The connection stays, for the answer. */
async function boundedBody(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > MOST_REQUEST_BYTES) {
    return undefined;
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    size += chunk.length;
    if (size > MOST_REQUEST_BYTES) {
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
