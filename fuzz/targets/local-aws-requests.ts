import { decodeFirstSync } from "cbor";
import fc from "fast-check";
import { XMLValidator } from "fast-xml-parser";
import { ManualClock } from "../../src/local-aws/clock";
import { LocalAws } from "../../src/local-aws/local-aws";
import type { HttpReply } from "../../src/local-aws/protocols/protocol";
import { Store } from "../../src/local-aws/store/store";
import { arbitraryRequest, recordedRequests, START, type WrittenRequest } from "../generators/requests";
import { type Target, Violation } from "../target";

interface Session {
  /** Whether it begins with what most operations have left behind, or with nothing. */
  readonly filled: boolean;
  readonly requests: readonly WrittenRequest[];
}

/** Requests of all protocols to local AWS, one after the other: what is wrong with them is the client's fault. */
export const localAwsRequests: Target = {
  name: "local-aws-requests",
  batch: 200,
  hasShape: true,
  share: 2,
  async inputs() {
    const request = await arbitraryRequest();
    return fc
      .record({ filled: fc.boolean(), requests: fc.array(request, { minLength: 1, maxLength: 3 }) })
      .map((session) => JSON.stringify(session));
  },
  async run(input) {
    const { filled, requests } = JSON.parse(input) as Session;
    const failures: unknown[] = [];
    const clock = new ManualClock(START);
    const store = filled ? Store.from((await recordedRequests()).world) : new Store();
    const aws = new LocalAws({ clock, store, onFailure: (error) => failures.push(error) });
    const answers: string[] = [];
    for (const { query, body, ...request } of requests) {
      const wire = { ...request, query: new URLSearchParams(query), body: Buffer.from(body, "latin1") };
      const reply = await aws.reply(wire);
      if (failures.length > 0) {
        throw failures[0];
      }
      answers.push(checkedReply(reply));
      clock.advance(100);
    }
    return answers.join("\n");
  },
};

function checkedReply(reply: HttpReply | undefined): string {
  if (reply === undefined || reply.status >= 500 || reply.status < 200) {
    throw new Violation(`status ${reply?.status}: ${Buffer.from(reply?.body ?? "").toString("utf8")}`);
  }
  const text = Buffer.from(reply.body).toString("utf8");
  const type = reply.headers["content-type"] ?? "";
  if (type.includes("json") && text !== "") {
    JSON.parse(text);
  }
  if (type.includes("xml") && XMLValidator.validate(text) !== true) {
    throw new Violation(`no XML: ${text}`);
  }
  if (type.includes("cbor") && reply.body.length > 0) {
    decodeFirstSync(Buffer.from(reply.body));
  }
  // Answers hold identifiers that are another one each time.
  const code = /"__type":"[\w#.]+"|<Code>\w+<|"code":"\w+"/.exec(text)?.[0] ?? "";
  return `${reply.status} ${type} ${code}`;
}
