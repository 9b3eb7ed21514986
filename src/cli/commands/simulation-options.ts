import { type Command, InvalidArgumentError, Option } from "commander";
import { MOST_DAYS } from "../../behaviour/traffic/limits";
import { TRAFFIC_FORMATS } from "../../behaviour/traffic/traffic-formats";

const MOST_SEED = 2 ** 32 - 1;

/** Adds the options that name the traffic, which each command that simulates has. */
export const withTrafficOptions = (command: Command): Command =>
  command
    .option("--traffic <name|file>", "built-in traffic profile, or a file with a profile or a trace", "weekday")
    .addOption(
      new Option("--traffic-format <format>", "format of the traffic file (default: by its content)").choices(
        TRAFFIC_FORMATS,
      ),
    );

/** Adds the options that say how to simulate, which each command that simulates has. */
export const withSimulationOptions = (command: Command): Command =>
  command
    .option("--start <time>", "start (default: first request of a trace, or 2027-01-04)")
    .option("--days <number>", "days to simulate (default: length of a trace, or 7)", whole(1, MOST_DAYS))
    .option("--time-zone <zone>", "IANA time zone (default: that of the profile, or UTC)")
    .option("--timing <preset|file>", "times of a cold start (default: by the instance type)")
    .option("--region <region>", "AWS Region for prices (default: Region of the endpoint)")
    .option("--price <type=usd>", "price of an instance type per hour; repeatable", collected)
    .option("--prices <file>", "price file, as prices refresh writes it")
    .option("--assume <value>", "unknown value, as ADDRESS.ARGUMENT=NUMBER; repeatable", collected)
    .option("--seed <number>", "seed of the random numbers", whole(0, MOST_SEED), 1)
    .option("--endpoint <name>", "endpoint to simulate; repeatable (default: all)", collected);

/** A repeatable option. */
export const collected = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

/** A whole number, for commander. */
export const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!/^\s*\d+\s*$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
    }
    return value;
  };
