import { monthOf } from '../../fields/dates/month-of.ts';
import { saidBy } from '../../fields/dates/shown-dates.ts';

const LONGEST = 160;
/** Characters together that make a sentence where words are not parted. */
const UNPARTED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{9}/u;
/** What stands between a date's parts, and days that need no number. */
const SMALL =
  /^(?:at|on|in|the|of|last|first|issued|ago|today|yesterday|[ap]m?|min(?:ute)?s?|hours?|days?|à|le|les|de|du|a|h|hier|aujourd|hui|il|y|el|las?|los|hs?|hoy|ayer|às?|em|o|um|uhr|am|den|vor|heute|gestern|alle|ore|ieri|oggi|op|om|uur|kl|i|den|dag|går|st|nd|rd|th|t|z|(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|UTC|MSK|WI[BT]A?|[A-Z]{1,4}T)$/u;

/** "Published Nov. 24, 2026 at 6:30. Updated …", "Publié hier à 21 h 14": times of publication and change, and nothing else. */
export function saysWhenOnly(line: string): boolean {
  if (line.length > LONGEST || !/\d/.test(line) || UNPARTED.test(line)) return false;
  const words = line.match(/[\p{L}\p{M}]+/gu) ?? [];
  return (
    words.some((word) => saidBy(word) !== null) &&
    words.every((word) => saidBy(word) !== null || isSmall(word) || monthOf(word, null) >= 0)
  );
}

function isSmall(word: string): boolean {
  return SMALL.test(word) || SMALL.test(word.toLowerCase());
}
