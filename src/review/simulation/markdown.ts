import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { code, prose, row } from "../render/markdown-text";
import { answers } from "./answers";
import type { SimulationRenderOptions } from "./formats";
import { aboutSimulation, kindText } from "./headings";

/** For comments and wikis: a table an endpoint. */
export function simulationMarkdown(simulation: Simulation, _options: SimulationRenderOptions): string {
  const blocks = [
    "## Simulation",
    prose(aboutSimulation(simulation)),
    ...simulation.endpoints.flatMap((endpoint) => endpointBlocks(endpoint, simulation)),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

function endpointBlocks(endpoint: SimulatedEndpoint, simulation: Simulation): readonly string[] {
  const rows = answers(endpoint, simulation).map(({ label, text, details }) => [
    label,
    [text, ...details].map(prose).join("<br>"),
  ]);
  const { reason, assumptions } = endpoint;
  return [
    `### ${code(endpoint.name)}`,
    prose(kindText(endpoint)),
    reason === null ? "" : prose(reason),
    rows.length === 0 ? "" : [["question", "answer"], ["---", "---"], ...rows].map(row).join("\n"),
    assumptions.length === 0
      ? ""
      : `<details><summary>Assumed</summary>\n\n${assumptions.map((one) => `- ${prose(one)}`).join("\n")}\n\n</details>`,
  ];
}
