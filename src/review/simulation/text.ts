import { createColors } from "picocolors";
import type { SimulatedEndpoint, Simulation } from "../../behaviour/outcome/simulation";
import { printable } from "../../printable";
import { WIDTH, wrapped } from "../render/wrapped";
import { type Answer, answers } from "./answers";
import type { SimulationRenderOptions } from "./formats";
import { aboutSimulation, kindText } from "./headings";

const LABEL = 18;
const FIRST = `  ${" ".repeat(LABEL)}`;

/** For people: what was simulated, and then endpoint by endpoint. */
export function simulationText(simulation: Simulation, options: Omit<SimulationRenderOptions, "source">): string {
  const width = options.width ?? WIDTH;
  const { bold, dim } = createColors(options.colour);
  const lines = (first: string, text: string, next = `${FIRST}  `): string[] =>
    wrapped(printable(text), { first, next, width });
  const answered = ({ label, text, details }: Answer): string[] => [
    ...lines(`  ${dim(label.padEnd(LABEL))}`, text),
    ...details.flatMap((detail) => lines(`${FIRST}  `, detail, `${FIRST}    `)),
  ];
  const block = (endpoint: SimulatedEndpoint): string[] => [
    ...wrapped(`${bold(printable(endpoint.name))}: ${printable(kindText(endpoint))}`, { first: "", next: "  ", width }),
    ...(endpoint.reason === null ? [] : lines("  ", endpoint.reason, "  ")),
    ...answers(endpoint, simulation).flatMap(answered),
    ...endpoint.assumptions.flatMap((assumption, index) =>
      lines(index === 0 ? `  ${dim("assumed".padEnd(LABEL))}` : FIRST, assumption),
    ),
  ];
  const blocks = [lines("", aboutSimulation(simulation), "  "), ...simulation.endpoints.map(block)];
  return `${blocks.map((block) => block.join("\n")).join("\n\n")}\n`;
}
