/** As much of a valibot schema as is walked through. */
interface Schema {
  metadata?: { isWritten?: boolean };
  entries?: Record<string, Schema>;
  options?: readonly unknown[];
  item?: Schema;
  wrapped?: Schema;
  pipe?: readonly Schema[];
}

const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null;

/** Schemas that say more of the same value. */
function innerOf(schema: Schema): Schema[] {
  const { options = [], wrapped, pipe = [] } = schema;
  const steps = pipe.filter((step) => step !== schema);
  return [...options.filter(isSchema), ...(wrapped ? [wrapped] : []), ...steps];
}

/** What a person wrote of an input: the values of fields whose schema is `text` or `line` of kernel/schema.ts. */
export function writtenTexts(schema: unknown, value: unknown): string[] {
  return [...new Set(walk(schema as Schema, value))].filter((text) => text !== '');
}

function walk(schema: Schema, value: unknown): string[] {
  if (value === null || value === undefined) return [];
  if (schema.metadata?.isWritten) return typeof value === 'string' ? [value] : [];
  const { entries = {}, item } = schema;
  const fields = value as Record<string, unknown>;
  return [
    ...innerOf(schema).flatMap((inner) => walk(inner, value)),
    ...Object.entries(entries).flatMap(([name, inner]) => walk(inner, fields[name])),
    ...(item && Array.isArray(value) ? value.flatMap((one) => walk(item, one)) : []),
  ];
}

/** The fields of a schema that take what a person wrote, `form.title`. */
export function writtenFields(schema: unknown): string[] {
  return [...new Set(fieldsOf(schema as Schema, []))];
}

function fieldsOf(schema: Schema, path: string[]): string[] {
  if (schema.metadata?.isWritten) return [path.join('.')];
  const { entries = {}, item } = schema;
  return [
    ...innerOf(schema).flatMap((inner) => fieldsOf(inner, path)),
    ...Object.entries(entries).flatMap(([name, inner]) => fieldsOf(inner, [...path, name])),
    ...(item ? fieldsOf(item, path) : []),
  ];
}
