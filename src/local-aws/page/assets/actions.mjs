import { changeClock, clearFaults, injectFault, readObject, sendRequest } from "./api.mjs";
import { byId } from "./dom.mjs";
import { dateTime, speedText } from "./format.mjs";

/** Asynchronous requests of this page that are not answered yet, by their identifier. */
const waiting = new Map();

/** Sends a request, and says what became of it. */
export async function send({ region, name, isAsynchronous }, unit, say) {
  const answer = await sendRequest({
    region,
    endpoint: name,
    ...(unit.kind === "copies" ? { component: unit.name } : { variant: unit.name }),
    body: byId("body").value,
  });
  const { status, code, text, inferenceId, output, failure } = answer;
  if (code !== undefined || status === 0) {
    say(`Request to ${unit.name}: refused, ${code ?? "no answer"} (${status}). ${text}`);
  } else if (isAsynchronous) {
    waiting.set(inferenceId, { name, output, failure });
    say(`Request to ${name}: queued as ${inferenceId}`);
  } else {
    say(`Request to ${unit.name}: answered (${status}). ${text}`);
  }
}

/** Says what became of asynchronous requests that are in the queue no more. */
export async function followRequests({ endpoints }, say) {
  const queued = new Set(endpoints.flatMap((endpoint) => endpoint.queued));
  for (const [id, { name, output, failure }] of waiting) {
    if (!queued.has(id)) {
      waiting.delete(id);
      const answer = await readObject(output);
      const reason = answer === undefined && failure !== undefined ? await readObject(failure) : undefined;
      say(
        answer === undefined
          ? `Request ${id} to ${name}: failed. ${reason ?? "The endpoint has no S3FailurePath with the reason."}`
          : `Request ${id} to ${name}: answered. ${answer}`,
      );
    }
  }
}

/** @param run what a control does: shows what it returns, or why it failed */
export function wire(run) {
  const advance = (length) =>
    run(async () => {
      const { now } = await changeClock({ advance: length });
      return `The clock advanced by ${length}. It is ${dateTime(now)} UTC.`;
    });
  for (const button of document.querySelectorAll("[data-advance]")) {
    button.addEventListener("click", () => advance(button.dataset.advance));
  }
  submitted("advance-form", () => advance(byId("advance").value.trim()));
  submitted("speed-form", () =>
    run(async () => {
      const { now, speed } = await changeClock({ speed: Number(byId("speed").value) });
      return `${speedText(speed)}. It is ${dateTime(now)} UTC.`;
    }),
  );
  submitted("fault-form", () =>
    run(async () => {
      await injectFault(faultOf(byId("fault").value));
      return `Fault injected: ${byId("fault").value}`;
    }),
  );
  byId("clear-faults").addEventListener("click", () =>
    run(async () => {
      await clearFaults();
      return "All faults are cleared.";
    }),
  );
}

function submitted(id, act) {
  byId(id).addEventListener("submit", (event) => {
    event.preventDefault();
    act();
  });
}

function faultOf(kind) {
  const minutes = byId("drought-minutes").value;
  return {
    service: "sagemaker",
    ...(kind === "fail" && { times: 1 }),
    effect: {
      kind,
      ...(kind === "fail" && { reason: "Injected from the page of local AWS." }),
      ...(kind === "drought" && minutes !== "" && { seconds: Number(minutes) * 60 }),
    },
  };
}
