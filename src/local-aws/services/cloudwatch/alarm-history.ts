import { z } from "zod";
import type { Call } from "../../call";
import { list, numeric, timestamp } from "../../input";
import { operation } from "../../service";
import { tableOf } from "../../store/table";
import { ownPage } from "../own-page";
import { invalidNextToken } from "./errors";

type ItemType = "StateUpdate" | "ConfigurationUpdate" | "Action";

export interface HistoryItem {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly type: ItemType;
  readonly summary: string;
  /** JSON. */
  readonly data: string;
}

/** Of one alarm, the oldest first. It outlives the alarm. */
interface History {
  readonly alarm: string;
  readonly items: readonly HistoryItem[];
}

const HISTORIES = tableOf<History>("cloudwatch.alarm-history");

/** @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_DescribeAlarmHistory.html */
const KEPT = 30 * 86_400_000;

/** Local AWS keeps no more of an alarm, so that years of them stay small. */
const MOST_ITEMS = 500;

export function recordHistory(call: Call, alarm: string, item: Omit<HistoryItem, "at">): void {
  const table = call.table(HISTORIES);
  const known = table.get(alarm);
  if (known === undefined) {
    forgetOld(call);
  }
  const items = [...kept(call, known), { at: call.now, ...item }].slice(-MOST_ITEMS);
  table.put(alarm, { alarm, items });
}

const kept = (call: Call, history: History | undefined): readonly HistoryItem[] =>
  history?.items.filter(({ at }) => at >= call.now - KEPT) ?? [];

/** Alarms of target tracking have new names with each policy: their histories must not pile up. */
function forgetOld(call: Call): void {
  const table = call.table(HISTORIES);
  for (const [alarm, history] of table.entries()) {
    if (kept(call, history).length === 0) {
      table.delete(alarm);
    }
  }
}

/** The last changes of state of each alarm, the oldest first. @param most of each alarm */
export const lastStateChanges = (call: Call, most: number): readonly (HistoryItem & { readonly alarm: string })[] =>
  call
    .table(HISTORIES)
    .values()
    .flatMap(({ alarm, items }) =>
      items
        .filter(({ type }) => type === "StateUpdate")
        .slice(-most)
        .map((item) => ({ alarm, ...item })),
    );

const request = z.object({
  AlarmName: z.string().min(1).max(255).optional(),
  AlarmTypes: list(z.enum(["MetricAlarm", "CompositeAlarm"])).optional(),
  HistoryItemType: z.string().optional(),
  StartDate: timestamp().optional(),
  EndDate: timestamp().optional(),
  MaxRecords: numeric(z.int().min(1).max(100)).default(100),
  NextToken: z.string().optional(),
  ScanBy: z.enum(["TimestampDescending", "TimestampAscending"]).default("TimestampDescending"),
});

export const historyOperations = {
  DescribeAlarmHistory: operation(request, (input, call) => {
    const { AlarmName, AlarmTypes, HistoryItemType, StartDate = 0, EndDate = Number.POSITIVE_INFINITY } = input;
    const found = call
      .table(HISTORIES)
      .values()
      .filter(({ alarm }) => alarm === (AlarmName ?? alarm) && (AlarmTypes?.includes("MetricAlarm") ?? true))
      .flatMap((history) =>
        kept(call, history).flatMap((item, index) =>
          item.type === (HistoryItemType ?? item.type) && item.at >= StartDate && item.at <= EndDate
            ? [{ alarm: history.alarm, item, index }]
            : [],
        ),
      )
      .sort((one, other) => one.item.at - other.item.at || one.index - other.index);
    const ordered = (input.ScanBy === "TimestampAscending" ? found : found.reverse()).map((row, place) => ({
      ...row,
      place,
    }));
    const { rows, next } = ownPage(
      ordered,
      { key: ({ place }) => String(place).padStart(9, "0"), token: input.NextToken, limit: input.MaxRecords },
      invalidNextToken,
    );
    return {
      AlarmHistoryItems: rows.map(({ alarm, item }) => ({
        AlarmName: alarm,
        AlarmType: "MetricAlarm",
        Timestamp: new Date(item.at),
        HistoryItemType: item.type,
        HistorySummary: item.summary,
        HistoryData: item.data,
      })),
      NextToken: next,
    };
  }),
};
