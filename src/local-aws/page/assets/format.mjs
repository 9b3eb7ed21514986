/** Milliseconds since the epoch as `2026-11-21 12:00:05`, in UTC. */
export const dateTime = (at) => new Date(at).toISOString().slice(0, 19).replace("T", " ");

export const clockTime = (at) => new Date(at).toISOString().slice(11, 19);

/** @param span milliseconds that a chart shows: the day belongs to the time if they are more than one */
export const axisTime = (at, span) =>
  span > 86_400_000
    ? new Date(at).toISOString().slice(5, 16).replace("T", " ")
    : new Date(at).toISOString().slice(11, 16);

export const counted = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

export const money = (usd) => `USD ${usd.toFixed(usd > 0 && usd < 0.1 ? 4 : 2)}`;

export const speedText = (speed) =>
  speed === 0 ? "The clock is stopped" : `${speed} simulated ${speed === 1 ? "second" : "seconds"} per second`;

/** What a unit has, in the words of AWS. */
export const nounOf = ({ kind }, count) =>
  kind === "copies" ? (count === 1 ? "copy" : "copies") : count === 1 ? "instance" : "instances";
