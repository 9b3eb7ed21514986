/**
 * When a schedule runs, as people write it: `07:00 MON-FRI Europe/Paris` for `cron(0 7 ? * MON-FRI *)`. An expression that
 * does not run once on certain days is left as it is written.
 */
export function clockWords(expression: string, timeZone: string): string {
  const daily = /^cron\((\d{1,2}) (\d{1,2}) ([*?]) \* ([A-Za-z0-9,#-]+|[*?]) \*\)$/.exec(expression.trim());
  const [, minute, hour, , days] = daily ?? [];
  if (minute === undefined || hour === undefined || days === undefined) {
    return `${expression} ${timeZone}`;
  }
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  return [time, ...(/^[*?]$/.test(days) ? [] : [days]), timeZone].join(" ");
}
