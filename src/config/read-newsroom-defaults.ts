import type { Section } from '../feeds/source.ts';
import type { BlockConfig, EditionConfig } from '../issues/edition.ts';
import { defaultWords } from './words/default-words.ts';

export type TemplateName = 'morning' | 'evening';
type BlockKind = BlockConfig['kind'];

/** Sections whose stories may fill `reads` where an edition does not say. */
const READS = ['analysis', 'opinion', 'features', 'culture'];

type Budget = [kind: BlockKind, max: number, words: [number, number]];

const MORNING: Budget[] = [
  ['note', 1, [0, 120]],
  ['headlines', 5, [4, 14]],
  ['lead', 1, [120, 160]],
  ['stories', 3, [50, 80]],
  ['radar', 5, [18, 25]],
  ['reads', 2, [25, 45]],
  ['agenda', 5, [4, 20]],
  ['following', 4, [10, 40]],
];

const EVENING: Budget[] = [
  ['note', 1, [0, 120]],
  ['lead', 1, [80, 110]],
  ['stories', 3, [50, 70]],
  ['updates', 3, [18, 40]],
  ['radar', 4, [18, 25]],
  ['reads', 2, [30, 60]],
  ['agenda', 3, [4, 20]],
  ['following', 4, [10, 40]],
];

const BLOCKS: Record<TemplateName, Budget[]> = { morning: MORNING, evening: EVENING };

type EditionDefaults = Omit<EditionConfig, 'id' | 'zone' | 'language' | 'blocks'>;

const AT_ONCE = {
  spreadMinutes: 0,
  sendTime: 'newsroom',
  quietHours: null,
} as const satisfies Partial<EditionConfig>;

const EDITIONS: Record<TemplateName, Omit<EditionDefaults, 'title' | 'greeting'>> = {
  morning: {
    template: 'morning',
    summaries: 'model',
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
    giveUpHours: 72,
    ...AT_ONCE,
  },
  evening: {
    template: 'evening',
    summaries: 'model',
    days: ['mon', 'tue', 'wed', 'thu', 'fri'],
    draftAt: '16:00',
    approveBy: '16:45',
    sendAt: '17:00',
    windowHours: 12,
    minStories: 4,
    maxStories: 8,
    approval: 'hold',
    latenessMinutes: 120,
    giveUpHours: 72,
    ...AT_ONCE,
  },
};

const SECTIONS: Omit<Section, 'title'>[] = [
  { id: 'top', weight: 1.3, headlines: true },
  { id: 'world', weight: 1.2, headlines: true },
  { id: 'national', weight: 1.2, headlines: true },
  { id: 'politics', weight: 1.15, headlines: true },
  { id: 'local', weight: 1, headlines: true },
  { id: 'business', weight: 1, headlines: true },
  { id: 'science', weight: 1, headlines: true },
  { id: 'health', weight: 1, headlines: true },
  { id: 'environment', weight: 1, headlines: true },
  { id: 'technology', weight: 0.8, headlines: true },
  { id: 'culture', weight: 0.7, headlines: true },
  { id: 'lifestyle', weight: 0.6, headlines: true },
  { id: 'sport', weight: 0.7, headlines: true },
  { id: 'analysis', weight: 1, headlines: false },
  { id: 'opinion', weight: 1, headlines: false },
  { id: 'features', weight: 1, headlines: false },
];

/** The sections of a newsroom that lists none, titled in its language. */
export function defaultSections(language: string): Section[] {
  const { sections } = defaultWords(language);
  return SECTIONS.map((section) => ({ ...section, title: sections[section.id] ?? section.id }));
}

/** The blocks of a template, `reads` narrowed to those of `sections` that carry longer reads. */
export function defaultBlocks(template: TemplateName, sections: Section[], language: string): BlockConfig[] {
  const reads = READS.filter((id) => sections.some((section) => section.id === id));
  const { blocks } = defaultWords(language).editions[template];
  return BLOCKS[template].map(([kind, max, words]) => ({
    kind,
    title: blocks[kind],
    max,
    words,
    sections: kind === 'reads' ? reads : [],
  }));
}

/** One block with the budget its template gives that kind, or the other template's where it has none. */
export function defaultBlock(
  template: TemplateName,
  kind: BlockKind,
  sections: Section[],
  language: string,
): BlockConfig {
  const other = template === 'morning' ? 'evening' : 'morning';
  const candidates = ([template, other] as const).flatMap((name) => defaultBlocks(name, sections, language));
  const found = candidates.find((each) => each.kind === kind);
  if (!found) throw new Error(`no template has a ${kind} block`);
  return found;
}

/** Everything of an edition but its id, zone, language and blocks. */
export function editionDefaults(template: TemplateName, language: string): EditionDefaults {
  const { title, greeting } = defaultWords(language).editions[template];
  return { ...EDITIONS[template], title, greeting, days: [...EDITIONS[template].days] };
}

/** The Morning and the Evening Update as they are without any newsroom file. `zone` is an IANA zone. */
export function defaultEditions(
  zone: string,
  language = 'en',
  sections: Section[] = defaultSections(language),
): EditionConfig[] {
  return (['morning', 'evening'] as const).map((template) => ({
    id: template,
    language,
    zone,
    ...editionDefaults(template, language),
    blocks: defaultBlocks(template, sections, language),
  }));
}
