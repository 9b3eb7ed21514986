import { rmSync } from "node:fs";

export default function tearDown(): void {
  rmSync(process.env.TERRAFORM_TESTS_ROOT ?? "", { recursive: true, force: true });
}
