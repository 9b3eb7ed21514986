import type { Call } from "../../call";
import { tableOf } from "../../store/table";
import { GROUPS } from "./log-group";

/** A line of a log. Times are milliseconds since the epoch. */
export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export interface LogStream {
  readonly group: string;
  readonly name: string;
  readonly creationTime: number;
  /** The last ones. */
  readonly events: readonly LogEvent[];
}

export const STREAMS = tableOf<LogStream>("logs.streams");

const MOST_EVENTS = 1000;
const MOST_STREAMS = 200;
const MOST_CHARACTERS = 10_000;

export const streamKey = (group: string, name: string) => `${group}:${name}`;

export const streamsOf = (call: Call, group: string) =>
  call
    .table(STREAMS)
    .values()
    .filter((stream) => stream.group === group);

/** Writes to a log as a service does. Only the last events of a stream and the last streams of a group are kept. */
export function writeLog(call: Call, group: string, name: string, messages: readonly string[]): void {
  if (!call.table(GROUPS).has(group)) {
    // Lambda creates the group of a function whose role allows it; permissions are not checked here.
    call.table(GROUPS).put(group, {
      name: group,
      arn: call.arn("logs", `log-group:${group}`),
      class: "STANDARD",
      creationTime: call.now,
    });
  }
  const key = streamKey(group, name);
  const stream = call.table(STREAMS).get(key);
  const added = messages.map((message) => ({ timestamp: call.now, message: message.slice(0, MOST_CHARACTERS) }));
  call.table(STREAMS).put(key, {
    group,
    name,
    creationTime: stream?.creationTime ?? call.now,
    events: [...(stream?.events ?? []), ...added].slice(-MOST_EVENTS),
  });
  const streams = stream === undefined ? streamsOf(call, group) : [];
  for (const old of streams.slice(0, Math.max(0, streams.length - MOST_STREAMS))) {
    call.table(STREAMS).delete(streamKey(group, old.name));
  }
}

/** When the group is deleted. */
export function forgetStreams(call: Call, group: string): void {
  for (const { name } of streamsOf(call, group)) {
    call.table(STREAMS).delete(streamKey(group, name));
  }
}
