/* How pipelines and terminals read what a step prints, written down once more, apart from what keeps them from it. */

/** .NET, in which the runners of GitHub and Azure are written, compares texts without these. */
const IGNORABLE = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

const seen = (line: string): string => line.replace(IGNORABLE, "");

interface Reader {
  readonly name: string;
  readonly obeys: (line: string) => boolean;
}

const READERS: readonly Reader[] = [
  { name: "GitHub", obeys: (line) => seen(line).trimStart().startsWith("::") },
  { name: "GitHub, of old", obeys: (line) => seen(line).includes("##[") },
  { name: "Azure", obeys: (line) => seen(line).includes("##vso[") },
  { name: "TeamCity", obeys: (line) => seen(line).includes("##teamcity[") },
  { name: "a terminal", obeys: (line) => /(?!\t)[\p{Cc}\p{Bidi_Control}\u2028\u2029]/u.test(line) },
];

/** What would be done by a printed text, and by which of its lines. */
export const logProblems = (printed: string): readonly string[] =>
  printed
    .split(/\r\n|[\n\r]/)
    .flatMap((line) =>
      READERS.filter(({ obeys }) => obeys(line)).map(({ name }) => `${name}: ${JSON.stringify(line)}`),
    );
