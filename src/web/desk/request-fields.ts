import type { Context } from 'hono';
import type { Fields } from './issue/edit-form.ts';

/** The posted text fields; of a name sent twice the last counts, files are left out. */
export async function fieldsOf(c: Context): Promise<Fields> {
  const fields: Fields = {};
  for (const [name, value] of await c.req.raw.formData().catch(() => new FormData())) {
    if (typeof value === 'string') fields[name] = value;
  }
  return fields;
}
