import { forms, hints, type KindRule, labels, named, namedOnly, opens, says } from './kind-rule.ts';

const CORRECTIONS: readonly KindRule[] = [
  ...named(
    'correction',
    'corrections?(?: (?:and|&) clarifications?)?',
    'we got it wrong',
    'clarifications?',
    'rectificatifs?',
    'erratum|errata|erramos',
    'korrekturen?',
    'berichtigung(?:en)?',
    'fe de err(?:at\\p{L}+|ores)',
    'précisions?',
    'for the record',
    "editor'?s'? note",
    'mise au point',
    'correç(?:ão|ões)',
  ),
  ...forms(
    'correction',
    'title',
    opens(
      String.raw`(?:corrections?|précisions?|rectificatif|erramos|korrektur|for the record|editor'?s'? note)\s*:(?=.*(?:'s (?:report|article|story|paper|edition)|misnamed|misstated|misspelled|has been (?:updated|corrected)|à tort|article|edição|ausgabe|caption|légende))|corrections? that (?:appeared|ran)`,
    ),
  ),
  ...forms(
    'correction',
    'teaser',
    /^corrections that appeared in print\b|\b(?:article|story|caption|headline)\b.{0,60}\b(?:misstated|misspelled|misnamed|misidentified|incorrectly (?:said|stated|identified))\b|\b(?:dans notre édition|in der ausgabe|en la edición|na edição) (?:de|du|vom|del)\b/i,
  ),
  ...forms(
    'correction',
    'path',
    /\/(?:corrections?(?:-and-clarifications?)?|rectificatifs?|korrekturen?|fe-de-err[a-z]+|erramos|errata)\//,
  ),
];

const PRESS: readonly KindRule[] = [
  ...named('press release', 'communiqué', '(?:news|media|press) release'),
  ...namedOnly('press release', 'communiqué de presse', 'pressemitteilung'),
  ...forms(
    'press release',
    'title',
    says(
      String.raw`market (?:size )?(?:to (?:reach|hit|surpass|exceed)|expected to reach|worth)(?=.*(?:usd|[$€£]).*\b20[2-5]\d)|(?:shareholder|investor|class action) (?:alert|deadline|notice|reminder)s?(?=\s*:| -)|investors with losses|LLP (?:investigates|reminds|announces|encourages)|encouraged to contact (?:the |law )?(?:law )?firm`,
    ),
    opens(
      String.raw`(?:[\p{L}\d&.]+ ){1,4}(?:announces?|declares?|closes|prices) (?:(?:first|second|third|final|quarterly|monthly|cash|special|tranche|the|closing|of|its|pricing|private|[$]?[\d.,]+|million) )*(?:dividend|distribution|private placement)$`,
    ),
  ),
  ...hints(
    'press release',
    'title',
    says(
      String.raw`market (?:size )?(?:to (?:reach|hit|surpass|exceed)|expected to reach|worth)(?=.*\b20[2-5]\d)|named an? leader in|to present at(?=.*\b(?:conference|summit|symposium))|(?:announces?|declares?) (?:(?:quarterly|monthly|cash|special|the|closing|of|its|pricing|[$][\d.,]+|million) )*(?:dividend|distribution|private placement|offering)`,
    ),
    says('(?:shareholder|investor|class action) (?:alert|deadline|notice|reminder)'),
  ),
  ...labels(
    'press release',
    'teaser',
    /\((?:globe ?newswire|business ?wire|pr ?newswire|newsfile corp\.?|accesswire|cnw)\b[^)]*\)|\/(?:pr ?newswire|cnw)[/ ]|^(?!.*\b(?:said|says?|told)\b)[^“"„«]*\b(?:is|are) (?:pleased|proud|thrilled|excited) to announce\b|\bheureu(?:x|se)s? d[’']annoncer\b|\b(?:contains?|includes?|constitutes?) (?:\w+ ){0,2}["“]?forward-looking statements\b/i,
  ),
  ...hints('press release', 'teaser', /\bCAGR\b|\bencouraged to contact the (?:law )?firm\b/),
  ...forms(
    'press release',
    'path',
    /\/(?:press-releases?|pr-?newswire|globenewswire|businesswire|communiques?(?:-de-presse)?|pressemitteilungen?)\//,
  ),
];

/** What an outlet says of itself, and others of themselves: corrections and press releases. */
export const NOTES: readonly KindRule[] = [...CORRECTIONS, ...PRESS];
