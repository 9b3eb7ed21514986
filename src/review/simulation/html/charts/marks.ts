import type { CustomSeriesOption, CustomSeriesRenderItemParams, LineSeriesOption, ScatterSeriesOption } from "echarts";
import type { Step } from "../../../../behaviour/outcome/outcome";
import { INK, SMALL } from "./look";

/** A value that stays until the next one, filled down to 0. */
export const filledSteps = (steps: readonly Step[], end: number, color: string): LineSeriesOption => ({
  ...stepLine(steps, end),
  lineStyle: { color, width: 1 },
  areaStyle: { color, opacity: 1 },
});

/** The same as a dashed line. */
export const dashedSteps = (steps: readonly Step[], end: number, color: string): LineSeriesOption => ({
  ...stepLine(steps, end),
  lineStyle: { color, width: 1.5, type: [4, 3] },
});

function stepLine(steps: readonly Step[], end: number): LineSeriesOption {
  const last = steps.at(-1);
  return {
    type: "line",
    step: "end",
    symbol: "none",
    clip: true,
    data: [
      ...steps.map(({ at, value }): [number, number] => [at, value]),
      ...(last === undefined ? [] : [[end, last.value] as [number, number]]),
    ],
  };
}

export interface Band {
  readonly from: number;
  readonly until: number;
  readonly color: string;
  /** Written in the band. */
  readonly text?: string;
  readonly textColor?: string;
}

/** Bands over the whole height of a row. None is drawn narrower than `least` pixels. */
export const bands = (list: readonly Band[], least = 2): CustomSeriesOption => ({
  type: "custom",
  clip: true,
  encode: { x: [0, 1], y: 2 },
  data: list.map(({ from, until }) => [from, until, 0]),
  renderItem: (params, api) => {
    const band = list[params.dataIndex];
    const { y, height } = plotOf(params);
    const [left = 0] = api.coord([api.value(0), 0]);
    const [right = 0] = api.coord([api.value(1), 0]);
    return {
      type: "rect",
      shape: { x: left, y, width: Math.max(least, right - left), height },
      style: { fill: band?.color ?? "none" },
      ...(band?.text !== undefined && {
        textContent: { type: "text", style: { text: band.text, fill: band.textColor ?? "none", fontSize: SMALL } },
        textConfig: { position: "inside" },
      }),
    };
  },
});

/** Full-height lines, such as schedules. */
export const dashedLines = (times: readonly number[], color: string): CustomSeriesOption => ({
  type: "custom",
  clip: true,
  encode: { x: 0, y: 1 },
  data: times.map((at) => [at, 0]),
  renderItem: (params, api) => {
    const { y, height } = plotOf(params);
    const [x = 0] = api.coord([api.value(0), 0]);
    return {
      type: "line",
      shape: { x1: x, x2: x, y1: y, y2: y + height },
      style: { stroke: color, lineWidth: 1, lineDash: [2, 3] },
    };
  },
});

/** Where the row is drawn, in pixels. */
function plotOf({ coordSys }: CustomSeriesRenderItemParams): { readonly y: number; readonly height: number } {
  const { y, height } = coordSys as unknown as { readonly y: number; readonly height: number };
  return { y, height };
}

/** Small triangles, some with a text at their right. */
export const flags = (
  list: readonly { readonly at: number; readonly text?: string }[],
  color: string,
): ScatterSeriesOption => ({
  type: "scatter",
  symbol: "triangle",
  symbolRotate: 180,
  symbolSize: 7,
  itemStyle: { color },
  data: list.map(({ at, text }) => ({
    value: [at, 0.5],
    label: {
      show: text !== undefined,
      position: "right",
      distance: 3,
      color: INK,
      fontSize: SMALL,
      formatter: () => text ?? "",
    },
  })),
});
