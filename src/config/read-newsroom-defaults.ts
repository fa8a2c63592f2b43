import type { Section } from '../feeds/source.ts';
import type { BlockConfig, EditionConfig } from '../issues/edition.ts';

export type TemplateName = 'morning' | 'evening';
type BlockKind = BlockConfig['kind'];

/** Sections whose stories may fill `reads` where an edition does not say. */
const READS = ['analysis', 'opinion', 'features', 'culture'];

const block = (
  kind: BlockKind,
  title: string,
  max: number,
  words: [number, number],
  sections: string[] = [],
): BlockConfig => ({ kind, title, max, words, sections });

const MORNING: BlockConfig[] = [
  block('note', '', 1, [0, 120]),
  block('headlines', 'Today’s headlines', 5, [4, 14]),
  block('lead', '', 1, [120, 160]),
  block('stories', 'The stories of the morning', 3, [50, 80]),
  block('radar', 'Also on our radar', 5, [18, 25]),
  block('reads', 'Worth your time', 2, [25, 45]),
  block('agenda', 'On today’s agenda', 5, [4, 20]),
  block('following', 'Following', 4, [10, 40]),
];

const EVENING: BlockConfig[] = [
  block('note', '', 1, [0, 120]),
  block('lead', 'Today’s top stories', 1, [80, 110]),
  block('stories', '', 3, [50, 70]),
  block('updates', 'What changed since this morning', 3, [18, 40]),
  block('radar', 'Also on our radar', 4, [18, 25]),
  block('reads', 'Tonight’s reads', 2, [30, 60]),
  block('agenda', 'Tomorrow', 3, [4, 20]),
  block('following', 'Following', 4, [10, 40]),
];

const BLOCKS: Record<TemplateName, BlockConfig[]> = { morning: MORNING, evening: EVENING };

type EditionDefaults = Omit<EditionConfig, 'id' | 'zone' | 'language' | 'blocks'>;

const EDITIONS: Record<TemplateName, EditionDefaults> = {
  morning: {
    title: 'Morning Update',
    template: 'morning',
    greeting: 'Good morning. Here is what to know as the day begins.',
    days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat'],
    draftAt: '05:30',
    approveBy: '06:00',
    sendAt: '06:30',
    // From the afternoon before, so that what the Evening Update closed on is still known.
    windowHours: 16,
    minStories: 5,
    maxStories: 9,
    approval: 'hold',
    latenessMinutes: 120,
  },
  evening: {
    title: 'Evening Update',
    template: 'evening',
    greeting: 'Good evening, let’s start with today’s top stories.',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    draftAt: '16:00',
    approveBy: '16:45',
    sendAt: '17:00',
    windowHours: 12,
    minStories: 4,
    maxStories: 8,
    approval: 'hold',
    latenessMinutes: 120,
  },
};

/** The sections of a newsroom that lists none. */
export const DEFAULT_SECTIONS: Section[] = [
  { id: 'top', title: 'Top stories', weight: 1.3, headlines: true },
  { id: 'world', title: 'World', weight: 1.2, headlines: true },
  { id: 'national', title: 'National', weight: 1.2, headlines: true },
  { id: 'politics', title: 'Politics', weight: 1.15, headlines: true },
  { id: 'local', title: 'Local', weight: 1, headlines: true },
  { id: 'business', title: 'Business', weight: 1, headlines: true },
  { id: 'science', title: 'Science', weight: 1, headlines: true },
  { id: 'health', title: 'Health', weight: 1, headlines: true },
  { id: 'environment', title: 'Environment', weight: 1, headlines: true },
  { id: 'technology', title: 'Technology', weight: 0.8, headlines: true },
  { id: 'culture', title: 'Culture', weight: 0.7, headlines: true },
  { id: 'lifestyle', title: 'Life', weight: 0.6, headlines: true },
  { id: 'sport', title: 'Sport', weight: 0.7, headlines: true },
  { id: 'analysis', title: 'Analysis', weight: 1, headlines: false },
  { id: 'opinion', title: 'Opinion', weight: 1, headlines: false },
  { id: 'features', title: 'Features', weight: 1, headlines: false },
];

/** The blocks of a template, `reads` narrowed to those of `sections` that carry longer reads. */
export function defaultBlocks(template: TemplateName, sections: Section[]): BlockConfig[] {
  const reads = READS.filter((id) => sections.some((section) => section.id === id));
  return BLOCKS[template].map((each) => ({ ...each, sections: each.kind === 'reads' ? reads : [] }));
}

/** One block with the budget its template gives that kind, or the other template's where it has none. */
export function defaultBlock(template: TemplateName, kind: BlockKind, sections: Section[]): BlockConfig {
  const other = template === 'morning' ? 'evening' : 'morning';
  const candidates = [...defaultBlocks(template, sections), ...defaultBlocks(other, sections)];
  const found = candidates.find((each) => each.kind === kind);
  if (!found) throw new Error(`no template has a ${kind} block`);
  return found;
}

/** Everything of an edition but its id, zone, language and blocks. */
export function editionDefaults(template: TemplateName): EditionDefaults {
  return { ...EDITIONS[template], days: [...EDITIONS[template].days] };
}

/** The Morning and the Evening Update as they are without any newsroom file. `zone` is an IANA zone. */
export function defaultEditions(
  zone: string,
  language = 'en',
  sections: Section[] = DEFAULT_SECTIONS,
): EditionConfig[] {
  return (['morning', 'evening'] as const).map((template) => ({
    id: template,
    language,
    zone,
    ...editionDefaults(template),
    blocks: defaultBlocks(template, sections),
  }));
}
