import type { Aws } from "./aws";
import { type Component, setCopies } from "./components";
import { type Memory, toTagValue } from "./memory";
import { recall, remember } from "./memory-tag";
import { because, type ComponentReport } from "./report";
import { findScalableTarget, type ScalableTarget, setMinCapacity } from "./scalable-target";

/**
 * Puts one component to sleep, in an order that a crash or a repeat at any point leaves wakeable: first remember, then
 * open the lower bound, then take the copies away.
 */
export async function sleep(aws: Aws, component: Component): Promise<ComponentReport> {
  const { name, arn, copies: from } = component;
  const known = await recall(aws, arn);
  const target = await findScalableTarget(aws, name);

  const memory = whatToRemember(known, from, target);
  if (known === undefined || toTagValue(known) !== toTagValue(memory)) {
    await remember(aws, arn, memory);
  }
  const lowered = target !== undefined && target.minCapacity > 0 ? target.minCapacity : undefined;
  if (lowered !== undefined) {
    // Application Auto Scaling would otherwise move the copies back up to its minimum.
    await setMinCapacity(aws, name, 0);
  }
  if (from > 0) {
    await setCopies(aws, name, 0);
  }

  return {
    name,
    outcome: from > 0 || lowered !== undefined ? "asleep" : "unchanged",
    from,
    to: 0,
    ...because(
      from === 0 ? "it was at 0 copies already" : undefined,
      lowered === undefined ? undefined : `minimum capacity lowered from ${lowered} to 0`,
    ),
  };
}

/**
 * The counts before the first sleep hold until a wake: those of a later sleep are 0, or what an on-demand wake made of
 * them in between. A minimum is different: the sleeper left it at 0, so a higher one is newer and meant by somebody.
 */
function whatToRemember(known: Memory | undefined, copies: number, target: ScalableTarget | undefined): Memory {
  const asleep = known?.state === "asleep" ? known : undefined;
  const minCapacity = target !== undefined && target.minCapacity > 0 ? target.minCapacity : asleep?.minCapacity;
  return {
    state: "asleep",
    copies: asleep?.copies ?? copies,
    ...(minCapacity === undefined ? {} : { minCapacity }),
  };
}
