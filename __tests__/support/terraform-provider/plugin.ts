import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import http2 from "node:http2";
import net from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** By this a provider knows that it is started as a plugin, and by what is not set, that it is to speak without TLS. */
const HANDSHAKE = {
  TF_PLUGIN_MAGIC_COOKIE: "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2",
  PLUGIN_PROTOCOL_VERSIONS: "5",
};

/** A provider writes a line for each step of each call, which Terraform reads and drops unless it is asked for a log. */
const SILENT = { TF_LOG_SDK: "off", TF_LOG_PROVIDER: "off" };

const MEGABYTE = 1024 * 1024;

export const SESSION_OPTIONS = { maxSessionMemory: 256, settings: { initialWindowSize: 16 * MEGABYTE } };

/** What was answered to a call: a message with its gRPC frame, and the headers before and after it. */
export interface Answer {
  readonly head: http2.IncomingHttpHeaders;
  readonly body: Buffer;
  readonly trailers: http2.IncomingHttpHeaders;
}

/** A process of the provider, started as Terraform starts it. */
export class ProviderPlugin {
  /**
   * @param installed where Terraform has installed its providers
   * @param folder what relative paths are relative to
   */
  static async start(installed: string, environment: NodeJS.ProcessEnv, folder: string): Promise<ProviderPlugin> {
    const child = spawn(executable(installed), {
      cwd: folder,
      env: { ...environment, ...HANDSHAKE, ...SILENT },
      stdio: ["ignore", "pipe", "ignore"],
    });
    child.unref();
    const line = await new Promise<string>((resolve, reject) => {
      createInterface(child.stdout).once("line", resolve);
      child.once("error", reject);
      child.once("exit", (code) => reject(new Error(`the provider ended with exit code ${code} before its handshake`)));
    });
    const [, , network, address = ""] = line.split("|");
    const [host, port] = address.split(":");
    const target = network === "unix" ? { path: address } : { host, port: Number(port) };
    const session = http2.connect("http://localhost", {
      ...SESSION_OPTIONS,
      createConnection: () => net.connect(target),
    });
    // Each open call reports it as well.
    session.on("error", () => {});
    return new ProviderPlugin(child, session);
  }

  private constructor(
    private readonly child: ChildProcess,
    private readonly session: http2.ClientHttp2Session,
  ) {}

  call(path: string, message: Buffer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const headers = { ":method": "POST", ":path": path, "content-type": "application/grpc", te: "trailers" };
      const stream = this.session.request(headers);
      const chunks: Buffer[] = [];
      let head: http2.IncomingHttpHeaders = {};
      let trailers: http2.IncomingHttpHeaders = {};
      stream.on("response", (received) => {
        head = received;
      });
      stream.on("trailers", (received) => {
        trailers = received;
      });
      stream.on("data", (chunk) => chunks.push(chunk));
      stream.on("error", reject);
      stream.on("end", () => resolve({ head, body: Buffer.concat(chunks), trailers }));
      stream.end(message);
    });
  }

  stop(): void {
    this.session.destroy();
    this.child.stdout?.destroy();
    this.child.kill("SIGTERM");
  }
}

/** Terraform may have linked the folder of the platform, which a recursive listing does not enter. */
function executable(directory: string): string {
  const only = (folder: string, prefix: string): string => {
    const [name, ...others] = readdirSync(folder).filter((entry) => entry.startsWith(prefix));
    if (name === undefined || others.length > 0) {
      throw new Error(`${folder} must hold exactly one ${prefix}*`);
    }
    return join(folder, name);
  };
  const provider = join(directory, "registry.terraform.io", "hashicorp", "aws");
  return only(only(only(provider, ""), ""), "terraform-provider-aws");
}
