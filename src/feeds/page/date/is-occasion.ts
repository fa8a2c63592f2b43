import { opensByline } from '../byline/byline-words.ts';
import { looksLikeName } from '../byline/read-names.ts';
import type { PageElement } from '../page-document.ts';
import { saidBy, wordsBeforeDate } from './shown-dates.ts';

const HOUR = String.raw`\d{1,2}(?:[:.h]\d{2})?\s?`;
/** "10am to 4pm", "19:00–21:00 Uhr", "14 h à 16 h 30" */
const HOURS = new RegExp(
  String.raw`(?<![\d.:/-])(?:\d{1,2}[:.]\d{2}|${HOUR}(?:[ap]\.?m\.?|h|uhr))\s?(?:[–-]|to|until|till|bis|à|a|al|tot|til|do)\s?(?:\d{1,2}:\d{2}|${HOUR}(?:[ap]\.?m\b|h(?!\p{L})|uhr))`,
  'iu',
);
/** "Concert on", "Konzert am Samstag, den": what takes place that day. */
const ON = /\s(?:on|am|den|le|el|em|op|il|dnia|på)(?:\s+(?:\p{L}+,?\s*){0,2})?$/iu;
/** What is done to an article, too. */
const WROTE =
  /^\P{L}*(?:filed|written|sent|released|issued|dated|added|entered|submitted|shared|first|last|seen|from|stand|vom|geschrieben|verfasst|eingestellt|freigegeben|escrito|subido|inserito|scritto|ajouté|écrit|rédigé|diffusé|mis|geschreven|skrevet|skrivet|napisan\p{L}*)(?!\p{L})/iu;

/** "Concert on 12 November 2026", "5 December 2026, 10am to 4pm": when something takes place that the article is about. */
export function isOccasion(line: string, language: string | null): boolean {
  const before = wordsBeforeDate(line, language);
  if (before === null || saidBy(before) !== null) return false;
  if (HOURS.test(line)) return true;
  const [on] = ON.exec(before) ?? [];
  if (on === undefined) return false;
  const what = before.slice(0, -on.length).trim();
  return what !== '' && !WROTE.test(what) && !opensByline(what, language ?? 'und') && !looksLikeName(what);
}

/** By the name of the element or of a box around it. */
export function isOfEvent(element: PageElement): boolean {
  const boxes = [element, element.parentElement, element.parentElement?.parentElement];
  return boxes.some(
    (box) =>
      box &&
      !/^(?:article|main|body|html)$/.test(box.localName) &&
      /(?:^|[\s_-])(?:events?|event(?:date|time|start|end)|tribe-events\S*)(?:$|[\s_-])/i.test(
        box.getAttribute('class') ?? '',
      ),
  );
}
