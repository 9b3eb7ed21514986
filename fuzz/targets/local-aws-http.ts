import { connect } from "node:net";
import fc from "fast-check";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import { LocalAwsServer } from "../../src/local-aws/server";
import { Store } from "../../src/local-aws/store/store";
import { edited, textEdits } from "../generators/edits";
import { recordedRequests, START } from "../generators/requests";
import { type Target, Violation } from "../target";

interface Running {
  readonly server: LocalAwsServer;
  readonly port: number;
  readonly aws: LocalAws;
  readonly failures: unknown[];
}

let running: Promise<Running> | undefined;

async function start(): Promise<Running> {
  const failures: unknown[] = [];
  const onFailure = (error: unknown) => failures.push(error);
  const aws = new LocalAws({ clock: new ManualClock(START), store: new Store(), onFailure });
  const server = await LocalAwsServer.start(aws, { port: 0, onFailure });
  return { server, port: Number(new URL(server.url).port), aws, failures };
}

const ADMIN = [
  ...["GET /_local/health", "GET /_local/store", "DELETE /_local/store", "GET /_local/calls", "POST /_local/clock"],
  ...["POST /_local/faults", "GET /_local/faults", "GET /_local/__proto__"],
].map(
  (line) =>
    `${line} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\ncontent-length: 13\r\nconnection: close\r\n\r\n{"seconds":1}`,
);

/** Bytes on a connection to local AWS: whole requests, and what is left of them. */
export const localAwsHttp: Target = {
  name: "local-aws-http",
  batch: 100,
  encoding: "latin1",
  async inputs() {
    const { requests } = await recordedRequests();
    const raw = requests.map(({ method, path, query, headers, body }) => {
      const { host: _, "content-length": __, ...others } = headers;
      const lines = Object.entries(others).map(([name, value]) => `${name}: ${value}\r\n`);
      const search = query.size === 0 ? "" : `?${query}`;
      return `${method} ${path}${search} HTTP/1.1\r\nhost: 127.0.0.1\r\n${lines.join("")}connection: close\r\ncontent-length: ${body.length}\r\n\r\n${body.toString("latin1")}`;
    });
    return fc
      .tuple(fc.constantFrom(...raw, ...ADMIN), fc.oneof(textEdits, fc.constant([])))
      .map(([request, edits]) => edited(request, edits));
  },
  async run(input) {
    running ??= start();
    const { port, aws, failures } = await running;
    aws.store.clear();
    aws.faults.clear();
    aws.journal.clear();
    failures.length = 0;
    const answer = await exchanged(port, Buffer.from(input, "latin1"));
    if (failures.length > 0) {
      throw failures[0];
    }
    const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status ?? "");
    if (statuses.some((status) => status >= "500")) {
      throw new Violation(`status ${statuses}: ${answer.slice(0, 2_000)}`);
    }
    return statuses.join(" ");
  },
  async end() {
    const last = running;
    running = undefined;
    await (await last)?.server.stop();
  },
};

/** Nothing here waits for anything but the same machine. */
const MAX_SILENCE = 10_000;

/** Sends all bytes, says that there are no more, and waits for the end of the answer. */
function exchanged(port: number, bytes: Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.end(bytes));
    socket.setTimeout(MAX_SILENCE, () => socket.destroy(new Violation(`no end after ${MAX_SILENCE / 1000} s`)));
    socket.on("data", (chunk: Buffer) => chunks.push(chunk));
    // A server that has heard enough closes at once: that is an answer too.
    socket.on("error", (error: NodeJS.ErrnoException) => (error.code === undefined ? reject(error) : undefined));
    socket.on("close", () => resolve(Buffer.concat(chunks).toString("latin1")));
  });
}
