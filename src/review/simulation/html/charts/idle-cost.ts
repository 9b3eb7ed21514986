import type { BarSeriesOption, EChartsOption, LineSeriesOption } from "echarts";
import { printable } from "../../../../printable";
import { durationText, numberText } from "../../amounts";
import type { IdleTimeCost } from "../reported";
import { compactText, roundStep } from "./axis-numbers";
import type { Chart, Drawing } from "./chart";
import { FONT_SIZE, INK, INSTANCES, LINE, MUTED, REFUSED, SMALL, widthOf } from "./look";

/** What a longer idle timeout costs, above the requests that it saves from being refused. */
export function idleCost(endpoint: string, points: readonly IdleTimeCost[]): Chart {
  const isPriced = points.every(({ cost }) => cost !== null);
  const upper = isPriced ? "Cost a month (USD)" : "Instance-hours a month";
  const values = points.map(({ cost, instanceHours }) => (isPriced ? (cost ?? 0) : instanceHours));
  return {
    title: `Cost of ${printable(endpoint)} against idle timeout`,
    description: points
      .map(
        ({ idleSeconds, refused }, index) =>
          `${durationText(idleSeconds)}: ${upper.toLowerCase().replace("usd", "USD")} ${numberText(values[index] ?? 0)}, refused ${numberText(refused)}.`,
      )
      .join(" "),
    at: (width) => drawing(points, values, upper, width),
  };
}

const LEFT = 14;
/** Between two labels, in pixels. */
const BETWEEN = 8;
/** Larger numbers are shortened. */
const LARGE = 100_000;

const shortText = (value: number): string => (value < LARGE ? numberText(value) : compactText(value));

function drawing(points: readonly IdleTimeCost[], values: readonly number[], upper: string, width: number): Drawing {
  const each = (width - 2 * LEFT) / points.length;
  const categories = points.map(({ idleSeconds }) => durationText(idleSeconds));
  const labels = [...values.map(shortText), ...points.map(({ refused }) => shortText(refused)), ...categories];
  const step = Math.ceil((Math.max(...labels.map((text) => widthOf(text, SMALL))) + BETWEEN) / each);
  // The middle one of as many as a label is wide.
  const isLabelled = (index: number): boolean => index % step === Math.floor((step - 1) / 2);
  const label = (value: number, index: number): object => ({
    show: isLabelled(index),
    formatter: () => shortText(value),
    position: "top",
    color: INK,
    fontSize: SMALL,
  });
  const cost: LineSeriesOption = {
    type: "line",
    silent: true,
    xAxisIndex: 0,
    yAxisIndex: 0,
    symbol: "circle",
    symbolSize: 7,
    lineStyle: { color: INSTANCES, width: 2 },
    itemStyle: { color: INSTANCES },
    data: values.map((value, index) => ({ value, label: label(value, index) as LineSeriesOption["label"] })),
  };
  const refused: BarSeriesOption = {
    type: "bar",
    silent: true,
    xAxisIndex: 1,
    yAxisIndex: 1,
    barMaxWidth: 28,
    itemStyle: { color: REFUSED },
    data: points.map((point, index) => ({
      value: point.refused,
      label: label(point.refused, index) as BarSeriesOption["label"],
    })),
  };
  const title = (text: string, top: number, isAxis = false): object => ({
    text,
    left: 0,
    top,
    padding: 0,
    textStyle: isAxis
      ? { color: MUTED, fontSize: SMALL, fontWeight: "normal" }
      : { color: INK, fontSize: FONT_SIZE, fontWeight: "bold" },
  });
  const option: EChartsOption = {
    title: [title(upper, 0), title("Refused requests", 160), title("Idle timeout", 276, true)],
    grid: [
      { left: LEFT, right: LEFT, top: 40, height: 100, outerBoundsMode: "none" },
      { left: LEFT, right: LEFT, top: 196, height: 54, outerBoundsMode: "none" },
    ],
    xAxis: [0, 1].map((gridIndex) => ({
      type: "category",
      gridIndex,
      data: categories,
      axisLine: { lineStyle: { color: MUTED } },
      axisTick: { show: false },
      axisLabel: { show: gridIndex === 1, interval: isLabelled, color: MUTED, fontSize: SMALL },
    })),
    yAxis: [values, points.map((point) => point.refused)].map((list, gridIndex) => ({
      type: "value",
      gridIndex,
      min: 0,
      max: topOf(list),
      interval: topOf(list) / 2,
      axisLabel: { show: false },
      splitLine: { lineStyle: { color: LINE } },
    })),
    series: [cost, refused],
  };
  return { option, height: 292 };
}

function topOf(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  return most === 0 ? 1 : roundStep(most, 1) < most ? most : Math.ceil(most / roundStep(most, 4)) * roundStep(most, 4);
}
