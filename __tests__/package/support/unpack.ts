import { rmSync } from "node:fs";
import { packed } from "./packed";

/** Removes the archive. */
export default function unpack(): void {
  rmSync(packed().folder, { recursive: true, force: true });
}
