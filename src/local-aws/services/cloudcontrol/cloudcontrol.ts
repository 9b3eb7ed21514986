import { applyPatch } from "rfc6902";
import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { operation, type Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import { pageOf } from "../../store/page";
import type { Dynamics } from "../../world";
import { inferenceComponent } from "./inference-component";
import { beginRequest, findRequest, followedUp, progressEvent, REQUESTS } from "./request";
import type { Properties, ResourceType } from "./resource-type";

const TYPES = new Map([inferenceComponent].map((type) => [type.typeName, type]));

const invalid = (message: string) => new AwsError("InvalidRequestException", message);

const typeName = z
  .string()
  .min(10)
  .max(196)
  .regex(/^[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}::[A-Za-z0-9]{2,64}$/);
const byType = { TypeName: typeName } as const;
const byIdentifier = { ...byType, Identifier: z.string().min(1).max(1024) } as const;

const patch = z.array(
  z.looseObject({ op: z.enum(["add", "remove", "replace", "move", "copy", "test"]), path: z.string() }),
);

export const cloudcontrol: Service = {
  name: "cloudcontrol",
  signingName: "cloudcontrolapi",
  target: "CloudApiService",
  operations: {
    CreateResource: operation(z.object({ ...byType, DesiredState: z.string() }), ({ TypeName, DesiredState }, call) => {
      const type = typeOf(TypeName);
      const desired = propertiesFrom(DesiredState);
      return progressEvent(beginRequest(call, type, "CREATE", undefined, () => type.create(call, desired)));
    }),

    GetResource: operation(z.object(byIdentifier), ({ TypeName, Identifier }, call) => ({
      TypeName,
      ResourceDescription: description(Identifier, existing(call, typeOf(TypeName), Identifier)),
    })),

    UpdateResource: operation(
      z.object({ ...byIdentifier, PatchDocument: z.string() }),
      ({ TypeName, Identifier, PatchDocument }, call) => {
        const type = typeOf(TypeName);
        const desired = patched(existing(call, type, Identifier), PatchDocument);
        const begin = () => {
          type.update(call, Identifier, desired);
          return Identifier;
        };
        return progressEvent(beginRequest(call, type, "UPDATE", Identifier, begin));
      },
    ),

    DeleteResource: operation(z.object(byIdentifier), ({ TypeName, Identifier }, call) => {
      const type = typeOf(TypeName);
      existing(call, type, Identifier);
      const begin = () => {
        type.delete(call, Identifier);
        return Identifier;
      };
      return progressEvent(beginRequest(call, type, "DELETE", Identifier, begin));
    }),

    GetResourceRequestStatus: operation(z.object({ RequestToken: z.string().min(1) }), ({ RequestToken }, call) => {
      const request = findRequest(call, RequestToken);
      return progressEvent(followedUp(call, typeOf(request.TypeName), request));
    }),

    ListResources: operation(
      z.object({
        ...byType,
        MaxResults: z.int().min(1).max(100).default(100),
        NextToken: z.string().optional(),
      }),
      ({ TypeName, MaxResults, NextToken }, call) => {
        const type = typeOf(TypeName);
        const { rows, next } = pageOf(type.identifiers(call), { key: (id) => id, token: NextToken, limit: MaxResults });
        return {
          TypeName,
          ResourceDescriptions: rows.map((identifier) => description(identifier, existing(call, type, identifier))),
          NextToken: next,
        };
      },
    ),
  },
};

export const cloudcontrolLife: readonly Dynamics[] = [new LifeCycle(REQUESTS)];

function typeOf(name: string): ResourceType {
  const type = TYPES.get(name);
  if (type === undefined) {
    throw new AwsError("TypeNotFoundException", `The type '${name}' cannot be found.`);
  }
  return type;
}

function existing(call: Call, type: ResourceType, identifier: string): Properties {
  const properties = type.read(call, identifier);
  if (properties === undefined) {
    throw new AwsError(
      "ResourceNotFoundException",
      `Resource of type '${type.typeName}' with identifier '${identifier}' was not found.`,
    );
  }
  return properties;
}

const description = (Identifier: string, properties: Properties) => ({
  Identifier,
  Properties: JSON.stringify(properties),
});

function propertiesFrom(text: string): Properties {
  const parsed = z.record(z.string(), z.unknown()).safeParse(readJson(text)?.value);
  if (!parsed.success) {
    throw invalid("DesiredState is no JSON object.");
  }
  return parsed.data;
}

/** @throws AwsError when the patch names what is not there, as it does for a write-only property */
function patched(properties: Properties, text: string): Properties {
  const parsed = patch.safeParse(readJson(text)?.value);
  if (!parsed.success) {
    throw invalid("PatchDocument is no JSON patch (RFC 6902).");
  }
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(properties));
  const failure = applyPatch(copy, parsed.data as Parameters<typeof applyPatch>[1]).find((problem) => problem !== null);
  if (failure !== undefined) {
    throw invalid(`The patch cannot be applied: ${failure.message}`);
  }
  return copy;
}
