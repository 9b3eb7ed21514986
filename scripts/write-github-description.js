// Writes the part of GitHub's OpenAPI description that the tests of publishing check requests and answers with. The whole
// package takes 385 MB, which is no development dependency: unpack it anywhere, and give the file.
// Usage: node scripts/write-github-description.js <folder of @octokit/openapi>
const { readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [folder] = process.argv.slice(2);
const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
const description = JSON.parse(readFileSync(join(folder, "generated", "api.github.com.json"), "utf8"));

/** Operations that are called, and the answers that are checked as well. */
const OPERATIONS = [
  ["/repos/{owner}/{repo}/issues/{issue_number}/comments", "get", ["200"]],
  ["/repos/{owner}/{repo}/issues/{issue_number}/comments", "post", ["201"]],
  ["/repos/{owner}/{repo}/issues/comments/{comment_id}", "patch", ["200"]],
  ["/repos/{owner}/{repo}/issues/comments/{comment_id}", "delete", []],
  ["/repos/{owner}/{repo}/pulls", "get", []],
];

const at = (reference) =>
  reference
    .slice(2)
    .split("/")
    .reduce((value, key) => value[key.replaceAll("~1", "/").replaceAll("~0", "~")], description);

/** Without texts for people. */
const bare = (value) =>
  Array.isArray(value)
    ? value.map(bare)
    : typeof value === "object" && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([key, member]) => !["examples", "example", "externalDocs"].includes(key) && !isText(key, member))
            .map(([key, member]) => [key, bare(member)]),
        )
      : value;
const isText = (key, member) => ["description", "title"].includes(key) && typeof member === "string";

const paths = {};
for (const [path, method, statuses] of OPERATIONS) {
  const { parameters, requestBody, responses } = description.paths[path][method];
  const answers = Object.fromEntries(
    Object.entries(responses).map(([status, response]) => {
      const schema = response.content?.["application/json"]?.schema;
      return [status, statuses.includes(status) && schema ? { content: { "application/json": { schema } } } : {}];
    }),
  );
  paths[path] = { ...paths[path], [method]: bare({ parameters, requestBody, responses: answers }) };
}

const components = {};
const missing = (value) =>
  [...JSON.stringify(value).matchAll(/"\$ref":"(#\/components\/([^/"]+)\/([^"]+))"/g)].filter(
    ([, , kind, name]) => components[kind]?.[name] === undefined,
  );
for (let found = missing(paths); found.length > 0; found = missing({ paths, components })) {
  for (const [, reference, kind, name] of found) {
    components[kind] = { ...components[kind], [name]: bare(at(reference)) };
  }
}

const file = join(__dirname, "..", "__tests__", "publish", "support", "github-openapi.json");
const source = `@octokit/openapi ${version} (${license}), api.github.com.json; scripts/write-github-description.js`;
writeFileSync(file, `${JSON.stringify({ source, openapi: description.openapi, paths, components }, null, 1)}\n`);
