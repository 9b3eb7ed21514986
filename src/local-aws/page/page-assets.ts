import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { HttpReply, HttpRequest } from "../protocols/protocol";

const FOLDER = join(__dirname, "assets");
const PREFIX = "/_local/page/";

const TYPES = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  mjs: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
} as const;

/** The files of the page, by the path that a browser asks for. */
const ASSETS: Readonly<Record<string, readonly [file: string, type: string]>> = {
  "/": ["page.html", TYPES.html],
  [`${PREFIX}page.css`]: ["page.css", TYPES.css],
  [`${PREFIX}icon.svg`]: ["icon.svg", TYPES.svg],
  ...Object.fromEntries(
    ["actions", "api", "changes", "chart", "dom", "endpoints", "format", "page", "tables"].map((name) => [
      `${PREFIX}${name}.mjs`,
      [`${name}.mjs`, TYPES.mjs] as const,
    ]),
  ),
};

/** Nothing from elsewhere, nothing inline, and no frame of another page. */
const HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-store",
};

/** The page to watch local AWS. @returns `undefined` for what is no part of it, such as a signed request */
export function pageReply({
  method,
  path,
  headers,
}: Pick<HttpRequest, "method" | "path" | "headers">): HttpReply | undefined {
  const asset = Object.hasOwn(ASSETS, path) ? ASSETS[path] : undefined;
  if (method !== "GET" || asset === undefined || headers.authorization !== undefined) {
    return undefined;
  }
  const [file, type] = asset;
  return { status: 200, headers: { ...HEADERS, "content-type": type }, body: readFileSync(join(FOLDER, file)) };
}
