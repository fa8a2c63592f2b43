const COUNT = String.raw`(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|some|few|couple of|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|quelques|\d{1,3})`;

/** "days after the shooting in Ashby", "a week after Hurricane Odile struck", "trois jours après l’incendie de Brume". */
const DATED_BY = new RegExp(
  String.raw`(?<!\p{L})(?:${COUNT} ){0,3}(?:(?:hour|day|night|week|month|year)s?|fortnight) after(?!wards)[^.,;:!?\n]*|(?<!\p{L})(?:${COUNT} ){0,3}(?:heures?|jours?|semaines?|mois|ans?) après[^.,;:!?\n]*`,
  'giu',
);

/** The stretches that date what is told by another event, and bring that one's names and words with them. */
export function otherEventsIn(text: string): { start: number; end: number }[] {
  return [...text.matchAll(DATED_BY)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}
