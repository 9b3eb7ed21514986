import { createReadStream } from "node:fs";
import type { IncomingMessage } from "node:http";
import { resolve } from "node:path";
import { unreadable } from "../topology/errors";
import type { Io } from "./io";
import { STDIN } from "./standard-input";

/** Not an error of the user: exit code 1. */
export class DownloadFailed extends Error {}

/** @see https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/using-the-aws-price-list-bulk-api-fetching-price-list-files-manually.html */
export const priceListUrl = (region: string): string =>
  `https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonSageMaker/current/${region}/index.csv`;

interface PriceListSource {
  /** In errors. */
  readonly name: string;
  /** For the file of prices. */
  readonly origin: string;
  readonly chunks: AsyncIterable<unknown>;
}

/** @param source a file, a URL, or `-` */
export async function readingFrom(source: string, region: string, { stdin, cwd }: Io): Promise<PriceListSource> {
  if (source === "-") {
    return { name: STDIN, origin: `AWS Price List of AmazonSageMaker, ${region}`, chunks: stdin };
  }
  return /^https?:/i.test(source)
    ? { name: source, origin: source, chunks: await download(source) }
    : { name: source, origin: `AWS Price List of AmazonSageMaker, ${region}`, chunks: streamed(source, cwd) };
}

const CHUNK_BYTES = 256 * 1024;

/** Also of a pipe, such as one that a shell makes of a command: a list is read once. */
async function* streamed(file: string, cwd: string): AsyncIterable<unknown> {
  try {
    yield* createReadStream(resolve(cwd, file), { highWaterMark: CHUNK_BYTES });
  } catch (error) {
    throw unreadable(file, error);
  }
}

const SILENCE_MS = 60_000;

/** @throws DownloadFailed for whatever the network does */
async function download(url: string): Promise<AsyncIterable<unknown>> {
  const { get }: typeof import("node:https") = /^https:/i.test(url) ? require("node:https") : require("node:http");
  const response = await new Promise<IncomingMessage>((done, fail) => {
    const request = get(url, done).on("error", (error) => fail(failed(url, reasonOf(error))));
    request.setTimeout(SILENCE_MS, () => request.destroy(new Error(`no answer for ${SILENCE_MS / 1000} s`)));
  }).catch((error: unknown) => {
    throw error instanceof DownloadFailed ? error : failed(url, reasonOf(error));
  });
  if (response.statusCode !== 200) {
    response.destroy();
    throw failed(url, `HTTP ${response.statusCode}`);
  }
  return bodyOf(response, url);
}

async function* bodyOf(response: IncomingMessage, url: string): AsyncIterable<unknown> {
  const body = response[Symbol.asyncIterator]();
  for (;;) {
    // Only errors of the network: those of whoever reads are not thrown into this loop.
    const next = await body.next().catch((error: unknown) => {
      throw failed(url, reasonOf(error));
    });
    if (next.done === true) {
      return;
    }
    yield next.value;
  }
}

const failed = (url: string, reason: string): DownloadFailed =>
  new DownloadFailed(`${url}: cannot be downloaded (${reason}); download it in another way and pass it with --from`);

const reasonOf = (error: unknown): string =>
  error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : String(error);
