/** @see https://docs.aws.amazon.com/transcribe/latest/dg/event-stream.html for the frames of a stream of events */
export const STREAM_TYPE = "application/vnd.amazon.eventstream";

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) {
    value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return value >>> 0;
});

/** CRC-32 of IEEE 802.3: the one of `node:zlib` came with Node.js 20.15. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc = (crc >>> 8) ^ (TABLE[(crc ^ byte) & 0xff] as number);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A header's value that is a text has type 7. */
function header(name: string, value: string): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(Buffer.byteLength(value));
  return Buffer.concat([
    Buffer.from([Buffer.byteLength(name)]),
    Buffer.from(name),
    Buffer.from([7]),
    length,
    Buffer.from(value),
  ]);
}

function frame(headers: Readonly<Record<string, string>>, payload: Uint8Array): Buffer {
  const written = Buffer.concat(Object.entries(headers).map(([name, value]) => header(name, value)));
  const lengths = Buffer.concat([uint32(written.length + payload.length + 16), uint32(written.length)]);
  const rest = Buffer.concat([lengths, uint32(crc32(lengths)), written, payload]);
  return Buffer.concat([rest, uint32(crc32(rest))]);
}

const PART = {
  ":event-type": "PayloadPart",
  ":content-type": "application/octet-stream",
  ":message-type": "event",
} as const;

/** The event that AWS sends when a container stops in the middle of its answer. */
const BROKEN = {
  ":exception-type": "ModelStreamError",
  ":content-type": "application/json",
  ":message-type": "exception",
} as const;

/** Each part of an answer as an event. */
export async function* eventStream(parts: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    for await (const part of parts) {
      yield frame(PART, part);
    }
  } catch {
    const text = JSON.stringify({
      Message: "The container stopped in the middle of its answer.",
      ErrorCode: "StreamBroken",
    });
    yield frame(BROKEN, Buffer.from(text));
  }
}
