import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type Json = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: boolean;
  readonly schema: Json;
}

interface Operation {
  readonly parameters?: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Json }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: Json }>> }>
  >;
}

export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Json;
}

export interface Sent {
  readonly method: string;
  /** Path below the address of the API. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** Checks requests and answers with an OpenAPI 3.0 description. */
export class OpenApi {
  private readonly ajv = addFormats(new Ajv({ strict: false, allErrors: true, coerceTypes: true }));
  private readonly answers = addFormats(new Ajv({ strict: false, allErrors: true }));
  /** To compile a schema takes longer than to send a request. */
  private readonly compiled = new Map<string, ValidateFunction>();

  constructor(private readonly description: Description) {
    for (const ajv of [this.ajv, this.answers]) {
      ajv.addSchema({ $id: "description", components: description.components });
    }
  }

  /** The path as documented, and its values. */
  route({
    method,
    path,
  }: Sent): { readonly route: string; readonly values: Readonly<Record<string, string>> } | undefined {
    for (const [template, methods] of Object.entries(this.description.paths)) {
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
      const found = new RegExp(`^${template.replace(/\{\w+\}/g, "([^/]+)")}$`).exec(path);
      if (found !== null && methods[method.toLowerCase()] !== undefined) {
        const values = found.slice(1).map(decodeURIComponent);
        return {
          route: `${method} ${template}`,
          values: Object.fromEntries(names.map((name, i) => [name, values[i] ?? ""])),
        };
      }
    }
    return undefined;
  }

  /** What is wrong with a request. */
  problemsOf(sent: Sent): readonly string[] {
    const match = this.route(sent);
    const operation = match && this.operation(match.route);
    if (match === undefined || operation === undefined) {
      return [`${sent.method} ${sent.path} is not an operation`];
    }
    const parameters = (operation.parameters ?? []).map((parameter) =>
      "$ref" in parameter ? this.component(parameter.$ref) : parameter,
    );
    const given = { path: match.values, query: Object.fromEntries(sent.query) };
    const ofPlace = (place: "path" | "query"): readonly string[] => {
      const declared = parameters.filter((parameter) => parameter.in === place);
      return this.invalid(
        {
          type: "object",
          properties: Object.fromEntries(declared.map(({ name, schema }) => [name, schema])),
          required: declared.filter(({ required }) => required === true).map(({ name }) => name),
          additionalProperties: false,
        },
        { ...given[place] },
        place,
      );
    };
    return [...ofPlace("path"), ...ofPlace("query"), ...this.bodyProblems(operation, sent.body)];
  }

  /** What is wrong with an answer. */
  answerProblems(route: string, status: number, body: unknown): readonly string[] {
    const response = this.operation(route)?.responses[String(status)];
    if (response === undefined) {
      return [`${route} does not answer ${status}`];
    }
    const schema = response.content?.["application/json"]?.schema;
    return schema === undefined ? [] : errorsOf(this.compile("answers", schema), body, "answer");
  }

  private bodyProblems({ requestBody }: Operation, body: unknown): readonly string[] {
    const schema = requestBody?.content["application/json"]?.schema;
    if (schema === undefined) {
      return body === undefined ? [] : ["the operation has no body"];
    }
    return this.invalid({ ...schema, additionalProperties: false }, body, "body");
  }

  private operation(route: string): Operation | undefined {
    const [method = "", template = ""] = route.split(" ");
    return this.description.paths[template]?.[method.toLowerCase()];
  }

  private component(reference: string): Parameter {
    const [, , kind = "", name = ""] = reference.split("/");
    return (this.description.components[kind] as Readonly<Record<string, Parameter>>)[name] as Parameter;
  }

  private invalid(schema: Json, value: unknown, place: string): readonly string[] {
    return errorsOf(this.compile("ajv", schema), value, place);
  }

  private compile(by: "ajv" | "answers", schema: Json): ValidateFunction {
    const key = `${by} ${JSON.stringify(schema)}`;
    const compiled = this.compiled.get(key) ?? this[by].compile(absolute(schema));
    this.compiled.set(key, compiled);
    return compiled;
  }
}

const absolute = (schema: Json): Json =>
  JSON.parse(JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"description#/'));

function errorsOf(validate: ValidateFunction, value: unknown, place: string): readonly string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) =>
        `${place}${instancePath} ${message} ${JSON.stringify(params)}`.trim(),
      );
}
