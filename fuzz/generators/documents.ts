import fc from "fast-check";
import { texts, value } from "../../__tests__/support/arbitrary-document";
import { expression } from "../../__tests__/support/arbitrary-hcl";
import { type Place, placesIn } from "../../__tests__/support/mutable-document";
import { type Fixture, fixtures } from "./fixtures";
import { anyNumber, anyText } from "./texts";

/** One change of a document. Places are numbers: which one is meant depends on how many the document has. */
export interface Edit {
  readonly kind: "set" | "remove" | "copy" | "rename" | "twice" | "wrap";
  readonly at: number;
  readonly from: number;
  readonly value: unknown;
}

const written = fc.oneof(
  { weight: 2, arbitrary: anyText },
  { weight: 2, arbitrary: anyNumber },
  { weight: 2, arbitrary: value },
  { weight: 1, arbitrary: texts },
  { weight: 1, arbitrary: expression.map((source) => `\${${source}}`) },
  { weight: 1, arbitrary: fc.constantFrom<unknown>(null, [], {}, true, "", [null], [[]], [{}]) },
);

export const documentEdit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("set", "set", "set", "remove", "copy", "copy", "rename", "twice", "wrap"),
  at: fc.nat({ max: 1_000_000 }),
  from: fc.nat({ max: 1_000_000 }),
  value: written,
});

/** A fixture with a few changes anywhere in it, as JSON. */
export function editedDocument(from: readonly Fixture[] = fixtures()): fc.Arbitrary<string> {
  const known = from.map(({ document }) => ({ document, places: [...placesIn(document)] }));
  return fc.tuple(fc.nat({ max: known.length - 1 }), fc.array(documentEdit, { maxLength: 4 })).map(([index, edits]) => {
    const { document, places } = known[index] ?? { document: {}, places: [] };
    return JSON.stringify(edits.reduce((changed, one) => withEdit(changed, one, places), document as unknown));
  });
}

/** The same with changes, at places that it has itself. */
export function editedBy(document: unknown, edits: readonly Edit[]): unknown {
  const places = [...placesIn(document)];
  return edits.reduce((changed, one) => withEdit(changed, one, places), document);
}

function withEdit(document: unknown, { kind, at, from, value: other }: Edit, places: readonly Place[]): unknown {
  const place = places[at % places.length] ?? [];
  const source = places[from % places.length] ?? [];
  switch (kind) {
    case "set":
      return replaced(document, place, () => other);
    case "remove":
      return replaced(document, place, () => undefined);
    case "copy":
      return replaced(document, place, () => valueAt(document, source));
    case "wrap":
      return replaced(document, place, (value) => [value]);
    case "twice":
      return replaced(document, place, (value) => (Array.isArray(value) ? [...value, ...value] : [value, value]));
    case "rename":
      return replaced(document, place.slice(0, -1), (holder) =>
        renamed(holder, String(place.at(-1)), typeof other === "string" ? other : "other"),
      );
  }
}

function valueAt(document: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, step) => (typeof value === "object" && value !== null ? Reflect.get(value, step) : undefined),
    document,
  );
}

function renamed(holder: unknown, key: string, name: string): unknown {
  if (typeof holder !== "object" || holder === null || Array.isArray(holder)) {
    return holder;
  }
  return Object.fromEntries(Object.entries(holder).map(([one, value]) => [one === key ? name : one, value]));
}

/** Copies what is on the way only: most of a document stays as it is. */
function replaced(document: unknown, place: Place, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) {
    return change(document);
  }
  if (Array.isArray(document)) {
    const index = Number(step);
    return document.flatMap((item, position) => {
      const changed = position === index ? replaced(item, rest, change) : item;
      return changed === undefined ? [] : [changed];
    });
  }
  if (typeof document !== "object" || document === null || !Object.hasOwn(document, step)) {
    return document;
  }
  return Object.fromEntries(
    Object.entries(document).flatMap(([key, value]) => {
      const changed = key === String(step) ? replaced(value, rest, change) : value;
      return changed === undefined ? [] : [[key, changed] as const];
    }),
  );
}

/** A fixture in which some texts are another one everywhere: what refers to them still does. */
export function renamedDocument(from: readonly Fixture[] = fixtures()): fc.Arbitrary<string> {
  const known = from.map(({ document }) => {
    const json = JSON.stringify(document);
    const names = [
      ...new Set([...json.matchAll(/"(?:name|\w+_name|address|reason)":("(?:[^"\\]|\\.)+")/g)].map(([, n]) => n)),
    ];
    return { json, names };
  });
  return fc
    .tuple(
      fc.nat({ max: known.length - 1 }),
      fc.array(fc.tuple(fc.nat({ max: 1_000 }), anyText), { minLength: 1, maxLength: 6 }),
    )
    .map(([index, renames]) => {
      const { json, names } = known[index] ?? { json: "{}", names: [] };
      return renames.reduce((text, [at, to]) => {
        const name = names[at % names.length];
        return name === undefined ? text : text.replaceAll(name, () => JSON.stringify(to));
      }, json);
    });
}
