import { z } from "zod";
import { SERVICES } from "../../src/local-aws/services/services";
import { MODELLED } from "./support/sdk-models";

/** Their members are checked operation by operation. */
const CHECKED = ["iam", "sts", "lambda", "stepfunctions", "sqs", "sns", "logs", "cloudformation"];

const serviceOf = (name: string) => SERVICES.find((service) => service.name === name);

it.each(
  MODELLED.filter(({ service }) => CHECKED.includes(service)).map(
    (one) => [`${one.service} ${one.name}`, one] as const,
  ),
)("%s loses no member that its model has", (_name, { service, name, input }) => {
  const schema = serviceOf(service)?.operations[name]?.schema;
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const members = [...input.structIterator()].map(([member]) => member);
  expect(members.filter((member) => !known.includes(member))).toEqual([]);
});

it.each(MODELLED.filter(({ http }) => http !== undefined).map((one) => [`${one.service} ${one.name}`, one] as const))(
  "%s is where its model has it, and answers with that status",
  (_name, { service, name, http }) => {
    const route = serviceOf(service)?.routes?.find(({ operation }) => operation === name);
    expect([route?.method, route?.path, route?.status ?? 200]).toEqual(http);
  },
);
