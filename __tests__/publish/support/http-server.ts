import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
}

export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON, or a text as it is. */
  readonly body?: unknown;
}

/** `hang`: no answer comes. `break`: the connection ends. `cut`: it ends within the body. `stall`: the body never ends. */
export type Answer = Reply | "hang" | "break" | "cut" | "stall";

/** A server on this machine that answers with a function. */
export async function listen(answer: (received: Received) => Answer | Promise<Answer>): Promise<Served> {
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) {
      chunks.push(chunk);
    }
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    const given = await answer({
      method: request.method ?? "GET",
      path: pathname,
      query: searchParams,
      headers: request.headers,
      text: Buffer.concat(chunks).toString("utf8"),
    });
    send(given, request, response);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return new Served(server);
}

export class Served {
  readonly address: string;

  constructor(private readonly server: Server) {
    this.address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

function send(answer: Answer, request: IncomingMessage, response: ServerResponse): void {
  if (answer === "hang") {
    return;
  }
  if (answer === "break") {
    request.socket.destroy();
    return;
  }
  if (answer === "cut") {
    response.writeHead(200, { "content-length": "100" });
    response.write("{", () => request.socket.destroy());
    return;
  }
  if (answer === "stall") {
    response.writeHead(200, { "content-type": "application/json" });
    response.write("[");
    return;
  }
  const { status, headers = {}, body } = answer;
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : typeof body === "string" ? body : JSON.stringify(body));
}
