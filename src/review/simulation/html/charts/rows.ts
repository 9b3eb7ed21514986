import type { EChartsOption } from "echarts";
import { printable } from "../../../../printable";
import type { Tick } from "../../local-time";
import { compactText } from "./axis-numbers";
import type { Drawing } from "./chart";
import { FONT_SIZE, fitting, INK, LINE, MUTED, SMALL, widthOf } from "./look";

export type Series = Exclude<EChartsOption["series"], readonly unknown[] | undefined>;
type YAxis = Exclude<EChartsOption["yAxis"], readonly unknown[] | undefined>;

/** One row of a chart: a title, and below it what is drawn over the axis that all rows share. */
export interface Row {
  readonly title: string;
  /** Pixels, without the title. */
  readonly height: number;
  /** The highest value; without one, the row has no vertical axis. */
  readonly top?: number;
  /** The distance of the labels of the vertical axis. */
  readonly interval?: number;
  /** A title over data of a row above, which needs less space. */
  readonly isMinor?: boolean;
  readonly series: readonly Series[];
}

export interface RowsOptions {
  readonly width: number;
  /** The end of the shared axis, which begins at 0. */
  readonly end: number;
  readonly ticks: readonly Tick[];
}

/** Room for the labels of the vertical axes. */
const LEFT = 40;
const RIGHT = 14;
const TITLE = 22;
const MINOR_TITLE = 17;
const GAP = 14;
const MINOR_GAP = 5;
/** Half of the label at 0 stands below the row. */
const LABEL_GAP = 11;
const AXIS = 26;

/** Pixels of the shared axis. */
export const plotWidth = (width: number): number => width - LEFT - RIGHT;

/** Rows below each other, over one axis. */
export function rowsDrawing(rows: readonly Row[], { width, end, ticks }: RowsOptions): Drawing {
  const titles: object[] = [];
  const grids: object[] = [];
  const xAxes: object[] = [];
  const yAxes: YAxis[] = [];
  const series: Series[] = [];
  let y = 0;
  rows.forEach((row, index) => {
    const isLast = index === rows.length - 1;
    const fontSize = row.isMinor === true ? SMALL : FONT_SIZE;
    titles.push(titleAt(row.title, y, width, fontSize, row.isMinor !== true));
    y += row.isMinor === true ? MINOR_TITLE : TITLE;
    grids.push({ left: LEFT, right: RIGHT, top: y, height: row.height, outerBoundsMode: "none" });
    xAxes.push(xAxis(index, { width, end, ticks }, isLast));
    yAxes.push(yAxis(index, row));
    series.push(...row.series.map((one) => ({ ...one, silent: true, xAxisIndex: index, yAxisIndex: index }) as Series));
    y += row.height + (isLast ? AXIS : gapBelow(row, rows[index + 1]));
  });
  return { option: { title: titles, grid: grids, xAxis: xAxes, yAxis: yAxes, series }, height: y };
}

const gapBelow = ({ top }: Row, next: Row | undefined): number =>
  next?.isMinor !== true ? GAP : top === undefined ? MINOR_GAP : LABEL_GAP;

const titleAt = (text: string, top: number, width: number, fontSize: number, isBold: boolean): object => ({
  text: fitting(printable(text), width - 8, fontSize),
  left: 0,
  top,
  padding: 0,
  textStyle: { color: isBold ? INK : MUTED, fontSize, fontWeight: isBold ? "bold" : "normal" },
});

function xAxis(gridIndex: number, { width, end, ticks }: RowsOptions, isLast: boolean): object {
  const values = ticks.map(({ at }) => at);
  const labels = new Map(ticks.map(({ at, label }) => [at, label]));
  const fits = (at: number): boolean =>
    LEFT + (at / end) * plotWidth(width) + widthOf(labels.get(at) ?? "", SMALL) / 2 <= width;
  return {
    type: "value",
    gridIndex,
    min: 0,
    max: end,
    axisLine: { show: isLast, onZero: false, lineStyle: { color: MUTED } },
    axisTick: { show: isLast, customValues: values, lineStyle: { color: MUTED } },
    axisLabel: {
      show: isLast,
      customValues: values,
      color: MUTED,
      fontSize: SMALL,
      // What does not fit is left out before, by the number of ticks.
      hideOverlap: true,
      showMinLabel: true,
      showMaxLabel: true,
      formatter: (value: number) => (fits(value) ? (labels.get(value) ?? "") : ""),
    },
    splitLine: { show: true, lineStyle: { color: LINE } },
  };
}

const yAxis = (gridIndex: number, { top, interval }: Row): YAxis =>
  ({
    type: "value",
    gridIndex,
    min: 0,
    max: top ?? 1,
    interval: interval ?? top ?? 1,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { show: top !== undefined, color: MUTED, fontSize: SMALL, formatter: compactText },
    splitLine: { show: top !== undefined, lineStyle: { color: LINE } },
  }) as YAxis;
