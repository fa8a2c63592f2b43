import type { Context } from 'hono';

/** The fields of a posted form, urlencoded or multipart; an unreadable body is an empty form. Files are left out. */
export interface FormFields {
  text(name: string): string;
  all(name: string): string[];
}

export async function readForm(c: Context): Promise<FormFields> {
  const form = await c.req.formData().catch(() => new FormData());
  const all = (name: string) => form.getAll(name).filter((value) => typeof value === 'string');
  return { all, text: (name) => all(name)[0] ?? '' };
}
