import type { Readable } from "node:stream";
import { noSdk } from "./setup-errors";

/** How the clients of all services are set up. */
export interface ClientSettings {
  /** @default - as the SDK reads it: AWS_REGION, then the profile */
  readonly region?: string | undefined;
  /** @default - as the SDK reads it: AWS_PROFILE, then `default` */
  readonly profile?: string | undefined;
  /** @default - as the SDK reads it: AWS_ENDPOINT_URL, then the profile, then AWS itself */
  readonly endpoint?: string | undefined;
  readonly maxAttempts?: number | undefined;
  readonly requestHandler: {
    /** Milliseconds. */
    readonly connectionTimeout: number;
    /** Milliseconds. */
    readonly requestTimeout: number;
    readonly throwOnRequestTimeout: true;
  };
  /** Reads the body of an answer. */
  readonly streamCollector: (body: Readable) => Promise<Uint8Array>;
}

/**
 * Loads a client of the SDK when it is first needed.
 *
 * @param load a `require` with the package's name spelled out, so that bundlers see it
 * @throws AwsReadError when it is not installed
 */
export function loadSdk<T>(name: string, load: () => T): T {
  try {
    return load();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND") {
      throw noSdk(name, error);
    }
    throw error;
  }
}

/** A client of the SDK, with the module that its commands are in; made when it is first needed. */
export class Connection<Sdk, Client extends { destroy(): void }> {
  private made: { readonly sdk: Sdk; readonly client: Client } | undefined;

  constructor(
    private readonly load: () => Sdk,
    private readonly connect: (sdk: Sdk) => Client,
  ) {}

  open(): { readonly sdk: Sdk; readonly client: Client } {
    if (this.made === undefined) {
      const sdk = this.load();
      this.made = { sdk, client: this.connect(sdk) };
    }
    return this.made;
  }

  close(): void {
    this.made?.client.destroy();
    this.made = undefined;
  }
}
