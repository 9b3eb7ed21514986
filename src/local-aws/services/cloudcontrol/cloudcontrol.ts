import { applyPatch } from "rfc6902";
import { z } from "zod";
import type { Call } from "../../call";
import { AwsError } from "../../errors";
import { readJson } from "../../json";
import { operation, type Service } from "../../service";
import { LifeCycle } from "../../store/life-cycle";
import { creationKey } from "../../store/page";
import type { Dynamics } from "../../world";
import { ownPage } from "../own-page";
import { inferenceComponent } from "./inference-component";
import { checkModel } from "./model-validation";
import { beginRequest, findRequest, followedUp, progressEvent, progressOf, REQUESTS } from "./request";
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

const MAX_DOCUMENT = 262_144;
const clientToken = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[-A-Za-z0-9+/=]+$/)
  .optional();

const patch = z.array(
  z.looseObject({ op: z.enum(["add", "remove", "replace", "move", "copy", "test"]), path: z.string() }),
);

export const cloudcontrol: Service = {
  name: "cloudcontrol",
  signingName: "cloudcontrolapi",
  target: "CloudApiService",
  operations: {
    CreateResource: operation(
      z.object({ ...byType, ClientToken: clientToken, DesiredState: z.string().min(1).max(MAX_DOCUMENT) }),
      ({ TypeName, ClientToken, DesiredState }, call) => {
        const type = typeOf(TypeName);
        const desired = propertiesFrom(DesiredState);
        checkModel(type.schema, desired);
        const change = { kind: "CREATE", type, clientToken: ClientToken, document: DesiredState } as const;
        return progressEvent(beginRequest(call, change, () => type.create(call, desired)));
      },
    ),

    GetResource: operation(z.object(byIdentifier), ({ TypeName, Identifier }, call) => ({
      TypeName,
      ResourceDescription: description(Identifier, existing(call, typeOf(TypeName), Identifier)),
    })),

    UpdateResource: operation(
      z.object({ ...byIdentifier, ClientToken: clientToken, PatchDocument: z.string().min(1).max(MAX_DOCUMENT) }),
      ({ TypeName, Identifier, ClientToken, PatchDocument }, call) => {
        const type = typeOf(TypeName);
        const desired = patched(existing(call, type, Identifier), PatchDocument);
        checkModel(type.schema, desired);
        const begin = () => {
          type.update(call, Identifier, desired);
          return Identifier;
        };
        const asked = { identifier: Identifier, clientToken: ClientToken, document: PatchDocument };
        return progressEvent(beginRequest(call, { kind: "UPDATE", type, ...asked }, begin));
      },
    ),

    DeleteResource: operation(
      z.object({ ...byIdentifier, ClientToken: clientToken }),
      ({ TypeName, Identifier, ClientToken }, call) => {
        const type = typeOf(TypeName);
        existing(call, type, Identifier);
        const begin = () => {
          type.delete(call, Identifier);
          return Identifier;
        };
        const change = { kind: "DELETE", type, identifier: Identifier, clientToken: ClientToken } as const;
        return progressEvent(beginRequest(call, change, begin));
      },
    ),

    GetResourceRequestStatus: operation(
      z.object({ RequestToken: z.string().min(1).max(128) }),
      ({ RequestToken }, call) => {
        const request = findRequest(call, RequestToken);
        return progressEvent(followedUp(call, typeOf(request.TypeName), request));
      },
    ),

    ListResourceRequests: operation(
      z.object({
        ResourceRequestStatusFilter: z
          .object({ Operations: z.array(z.string()).optional(), OperationStatuses: z.array(z.string()).optional() })
          .default({}),
        MaxResults: z.int().min(1).max(100).default(20),
        NextToken: z.string().optional(),
      }),
      ({ ResourceRequestStatusFilter: { Operations, OperationStatuses }, MaxResults, NextToken }, call) => {
        const wanted = call
          .table(REQUESTS)
          .values()
          .map((request) => followedUp(call, typeOf(request.TypeName), request))
          .filter(
            (request) =>
              (Operations?.includes(request.Operation) ?? true) &&
              (OperationStatuses?.includes(progressOf(request).OperationStatus) ?? true),
          );
        const { rows, next } = ownPage(
          wanted,
          {
            key: ({ eventTime, RequestToken }) => creationKey(eventTime, RequestToken),
            token: NextToken,
            limit: MaxResults,
          },
          () => invalid("NextToken is invalid."),
        );
        return { ResourceRequestStatusSummaries: rows.map(progressOf), NextToken: next };
      },
    ),

    ListResources: operation(
      z.object({
        ...byType,
        MaxResults: z.int().min(1).max(100).default(100),
        NextToken: z.string().optional(),
      }),
      ({ TypeName, MaxResults, NextToken }, call) => {
        const type = typeOf(TypeName);
        const { rows, next } = ownPage(
          type.identifiers(call),
          { key: (id) => id, token: NextToken, limit: MaxResults },
          () => invalid("NextToken is invalid."),
        );
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
