import { html } from 'hono/html';
import { countOf } from '../../../lib/in-words.ts';
import { countWords } from '../../../render/story-words.ts';
import type { Html } from '../../layout.ts';
import { issuePath } from '../words.ts';
import { type Aim, gauge } from './gauges.ts';
import type { IssueView } from './issue-view.ts';
import { phoneFold } from './phone-fold.ts';
import { fieldState, type TypedForm, typedIn } from './typed-form.ts';

interface OpeningField {
  name: 'subject' | 'preheader' | 'greeting' | 'note';
  label: string;
  rows: number;
  aim: Aim;
}

const OPENING: OpeningField[] = [
  { name: 'subject', label: 'Subject', rows: 1, aim: { unit: 'characters', min: 0, max: 55 } },
  {
    name: 'preheader',
    label: 'Preheader, shown beside the subject',
    rows: 1,
    aim: { unit: 'characters', min: 40, max: 90 },
  },
  { name: 'greeting', label: 'Greeting', rows: 2, aim: { unit: 'words', min: 0, max: 45 } },
  { name: 'note', label: 'Editor’s note (optional)', rows: 3, aim: { unit: 'words', min: 0, max: 120 } },
];

/** Subject, preheader, greeting and note, in one form. */
export function openingForm({ issue, edition }: IssueView, editable: boolean, refused?: TypedForm): Html {
  const typed = typedIn(refused, 'opening');
  return html`<section class="opening" id="opening" data-part aria-labelledby="opening-title">
<h2 id="opening-title">Opening</h2>
${phoneFold(
  { id: 'opening-fold', line: issue.content.subject || 'No subject yet', open: typed !== null },
  html`<form method="post" action="${issuePath(issue.id)}/edit" id="opening-form" data-autosave>
<input type="hidden" name="version" value="${issue.version}">
<input type="hidden" name="kind" value="opening">
${OPENING.map((field) => openingField(field, { stored: issue.content[field.name], language: edition.language }, editable, typed))}
${editable ? html`<button class="button-quiet button-small button-save">Save<span class="visually-hidden"> the opening</span></button>` : ''}
</form>`,
)}
</section>`;
}

function openingField(
  { name, label, rows, aim }: OpeningField,
  { stored, language }: { stored: string; language: string },
  editable: boolean,
  typed: TypedForm | null,
): Html {
  const id = `opening-${name}`;
  const describedBy = editable ? `${id}-gauge` : '';
  const { value, attributes, problem } = fieldState(typed, { id, name, stored, describedBy, language });
  const amount = aim.unit === 'words' ? countWords(value) : [...value].length;
  const readonly = editable ? '' : html` readonly`;
  return html`<div class="field">
<label for="${id}">${label}</label>
<input type="hidden" name="was.${name}" value="${stored}">
<textarea id="${id}" name="${name}" rows="${rows}"${attributes}${rows === 1 ? html` data-one-line` : ''}${readonly}>${value}</textarea>
${problem}
${editable ? gauge(id, amount, aim) : ''}
</div>`;
}

/** One line of the agenda a line. */
export function agendaForm({ issue, edition }: IssueView, editable: boolean, refused?: TypedForm): Html {
  const max = edition.blocks.find(({ kind }) => kind === 'agenda')?.max;
  if (max === undefined) return html`<section id="agenda" data-part hidden></section>`;
  const stored = issue.content.agenda.join('\n');
  const field = { id: 'agenda-lines', name: 'agenda', stored, describedBy: '', language: edition.language };
  const typed = typedIn(refused, 'agenda');
  const { value, attributes, problem } = fieldState(typed, field);
  return html`<section class="agenda" id="agenda" data-part aria-labelledby="agenda-title">
<h2 id="agenda-title">Agenda</h2>
${phoneFold(
  {
    id: 'agenda-fold',
    line: issue.content.agenda.length === 0 ? 'Nothing yet' : countOf(issue.content.agenda.length, 'item'),
    open: typed !== null,
  },
  html`<form method="post" action="${issuePath(issue.id)}/edit" id="agenda-form" data-autosave>
<input type="hidden" name="version" value="${issue.version}">
<input type="hidden" name="kind" value="agenda">
<input type="hidden" name="was.agenda" value="${stored}">
<div class="field">
<label for="agenda-lines">One item on each line, at most ${max}; empty prints none</label>
<textarea id="agenda-lines" name="agenda" rows="${Math.max(3, value.split('\n').length + 1)}"${attributes}${editable ? '' : html` readonly`}>${value}</textarea>
${problem}
</div>
${editable ? html`<button class="button-quiet button-small button-save">Save<span class="visually-hidden"> the agenda</span></button>` : ''}
</form>`,
)}
</section>`;
}
