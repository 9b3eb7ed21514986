import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import http2 from "node:http2";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { type Answer, ProviderPlugin, SESSION_OPTIONS } from "./plugin";
import { schemaOfServices } from "./schema";

const SERVICE = "/tfplugin5.Provider/";
const OK = 0;
const UNIMPLEMENTED = 12;
const UNAVAILABLE = 14;

/** One byte for the compression, of which there is none, and four for the length. */
const FRAME = 5;

/** Where Terraform has installed the provider, and a file that keeps its schema for all that serve it. */
export interface Installed {
  readonly pluginDirectory: string;
  readonly schemaFile: string;
}

/** A process of the provider, and the connections that have configured it alike. */
interface Running {
  readonly plugin: Promise<ProviderPlugin>;
  readonly users: Set<http2.Http2Session>;
  configuration?: Buffer;
}

/**
 * A provider that goes on running when a command of Terraform has ended, and serves the next one. Calls go to the
 * provider as they come. Only its schema is kept: see `schemaOfServices`.
 *
 * Terraform connects once for each instance of the provider that it would start, and configures some of them. A process
 * has one configuration: another one needs a process of its own as long as the first is in use.
 */
export class ServedProvider {
  static async start(installed: Installed, environment: NodeJS.ProcessEnv, folder: string): Promise<ServedProvider> {
    const server = http2.createServer(SESSION_OPTIONS);
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new ServedProvider(server, installed, environment, folder);
  }

  private readonly connections = new Set<http2.Http2Session>();
  private readonly running: Running[] = [];

  private constructor(
    private readonly server: http2.Http2Server,
    private readonly installed: Installed,
    private readonly environment: NodeJS.ProcessEnv,
    private readonly folder: string,
  ) {
    server.on("session", (session) => {
      this.connections.add(session);
      session.on("close", () => this.disconnect(session));
      session.on("error", () => {});
    });
    server.on("stream", (stream, headers) => {
      stream.on("error", () => {});
      this.serve(stream, String(headers[":path"])).catch((error: Error) => fail(stream, UNAVAILABLE, error.message));
    });
  }

  /** What Terraform has to find in its environment. */
  get variables(): Readonly<Record<string, string>> {
    const { port } = this.server.address() as AddressInfo;
    const provider = {
      Protocol: "grpc",
      ProtocolVersion: 5,
      Pid: process.pid,
      Test: true,
      Addr: { Network: "tcp", String: `127.0.0.1:${port}` },
    };
    return { TF_REATTACH_PROVIDERS: JSON.stringify({ "registry.terraform.io/hashicorp/aws": provider }) };
  }

  async stop(): Promise<void> {
    for (const session of this.connections) {
      session.destroy();
    }
    this.server.close();
    const started = await Promise.allSettled(this.running.map(({ plugin }) => plugin));
    for (const plugin of started) {
      if (plugin.status === "fulfilled") {
        plugin.value.stop();
      }
    }
  }

  private disconnect(session: http2.Http2Session): void {
    this.connections.delete(session);
    for (const { users } of this.running) {
      users.delete(session);
    }
  }

  private async serve(stream: http2.ServerHttp2Stream, path: string): Promise<void> {
    if (path === "/plugin.GRPCController/Shutdown") {
      return answer(stream, { head: {}, body: Buffer.alloc(FRAME), trailers: {} });
    }
    if (!path.startsWith(SERVICE)) {
      return fail(stream, UNIMPLEMENTED, "the output of a provider and its broker are not served");
    }
    const message = await buffer(stream);
    const process = () =>
      path === `${SERVICE}Configure` ? this.configured(stream.session, message) : this.processOf(stream.session);
    const call = async () => (await process().plugin).call(path, message);
    return answer(stream, await (path === `${SERVICE}GetSchema` ? this.schema(call) : call()));
  }

  /** What answers to a connection; without a configuration any process does. */
  private processOf(session: http2.Http2Session | undefined): Running {
    return (
      this.running.find(({ users }) => session !== undefined && users.has(session)) ?? this.running[0] ?? this.run()
    );
  }

  private configured(session: http2.Http2Session | undefined, configuration: Buffer): Running {
    const process =
      this.running.find((one) => one.configuration?.equals(configuration)) ??
      this.running.find(({ users }) => users.size === 0) ??
      this.run();
    process.configuration = configuration;
    if (session !== undefined) {
      process.users.add(session);
    }
    return process;
  }

  private run(): Running {
    const plugin = ProviderPlugin.start(this.installed.pluginDirectory, this.environment, this.folder);
    const process: Running = { plugin, users: new Set() };
    this.running.push(process);
    return process;
  }

  private async schema(call: () => Promise<Answer>): Promise<Answer> {
    const { schemaFile } = this.installed;
    if (!existsSync(schemaFile)) {
      const { body } = await call();
      const temporary = `${schemaFile}.${process.pid}`;
      writeFileSync(temporary, framed(schemaOfServices(body.subarray(FRAME))));
      renameSync(temporary, schemaFile);
    }
    return { head: {}, body: readFileSync(schemaFile), trailers: {} };
  }
}

function answer(stream: http2.ServerHttp2Stream, { head, body, trailers }: Answer): void {
  if (stream.destroyed) {
    return;
  }
  const status = head["grpc-status"] ?? trailers["grpc-status"] ?? OK;
  const text = head["grpc-message"] ?? trailers["grpc-message"];
  stream.respond({ ":status": 200, "content-type": "application/grpc" }, { waitForTrailers: true });
  stream.on("wantTrailers", () =>
    stream.sendTrailers({ "grpc-status": String(status), ...(text === undefined ? {} : { "grpc-message": text }) }),
  );
  stream.end(body);
}

function fail(stream: http2.ServerHttp2Stream, status: number, message: string): void {
  const trailers = { "grpc-status": String(status), "grpc-message": encodeURIComponent(message) };
  answer(stream, { head: {}, body: Buffer.alloc(0), trailers });
}

function framed(message: Buffer): Buffer {
  const frame = Buffer.alloc(FRAME);
  frame.writeUInt32BE(message.length, 1);
  return Buffer.concat([frame, message]);
}
