import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { ADMIN_PREFIX, adminReply } from "./admin";
import { AwsError, internalFailure, notKept, portRefused, portTaken, systemCodeOf } from "./errors";
import { comesFromHere, headersOf, isForS3, readBody, send, urlOf } from "./http";
import type { Keeper } from "./keeper";
import type { LocalAws } from "./local-aws";
import { pageReply } from "./page/page-assets";
import { jsonReply } from "./protocols/aws-json";
import type { HttpReply } from "./protocols/protocol";
import { Pump } from "./pump";
import { localObjectReply, OBJECTS_PREFIX, s3Reply } from "./services/s3/object-requests";

const HOST = "127.0.0.1";

/** Buckets have names of their own in all Regions. */
const ANY_REGION = "us-east-1";

export interface ServerOptions {
  /** 0 takes any free one. */
  readonly port: number;
  /** Keeps the store. @default - nothing is kept */
  readonly keeper?: Keeper;
  readonly onFailure: (error: unknown) => void;
}

/** Local AWS on a port of the loopback interface, and of no other. */
export class LocalAwsServer {
  /** @throws ScaleToZeroError when the port cannot be had */
  static async start(aws: LocalAws, options: ServerOptions): Promise<LocalAwsServer> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once("error", (error) => reject(portError(error, options.port)));
      server.listen(options.port, HOST, resolve);
    });
    return new LocalAwsServer(server, aws, options);
  }

  private readonly pump: Pump;

  private constructor(
    private readonly server: Server,
    readonly aws: LocalAws,
    private readonly options: ServerOptions,
  ) {
    // SDKs and Terraform keep connections open and are surprised when an idle one is closed under them.
    server.keepAliveTimeout = 600_000;
    server.on("request", (message, response) => {
      this.handle(message, response)
        .catch((error: unknown) => this.fail(response, error))
        // Its client must not wait for an answer that does not come.
        .catch(() => response.destroy())
        .finally(() => this.pump.arm());
    });
    aws.origin = this.url;
    const keep = async (): Promise<void> => options.keeper?.keep();
    this.pump = new Pump(aws, keep, options.onFailure);
    this.pump.arm();
  }

  get url(): string {
    const address = this.server.address();
    return `http://${HOST}:${address !== null && typeof address === "object" ? address.port : this.options.port}`;
  }

  /**
   * Closes the port, and writes the state.
   * @throws ScaleToZeroError when it cannot be written
   */
  async stop(): Promise<void> {
    this.pump.stop();
    const ended = this.aws.close();
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await Promise.all([closed, ended]);
    await this.options.keeper?.close();
  }

  private async handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const reply = await this.replyTo(message);
    if (reply === undefined) {
      message.socket.destroy();
    } else {
      await send(response, reply);
    }
  }

  /** Answers 500, or ends the connection in the middle of an answer. */
  private async fail(response: ServerResponse, error: unknown): Promise<void> {
    this.options.onFailure(error);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { code, message, status } = internalFailure();
    await send(response, jsonReply(status, { code, message }, "local"));
  }

  private async replyTo(message: IncomingMessage): Promise<HttpReply | undefined> {
    if (!comesFromHere(message.headers)) {
      return jsonReply(
        403,
        { message: "Local AWS answers to 127.0.0.1 and localhost only, and to no web page." },
        "local",
      );
    }
    const { path, query } = urlOf(message);
    const body = await readBody(message).catch((error: unknown) => error);
    if (body instanceof AwsError) {
      return { ...jsonReply(body.status, { message: body.message }, "local"), headers: { connection: "close" } };
    }
    if (!Buffer.isBuffer(body)) {
      return undefined;
    }
    const request = { method: message.method ?? "GET", path, query, headers: headersOf(message), body };
    const objects = path.startsWith(OBJECTS_PREFIX) ? localObjectReply : isForS3(request.headers) ? s3Reply : undefined;
    if (objects !== undefined) {
      await this.aws.tick();
      return this.kept(objects(this.aws.call(ANY_REGION), path, request));
    }
    const page = pageReply(request);
    if (page !== undefined) {
      return page;
    }
    return path.startsWith(ADMIN_PREFIX)
      ? this.kept(await adminReply(this.aws, message, request))
      : this.aws.reply(request);
  }

  private async kept(reply: HttpReply): Promise<HttpReply> {
    try {
      await this.options.keeper?.keep();
      return reply;
    } catch (error) {
      this.options.onFailure(error);
      const { code, message: text, status } = notKept(error);
      return jsonReply(status, { code, message: text }, "local");
    }
  }
}

function portError(error: Error, port: number): Error {
  return systemCodeOf(error) === "EADDRINUSE" ? portTaken(port) : portRefused(port, error.message);
}
