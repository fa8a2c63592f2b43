/*
 * A saved feed comes without a source list, which says under what a newsroom files a feed: its section is guessed, and
 * nobody else's.
 */

/** What sites and feed files call their departments, by the section we file them under. */
const NAMES: Record<string, string> = {
  world:
    'world international asia africa europe americas middleeast middle-east us-canada china india australia global monde internacional ausland',
  national: 'national nation',
  local: 'local localnews local-news regional regions lokales',
  politics: 'politics elections white-house congress uspolitics politique politik politica',
  business:
    'business economy economics markets market money finance investing companies personal-finance your-money economie affaires wirtschaft economia',
  technology:
    'technology tech gadgets computing internet cybersecurity phones mobile gaming games videogames video-games technologie techno tecnologia',
  science:
    'science sciences environment climate space sciencetech science-environment environnement wissen ciencia',
  health: 'health wellness coronavirus well sante gesundheit salud',
  sport: 'sport sports football soccer tennis golf cricket rugby nfl nba mlb nhl f1 deportes',
  culture:
    'culture entertainment arts art books music movies film tv tvshowbiz celebrity celebrities entertainment-arts showbiz style fashion media-and-culture kultur cultura',
  lifestyle:
    'lifestyle life travel food recipes home femail living shopping deals dtdeals horoscopes style-and-beauty family property',
  opinion:
    'opinion opinions commentisfree comment editorials columnists views perspectives op-ed chroniques meinung debats',
};
const SECTION_OF = new Map(
  Object.entries(NAMES).flatMap(([section, names]) =>
    names.split(' ').map((name) => [name, section] as const),
  ),
);

/** The section an article's address names, from its folders ("/2022/09/08/business/…") or null. */
export function guessSection(url: string): string | null {
  const folders = new URL(url).pathname.toLowerCase().split('/').filter(Boolean);
  const last = folders.pop() ?? '';
  // Some sites number their articles behind the department: "/news/world-europe-60001234".
  const numbered = last.match(/^([a-z-]+)-\d{6,}$/)?.[1];
  for (const folder of numbered ? [...folders, numbered] : folders) {
    const found = SECTION_OF.get(folder) ?? (folder === numbered ? byFirstWord(folder) : undefined);
    if (found) return found;
  }
  return null;
}

/** The section that one of an article's topics is the name of, or null. */
export function sectionAmong(topics: readonly string[]): string | null {
  const found = topics.map((topic) => SECTION_OF.get(slugOf(topic))).find(Boolean);
  return found ?? null;
}

/** "Économie" → "economie", "Science & Environment" → "science-environment". */
function slugOf(topic: string): string {
  const plain = topic.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
}

/** The section a saved feed's file name or a feed's address ends with, or null. */
export function guessSectionOfFeed(name: string): string | null {
  const words = name
    .toLowerCase()
    .replace(/(?:-|_)?(?:rss|feeds?|xml|index|atom|json)\b/g, '')
    .replace(/[-_.]+$/, '');
  for (const section of [
    'world',
    'politics',
    'business',
    'technology',
    'science',
    'health',
    'sports',
    'sport',
    'opinion',
  ]) {
    if (words.endsWith(section)) return SECTION_OF.get(section) ?? null;
  }
  return null;
}

function byFirstWord(folder: string): string | undefined {
  const [first, second] = folder.split('-');
  return SECTION_OF.get(`${first}-${second}`) ?? SECTION_OF.get(first ?? '') ?? SECTION_OF.get(second ?? '');
}
