/**
 * Prints a table; `true` where every bound is kept. A row has `what`, and what was measured: `ours` and `theirs` in a
 * unit (milliseconds unless it says so), and their `ratio` or, where `bound` is one of milliseconds, their `difference`.
 */
exports.report = (rows) => {
  const lines = [["", "package", "compared with", "ratio", "bound", ""], ...rows.map(cells)];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join("  ")
        .trimEnd(),
    );
  }
  return rows.every(isKept);
};

function cells(row) {
  const { what, ours, theirs, unit = "ms", bound, boundMs } = row;
  const shown = (value) => (value === undefined ? "" : `${value.toFixed(1)} ${unit}`);
  return [
    what,
    shown(ours),
    shown(theirs),
    boundMs === undefined ? row.ratio.toFixed(2) : `+${row.difference.toFixed(1)} ms`,
    boundMs === undefined ? (bound === undefined ? "" : `<= ${bound}`) : `<= +${boundMs} ms`,
    bound === undefined && boundMs === undefined ? "" : isKept(row) ? "ok" : "too much",
  ];
}

const isKept = ({ ratio, difference, bound = Number.POSITIVE_INFINITY, boundMs }) =>
  boundMs === undefined ? ratio <= bound : difference <= boundMs;
