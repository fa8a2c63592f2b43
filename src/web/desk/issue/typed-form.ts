import { html } from 'hono/html';
import type { EditField } from '../../../issues/edit-command.ts';
import { directionOf } from '../../../render/words/words-for.ts';
import type { Html } from '../../layout.ts';
import type { Fields } from './edit-form.ts';

/** A form that was refused: what was typed stays in its fields, and the fault stands beside the one it is about. */
export interface TypedForm {
  fields: Fields;
  fault: { name: string; reason: string } | null;
}

/** `field` names the text of an edit, which but for one is called alike in the form. */
export function typedForm(fields: Fields, field: EditField | undefined, reason: string): TypedForm {
  const name = field === 'whyItMatters' ? 'why' : field;
  return { fields, fault: name === undefined ? null : { name, reason } };
}

/** The refused form where it is this one, else null. */
export function typedIn(typed: TypedForm | undefined, kind: string, story?: string): TypedForm | null {
  const isThis = typed?.fields.kind === kind && typed.fields.story === story;
  return isThis ? typed : null;
}

export interface FieldState {
  value: string;
  /** To stand in the field's tag. */
  attributes: Html;
  /** To stand behind the field. */
  problem: Html | '';
}

interface FieldOf {
  id: string;
  name: string;
  stored: string;
  /** The id of what else describes it, or ''. */
  describedBy: string;
  /** BCP 47 tag of the edition: for spelling, speech and direction, for the desk itself is English. */
  language: string;
}

/** How the field `id` named `name` is shown. */
export function fieldState(
  typed: TypedForm | null,
  { id, name, stored, describedBy, language }: FieldOf,
): FieldState {
  const value = typed?.fields[name] ?? stored;
  const fault = typed?.fault?.name === name ? typed.fault : null;
  const described = [fault ? `${id}-problem` : '', describedBy].filter(Boolean).join(' ');
  return {
    value,
    attributes: html` lang="${language}" dir="${directionOf(language)}"${described ? html` aria-describedby="${described}"` : ''}${fault ? html` aria-invalid="true" autofocus` : ''}`,
    problem: fault ? html`<p class="field-error" id="${id}-problem">${fault.reason}</p>` : '',
  };
}
