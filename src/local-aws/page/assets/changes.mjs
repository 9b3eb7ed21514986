import { nounOf } from "./format.mjs";

/** What happened between two states of local AWS, one sentence each, in the order of time. */
export function changesBetween(before, after) {
  const changes = [...alarmChanges(before, after), ...newActivities(before, after), ...unitChanges(before, after)];
  return changes.sort((one, other) => one.at - other.at);
}

const newRows = (before, after, keyOf) => {
  const known = new Set(before.map(keyOf));
  return after.filter((row) => !known.has(keyOf(row))).reverse();
};

const alarmChanges = (before, after) =>
  newRows(before.alarmChanges, after.alarmChanges, ({ region, alarm, at, summary }) =>
    [region, alarm, at, summary].join(),
  ).map(({ alarm, at, summary }) => ({ at, text: `${alarm}: ${summary}` }));

const newActivities = (before, after) =>
  newRows(before.activities, after.activities, ({ id }) => id).map(
    ({ startTime, resource, Description, notScaled }) => ({
      at: startTime,
      text: `${resource}: ${[Description, ...notScaled].join(" ")}`,
    }),
  );

/** Each other number of copies or instances that served meanwhile. */
function unitChanges(before, after) {
  return after.endpoints.flatMap(({ units }) =>
    units.flatMap((unit) =>
      unit.steps
        .filter(([at, , serving], index) => at > before.now && serving !== (unit.steps[index - 1]?.[2] ?? 0))
        .map(([at, , serving]) => ({ at, text: `${unit.name}: ${serving} ${nounOf(unit, serving)} serving` })),
    ),
  );
}
