import { useLocal } from "./support/local";

const local = useLocal();
const SIGNED = {
  authorization:
    "AWS4-HMAC-SHA256 Credential=local/20261130/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=local",
};
const s3 = (path: string, init: RequestInit = {}) =>
  fetch(`${local().url}${path}`, { ...init, headers: { ...SIGNED, ...init.headers } });

describe("S3", () => {
  it("reads what was put, with its type", async () => {
    const put = await s3("/bucket/in/a%20b.json", {
      method: "PUT",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(put.status).toBe(200);
    const got = await s3("/bucket/in/a%20b.json");
    expect([got.headers.get("content-type"), await got.text()]).toEqual(["application/json", "{}"]);
    expect((await s3("/bucket/in/a%20b.json", { method: "HEAD" })).status).toBe(200);
  });

  it("takes a body in chunks", async () => {
    const body = "5\r\nHello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n";
    await s3("/bucket/chunks", { method: "PUT", body, headers: { "content-encoding": "aws-chunked" } });
    expect(await (await s3("/bucket/chunks")).text()).toBe("Hello world");
  });

  it("refuses a key that does not exist, and what it does not have, in its own words", async () => {
    const missing = await s3("/bucket/none");
    expect([missing.status, await missing.text()]).toEqual([404, expect.stringContaining("<Code>NoSuchKey</Code>")]);
    expect((await s3("/bucket/none", { method: "HEAD" })).status).toBe(404);
    expect((await s3("/bucket")).status).toBe(501);
    expect((await s3("/bucket/none", { method: "DELETE" })).status).toBe(501);
  });
});

it("a web page of another site neither reads nor writes objects", async () => {
  const path = "/_local/objects/bucket/key";
  const put = await s3(path, { method: "PUT", body: "x", headers: { origin: "http://example.com" } });
  expect(put.status).toBe(403);
  expect((await s3(path)).status).toBe(404);
});
