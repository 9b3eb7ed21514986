import type { z } from "zod";
import type { Acknowledgement } from "./acknowledgements";
import { acknowledgementsWrong, knownFindingsWrong, projectFileNotJson, projectFileWrong } from "./errors";
import { knownFindingsSchema, projectFileSchema } from "./project-file-schema";

/** The name of the file, which lies beside the configuration. */
export const ACKNOWLEDGEMENT_FILE = ".scale-to-zero.json";

/** Options of `review` that the file sets, so that the command line can omit them. */
export type ReviewSettings = Omit<z.output<typeof projectFileSchema>, "acknowledgements" | "$schema">;

/** The whole file. */
export interface ProjectFile {
  readonly acknowledgements: readonly Acknowledgement[];
  readonly settings: ReviewSettings;
}

/**
 * Reads the acknowledgements in `.scale-to-zero.json`.
 *
 * @param name the name of the file in errors
 * @throws ScaleToZeroError that names the file and the place in it
 */
export const parseAcknowledgements = (content: string, name = ACKNOWLEDGEMENT_FILE): readonly Acknowledgement[] =>
  parseProjectFile(content, name).acknowledgements;

/** As `parseAcknowledgements`, with the settings of reviews. */
export function parseProjectFile(content: string, name = ACKNOWLEDGEMENT_FILE): ProjectFile {
  const { acknowledgements = [], $schema: _, ...settings } = checked(jsonOf(content, name), name);
  return {
    acknowledgements: acknowledgements.map((acknowledgement, index) => ({
      ...acknowledgement,
      writtenAt: `${name}: acknowledgements[${index}]`,
    })),
    settings,
  };
}

function checked(given: unknown, name: string): z.output<typeof projectFileSchema> {
  const result = projectFileSchema.safeParse(given);
  if (result.success) {
    return result.data;
  }
  const { place, requirement } = problemOf(result.error);
  throw place.startsWith("acknowledgements")
    ? acknowledgementsWrong(name, place, requirement)
    : projectFileWrong(name, place, requirement);
}

/**
 * What a program gives instead of the file: the same entries, with the same requirements.
 *
 * @throws ScaleToZeroError that names the entry
 */
export function readKnownFindings(given: unknown): readonly Acknowledgement[] {
  const result = knownFindingsSchema.safeParse({ acknowledgements: given });
  if (result.success) {
    return result.data.acknowledgements.map((one, index) => ({
      ...one,
      writtenAt: `acknowledgements[${index}]`,
    }));
  }
  const { place, requirement } = problemOf(result.error);
  throw knownFindingsWrong(place, requirement);
}

function problemOf({ issues: [issue] }: z.ZodError): { readonly place: string; readonly requirement: string } {
  return { place: placeOf(issue?.path ?? []), requirement: issue?.message ?? "is not valid" };
}

function jsonOf(content: string, name: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    throw projectFileNotJson(name);
  }
}

/** Such as `acknowledgements[0].reason`. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, index) => (typeof step === "number" ? `[${step}]` : `${index > 0 ? "." : ""}${String(step)}`))
    .join("");
