import { spawn } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { z } from "zod";
import { ScaleToZeroError } from "../errors";
import { systemCode } from "../topology/errors";
import { readTextFile } from "../topology/terraform/source-text";
import { appFailed, appNotStarted, badProject, noApp } from "./errors";
import type { Io } from "./io";
import { relayLines } from "./relayed-lines";

/** How to start a CDKTF program. */
interface AppCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly shell: boolean;
  /** The command in `cdktf.json`. */
  readonly context: Readonly<Record<string, unknown>>;
}

const PROJECT = "cdktf.json";
const LIMIT = { maxBytes: 16 * 1024 * 1024, tooLargeAdvice: "is it the file of a CDKTF project?" };

const project = z.object({ app: z.string().min(1), context: z.record(z.string(), z.unknown()).optional() });

/**
 * Runs a CDKTF program like `cdktf synth`, and waits for its end. Its output goes to stderr.
 * @param app a JavaScript file; the command of `cdktf.json` if there is none
 * @param env added to the environment of this process
 */
export async function runApp(app: string | undefined, env: Readonly<Record<string, string>>, io: Io): Promise<void> {
  const { command, args, shell, context } = app === undefined ? fromProject(io.cwd) : fromFile(app, io.cwd);
  const shown = [app === undefined ? command : "node", ...(app === undefined ? [] : [app])].join(" ");
  const child = spawn(command, args, {
    cwd: io.cwd,
    shell,
    env: { CDKTF_CONTEXT_JSON: JSON.stringify(context), ...io.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    relayLines(stream, io.stderr);
  }
  const ending = await new Promise<string | undefined>((done, fail) => {
    child.once("error", (error) => fail(appNotStarted(shown, error)));
    child.once("close", (code, signal) => done(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
  if (ending !== undefined) {
    throw appFailed(shown, ending);
  }
}

function fromFile(app: string, cwd: string): AppCommand {
  const file = resolve(cwd, app);
  try {
    // Node.js reads it: a program can be anything readable except a folder.
    accessSync(file, constants.R_OK);
    if (statSync(file).isDirectory()) {
      throw noApp(app, "EISDIR");
    }
  } catch (error) {
    throw error instanceof ScaleToZeroError ? error : noApp(app, systemCode(error));
  }
  return { command: process.execPath, args: [file], shell: false, context: contextOf(cwd) };
}

function fromProject(cwd: string): AppCommand {
  const text = readProject(cwd);
  if (text === undefined) {
    throw noApp(undefined, undefined);
  }
  const { app, context = {} } = parsed(text);
  return { command: app, args: [], shell: true, context };
}

/** A given program also has the context of its project, if it is in one. */
function contextOf(cwd: string): AppCommand["context"] {
  const text = readProject(cwd);
  return text === undefined ? {} : (parsed(text).context ?? {});
}

function readProject(cwd: string): string | undefined {
  const file = resolve(cwd, PROJECT);
  return existsSync(file) ? readTextFile(file, { name: PROJECT, ...LIMIT }) : undefined;
}

function parsed(text: string): z.infer<typeof project> {
  try {
    return project.parse(JSON.parse(text));
  } catch (error) {
    throw badProject(PROJECT, error instanceof z.ZodError ? oneParagraph(z.prettifyError(error)) : "it is not JSON");
  }
}

const oneParagraph = (text: string): string => text.replace(/\s+/g, " ");
