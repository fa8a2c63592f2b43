import { html } from 'hono/html';
import type { IssueStory } from '../../../issues/issue.ts';
import type { SummaryLength } from '../../../stories/story.ts';
import type { PartWording, TextPart } from '../../../stories/wording.ts';
import type { Html } from '../../layout.ts';
import { tag } from '../desk-page.ts';

const PARTS: [TextPart, string][] = [
  ['headline', 'Headline'],
  ['lead', 'Summary as lead'],
  ['story', 'Summary as story'],
  ['brief', 'Summary in brief'],
  ['whyItMatters', 'Why it matters'],
];

/** Who worded the summary that is printed: nothing where no language model was asked, or an editor wrote it. */
export function wordingTag({ wording, edits }: IssueStory, length: SummaryLength): Html | string {
  const part = wording?.parts[length];
  if (!wording || !part || edits.summary?.[length]) return '';
  if (part.by === 'extractive') return tag('Extractive, not the model’s', 'warn');
  if (part.by === 'mended') return tag('Model, mended', 'warn');
  return tag(part.by === 'repaired' ? 'Model, repaired' : 'Model');
}

/** Each text of the story: how it came about, and what the gate found. */
export function wordingList({ wording }: IssueStory): Html | string {
  if (!wording) return '';
  return html`<h4>Wording by ${wording.model}</h4>
<ul>${PARTS.flatMap(([part, name]) => {
    const how = wording.parts[part];
    return how ? [html`<li>${name}: ${describe(how, part)}</li>`] : [];
  })}</ul>`;
}

function describe({ by, reasons }: PartWording, part: TextPart): string {
  const found = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  switch (by) {
    case 'model':
      return 'the model’s';
    case 'repaired':
      return `the model’s, asked again${found}`;
    case 'mended':
      return `the model’s, a sentence replaced or left out${found}`;
    case 'extractive':
      return part === 'whyItMatters' ? `left out${found}` : `the sources’ own words${found}`;
  }
}
