import { nounOf } from "./format.mjs";

/** What happened between two states of local AWS, one sentence each, in the order of time where it is known. */
export function changesBetween(before, after) {
  return [...alarmChanges(before, after), ...newActivities(before, after), ...unitChanges(before, after)];
}

const keyed = (rows, keyOf) => new Map(rows.map((row) => [keyOf(row), row]));

function alarmChanges(before, after) {
  const known = keyed(before.alarms, alarmKey);
  return after.alarms
    .filter((alarm) => known.has(alarmKey(alarm)) && known.get(alarmKey(alarm)).state !== alarm.state)
    .map(({ name, state, since }) => ({ at: since, text: `Alarm ${name}: ${state}` }));
}

const alarmKey = ({ region, name }) => `${region} ${name}`;

function newActivities(before, after) {
  const known = keyed(before.activities, ({ id }) => id);
  return after.activities
    .filter(({ id }) => !known.has(id))
    .map(({ startTime, resource, Description, notScaled }) => ({
      at: startTime,
      text: `${resource}: ${[Description, ...notScaled].join(" ")}`,
    }))
    .reverse();
}

const unitsOf = ({ endpoints }) =>
  endpoints.flatMap(({ region, units }) => units.map((unit) => ({ ...unit, key: `${region} ${unit.id}` })));

function unitChanges(before, after) {
  const known = keyed(unitsOf(before), ({ key }) => key);
  return unitsOf(after)
    .filter(({ key, serving }) => known.has(key) && known.get(key).serving !== serving)
    .map((unit) => ({
      at: unit.steps.at(-1)?.[0] ?? after.now,
      text: `${unit.name}: ${unit.serving} ${nounOf(unit)} serving`,
    }));
}
