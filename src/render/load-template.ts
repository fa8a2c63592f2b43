import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Handlebars from 'handlebars';

const FOLDER = fileURLToPath(new URL('../../templates/email/', import.meta.url));

type Print = (data: unknown) => string;
const loaded = new Map<string, Print>();

/**
 * Compiles `templates/email/<file>` once. Strict: a name its data lacks throws.
 * Values are HTML-escaped, except in files that do not make HTML (`.text.hbs`, `.subject.hbs`).
 */
export function loadTemplate<Data>(file: string): (data: Data) => string {
  const known = loaded.get(file);
  if (known) return known;
  const print = compile(file);
  loaded.set(file, print);
  return print;
}

function compile(file: string): Print {
  const makesHtml = file.endsWith('.mjml.hbs');
  const options = { strict: true, knownHelpersOnly: true, noEscape: !makesHtml };
  const handlebars = Handlebars.create();
  for (const [name, source] of partials(makesHtml ? '.mjml.hbs' : '.text.hbs')) {
    handlebars.registerPartial(name, handlebars.compile(source, options));
  }
  return handlebars.compile(readFileSync(FOLDER + file, 'utf8'), options);
}

function partials(suffix: string): [name: string, source: string][] {
  return readdirSync(`${FOLDER}partials`)
    .filter((file) => file.endsWith(suffix))
    .map((file) => [file.slice(0, -suffix.length), readFileSync(`${FOLDER}partials/${file}`, 'utf8')]);
}
