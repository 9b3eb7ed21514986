import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { operation } from "../../service";
import { pageOf } from "../../store/page";
import { type LogEvent, type LogStream, STREAMS, streamKey, streamsOf } from "./log-event";
import { GROUPS } from "./log-group";

const group = {
  logGroupName: z.string().min(1).max(512).optional(),
  logGroupIdentifier: z.string().min(1).max(2048).optional(),
} as const;
const time = () => z.int().min(0).optional();

const notFound = (what: string) => new AwsError("ResourceNotFoundException", `The specified ${what} does not exist.`);

function groupOf(
  call: Call,
  { logGroupName, logGroupIdentifier }: { logGroupName?: string; logGroupIdentifier?: string },
) {
  const name = logGroupName ?? logGroupIdentifier?.replace(/^arn:[^*]*:log-group:/, "").replace(/:\*$/, "") ?? "";
  if (!call.table(GROUPS).has(name)) {
    throw notFound("log group");
  }
  return name;
}

const between = ({ timestamp }: LogEvent, start = 0, end = Number.POSITIVE_INFINITY) =>
  timestamp >= start && timestamp < end;

const lastOf = ({ events, creationTime }: LogStream) => events.at(-1)?.timestamp ?? creationTime;

/** What functions have logged. */
export const eventOperations = {
  DescribeLogStreams: operation(
    z.object({
      ...group,
      logStreamNamePrefix: z.string().max(512).default(""),
      orderBy: z.enum(["LogStreamName", "LastEventTime"]).default("LogStreamName"),
      descending: z.boolean().default(false),
      nextToken: z.string().optional(),
      limit: z.int().min(1).max(50).default(50),
    }),
    ({ logStreamNamePrefix, orderBy, descending, nextToken, limit, ...named }, call) => {
      const name = groupOf(call, named);
      const all = streamsOf(call, name).filter((stream) => stream.name.startsWith(logStreamNamePrefix));
      const key = (stream: LogStream) =>
        orderBy === "LogStreamName" ? stream.name : `${String(lastOf(stream)).padStart(16, "0")} ${stream.name}`;
      const { rows, next } = pageOf(all, { key, descending, token: nextToken, limit });
      return {
        logStreams: rows.map((stream) => ({
          logStreamName: stream.name,
          creationTime: stream.creationTime,
          firstEventTimestamp: stream.events[0]?.timestamp,
          lastEventTimestamp: stream.events.at(-1)?.timestamp,
          lastIngestionTime: stream.events.at(-1)?.timestamp,
          arn: call.arn("logs", `log-group:${name}:log-stream:${stream.name}`),
          storedBytes: 0,
        })),
        nextToken: next,
      };
    },
  ),

  GetLogEvents: operation(
    z.object({
      ...group,
      logStreamName: z.string().min(1).max(512),
      startTime: time(),
      endTime: time(),
      nextToken: z.string().optional(),
      limit: z.int().min(1).max(10_000).default(10_000),
      startFromHead: z.boolean().default(false),
      unmask: z.boolean().optional(),
    }),
    ({ logStreamName, startTime, endTime, nextToken, limit, startFromHead, ...named }, call) => {
      const name = groupOf(call, named);
      const stream = call.table(STREAMS).get(streamKey(name, logStreamName));
      if (stream === undefined) {
        throw notFound("log stream");
      }
      const all = stream.events.filter((event) => between(event, startTime, endTime));
      // Everything that is kept fits into one page: what a token asks for is behind it.
      const events = nextToken !== undefined ? [] : startFromHead ? all.slice(0, limit) : all.slice(-limit);
      return {
        events: events.map((event) => ({ ...event, ingestionTime: event.timestamp })),
        nextForwardToken: nextToken ?? "f/end",
        nextBackwardToken: nextToken ?? "b/end",
      };
    },
  ),

  /** A pattern is a text that messages contain: terms and JSON selectors are not evaluated. */
  FilterLogEvents: operation(
    z.object({
      ...group,
      logStreamNames: z.array(z.string()).min(1).max(100).optional(),
      logStreamNamePrefix: z.string().min(1).max(512).default(""),
      startTime: time(),
      endTime: time(),
      filterPattern: z.string().max(1024).default(""),
      nextToken: z.string().optional(),
      limit: z.int().min(1).max(10_000).default(10_000),
      interleaved: z.boolean().optional(),
      startFromHead: z.boolean().default(true),
      unmask: z.boolean().optional(),
    }),
    (
      {
        logStreamNames,
        logStreamNamePrefix,
        startTime,
        endTime,
        filterPattern,
        nextToken,
        limit,
        startFromHead,
        ...named
      },
      call,
    ) => {
      const text = filterPattern.trim().replace(/^"(.*)"$/, "$1");
      const all = streamsOf(call, groupOf(call, named))
        .filter(({ name }) => (logStreamNames?.includes(name) ?? true) && name.startsWith(logStreamNamePrefix))
        .flatMap(({ name, events }) =>
          events.map((event, index) => ({
            ...event,
            logStreamName: name,
            ingestionTime: event.timestamp,
            eventId: `${String(event.timestamp).padStart(16, "0")}/${name}/${String(index).padStart(6, "0")}`,
          })),
        )
        .filter((event) => between(event, startTime, endTime) && event.message.includes(text));
      const { rows, next } = pageOf(all, {
        key: ({ eventId }) => eventId,
        descending: !startFromHead,
        token: nextToken,
        limit,
      });
      return { events: rows, searchedLogStreams: [], nextToken: next };
    },
  ),
};
