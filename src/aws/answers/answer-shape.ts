/** What a value in an answer of AWS has to be. */
export type Kind = "text" | "number" | "flag" | "time" | "map" | readonly [Kind] | Shape;

/** The members of a structure in an answer. */
export interface Shape {
  /** Those that are in each answer, as the API model has it. */
  readonly required: Readonly<Record<string, Kind>>;
  /** Those that may be left out, as far as they are read. */
  readonly optional?: Readonly<Record<string, Kind | undefined>> | undefined;
}

/**
 * The shape of a type of the SDK. The SDK's types are made from the API models: a member that is required there is one
 * here, so that the compiler finds a shape that lacks one, or requires one too many.
 */
export interface ShapeOf<Output> {
  readonly required: { readonly [Name in RequiredName<Output>]: KindOf<Output[Name]> };
  readonly optional?: { readonly [Name in OptionalName<Output>]?: KindOf<Output[Name]> };
}

/** The shapes of the outputs of several calls, by the name of the call. */
export type ShapesOf<Outputs> = { readonly [Name in keyof Outputs]: ShapeOf<Outputs[Name]> };

/** In brackets: a type that is a union, such as a status, is looked at as a whole. */
type KindOf<Member> = [NonNullable<Member>] extends [string]
  ? "text"
  : [NonNullable<Member>] extends [number]
    ? "number"
    : [NonNullable<Member>] extends [boolean]
      ? "flag"
      : [NonNullable<Member>] extends [Date]
        ? "time"
        : [NonNullable<Member>] extends [readonly (infer Element)[]]
          ? readonly [KindOf<Element>]
          : [NonNullable<Member>] extends [Record<string, string>]
            ? "map"
            : ShapeOf<NonNullable<Member>>;

type RequiredName<Output> = {
  [Name in keyof Output & string]-?: object extends Pick<Output, Name> ? never : Name;
}[Exclude<keyof Output & string, Metadata>];

type OptionalName<Output> = Exclude<keyof Output & string, RequiredName<Output> | Metadata>;

/** What the SDK adds. */
type Metadata = "$metadata";
