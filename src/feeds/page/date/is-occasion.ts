import { saidBy, wordsBeforeDate } from '../../fields/dates/shown-dates.ts';
import { opensByline } from '../../fields/names/byline-words.ts';
import type { PageElement } from '../page-document.ts';

const HOUR = String.raw`\d{1,2}(?:[:.h]\d{2})?\s?`;
/** "10am to 4pm", "19:00–21:00 Uhr", "14 h à 16 h 30" */
const HOURS = new RegExp(
  String.raw`(?<![\d.:/-])(?:\d{1,2}[:.]\d{2}|${HOUR}(?:[ap]\.?m\.?|h|uhr))\s?(?:[–-]|to|until|till|bis|à|a|al|tot|til|do)\s?(?:\d{1,2}:\d{2}|${HOUR}(?:[ap]\.?m\b|h(?!\p{L})|uhr))`,
  'iu',
);
/** "Concert on", "Konzert am Samstag, den": what takes place that day. */
const ON = /\s(?:on|am|den|le|el|em|op|il|dnia|på)(?:\s+(?:\p{L}+,?\s*){0,2})?$/iu;
/** What takes place; in some languages a compound ends in it. */
const EVENT =
  /(?:konzert|kon[sc]ert|fest|markt|marked|sitzung|versammlung|vergadering|konferen[zs]|ausstellung|wahl|verkiezingen|spiel|eröffnung|vortrag|lesung|anhörung|feier|kundgebung|aufführung|veranstaltung|(?<!\p{L})(?:concerto?|con[cz]iertos?|recital|festival|festa|fête|fiesta|fair|market|marché|mercado|meeting|réunion|reunión|riunione|conference|conférence|conferencia|conferenza|exhibition|exposition|exposición|exposição|mostra|elections?|élections?|elec(?:ción|ciones)|elezioni|referendum|match|partido|partita|gala|premi[eè]re|opening|ouverture|open (?:day|house)|tag der offenen tür|portes ouvertes|workshop|seminar|lecture|webinar|hearing|funeral|obsèques|parade|march|demonstration|manifestation|rally|marathon|performance|spectacle|screening|event|événement|evento|deadline|takes place|findet statt|a lieu))\P{L}*$/iu;

/** "Concert on 12 November 2026", "5 December 2026, 10am to 4pm": when something takes place that the article is about. */
export function isOccasion(line: string, language: string | null): boolean {
  const before = wordsBeforeDate(line, language);
  if (before === null || saidBy(before) !== null) return false;
  if (HOURS.test(line)) return true;
  const [on] = ON.exec(before) ?? [];
  if (on === undefined) return false;
  const what = before.slice(0, -on.length).trim();
  return EVENT.test(what) && !/^in\s/i.test(what) && !opensByline(what, language ?? 'und');
}

/** By the name of the element or of a box around it. */
export function isOfEvent(element: PageElement): boolean {
  const boxes = [element, element.parentElement, element.parentElement?.parentElement];
  return boxes.some((box) => {
    if (!box || /^(?:article|main|body|html)$/.test(box.localName)) return false;
    const name = box.getAttribute('class') ?? '';
    return EVENT_BOX.test(name) && !/(?:^|[\s_-])news(?:$|[\s_-])/i.test(name);
  });
}
/** But "news-events" is where an office puts its news. */
const EVENT_BOX = /(?:^|[\s_-])(?:events?|event(?:date|time|start|end)|tribe-events\S*)(?:$|[\s_-])/i;
