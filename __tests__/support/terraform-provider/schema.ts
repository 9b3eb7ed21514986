/** The services of AWS that the project has resources of. */
const SERVICES =
  /^aws_(appautoscaling|caller_identity|cloudcontrolapi|cloudformation|cloudwatch|default_tags|iam|lambda|partition|region|sagemaker|scheduler|sfn|sns|sqs)/;

/** Numbers of the maps in `GetProviderSchema.Response` of plugin protocol 5: resources and data sources. */
const MAPS = [2, 3];

/** Wire types of protocol buffers. */
const VARINT = 0;
const LENGTH_DELIMITED = 2;

interface Field {
  readonly number: number;
  /** Tag and value. */
  readonly whole: Buffer;
  readonly value: Buffer;
}

/**
 * What the provider answers to `GetProviderSchema`, without the services that the project has nothing of. Each run of
 * Terraform reads all of it: of 1500 resource types that takes longer than the plan of ten. Of what is left out, Terraform
 * reports that the provider does not support it.
 * @param response message of protocol buffers
 */
export function schemaOfServices(response: Buffer): Buffer {
  const kept = [...fieldsOf(response)].filter(
    ({ number, value }) => !MAPS.includes(number) || SERVICES.test(keyOf(value)),
  );
  return Buffer.concat(kept.map(({ whole }) => whole));
}

/** The key of an entry of a map. */
function keyOf(entry: Buffer): string {
  const key = [...fieldsOf(entry)].find(({ number }) => number === 1);
  return key === undefined ? "" : key.value.toString("utf8");
}

function* fieldsOf(message: Buffer): Generator<Field> {
  for (let start = 0; start < message.length; ) {
    const [tag, afterTag] = varint(message, start);
    const [amount, afterAmount] = varint(message, afterTag);
    const wireType = tag & 7;
    if (wireType !== VARINT && wireType !== LENGTH_DELIMITED) {
      throw new Error(`a field of wire type ${wireType} in the schema of the provider`);
    }
    const end = wireType === VARINT ? afterAmount : afterAmount + amount;
    yield { number: tag >> 3, whole: message.subarray(start, end), value: message.subarray(afterAmount, end) };
    start = end;
  }
}

/** @returns the number, and where the next byte is */
function varint(message: Buffer, start: number): readonly [number, number] {
  let value = 0;
  for (let index = start, shift = 0; ; index++, shift += 7) {
    const byte = message.readUInt8(index);
    value += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) {
      return [value, index + 1];
    }
  }
}
