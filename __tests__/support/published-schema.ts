import { readFileSync } from "node:fs";
import { join } from "node:path";
import Ajv2020 from "ajv/dist/2020";
import addFormats from "ajv-formats";

/** A function that returns what is wrong with a document by a schema of `docs`: `status` for `docs/status.schema.json`. */
export function publishedSchema(name: string): (document: unknown) => readonly unknown[] {
  const text = readFileSync(join(__dirname, `../../docs/${name}.schema.json`), "utf8");
  const validate = addFormats(new Ajv2020({ strict: false })).compile(JSON.parse(text));
  return (document) => (validate(document) ? [] : (validate.errors ?? []));
}
