const JSON_TYPE = { "content-type": "application/json" };

/** @throws Error with the text that local AWS refuses with */
async function ask(path, options) {
  const response = await fetch(path, { cache: "no-store", ...options }).catch(() => {
    throw new Error("Local AWS does not answer.");
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(answer.message);
  }
  return answer;
}

const post = (path, body) => ask(path, { method: "POST", headers: JSON_TYPE, body: JSON.stringify(body) });

export const readState = (shown) => ask(`/_local/endpoints?window=${encodeURIComponent(shown)}`);
export const changeClock = (change) => post("/_local/clock", change);
export const sendRequest = (request) => post("/_local/requests", request);
export const injectFault = (fault) => post("/_local/faults", [fault]);
export const clearFaults = () => ask("/_local/faults", { method: "DELETE", headers: JSON_TYPE });

/** @param location such as `s3://bucket/key` @returns `undefined` if there is no such object */
export async function readObject(location) {
  const [, place = ""] = /^s3:\/\/(.+)$/.exec(location) ?? [];
  const response = await fetch(`/_local/objects/${place.split("/").map(encodeURIComponent).join("/")}`);
  return response.ok ? await response.text() : undefined;
}
