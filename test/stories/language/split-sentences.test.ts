import { expect, test } from 'vitest';
import { keepQuotations } from '../../../src/stories/language/keep-quotations.ts';
import { splitSentences } from '../../../src/stories/language/split-sentences.ts';

const cases: { about: string; language?: string; sentences: string[] }[] = [
  { about: 'councillors', sentences: ['Coun. Tom Arden objected.', 'Couns. Roe and Hale did not.'] },
  { about: 'titles and ranks', sentences: ['Gen. Maria Voss met Mr. Hale.', 'They spoke for an hour.'] },
  {
    about: 'months and street names',
    sentences: ['It opens on Jan. 7 at St. Anne Square.', 'Entry is free.'],
  },
  { about: 'initials', sentences: ['The novelist J. K. Arden won.', 'A prize of $4.5 million follows.'] },
  { about: 'U.S. inside a name', sentences: ['The U.S. Senate voted on Friday.', 'It passed.'] },
  { about: 'U.S. at the end', sentences: ['She moved to the U.S.', 'The family followed.'] },
  {
    about: 'hours',
    sentences: ['Polls closed at 8 p.m. Monday.', 'Counting began at 9 p.m.', 'The result is due.'],
  },
  {
    about: 'a street behind its number',
    language: 'fr',
    sentences: ['Il vit au 5, av. Foch.', 'Sa sœur vit au 12 bis, bd. Hugo.', 'L’arr. 14 est bouclé.'],
  },
  { about: 'a height at the end', sentences: ['He is 6 ft. 4 in. tall.', 'She is 5 ft. 2.', 'Both row.'] },
  {
    about: 'a company form',
    sentences: ['Norden Inc. said so.', 'It owns Ferrous Ltd.', 'The deal is done.'],
  },
  { about: 'a quotation and its speaker', sentences: ['“Is it over?” she asked.', 'He said no.'] },
  {
    about: 'a quotation of two sentences',
    sentences: ['“We won.', 'We are proud,” the coach said.', 'Fans cheered.'],
  },
  { about: 'a closing quotation mark', sentences: ['The mayor called it “a start.”', 'Others disagreed.'] },
  { about: 'numbers', sentences: ['Prices rose 3.2 per cent in No. 10 district.', 'Rents fell.'] },
  { about: 'an ellipsis inside', sentences: ['The vote ... was close.', 'Nobody slept.'] },
  { about: 'party and state', sentences: ['Sen. Ann Roe (D-AZ) objected.', 'Rep. Joe Lund agreed.'] },
  {
    about: 'a firm or a street before a plural that opens news',
    sentences: [
      'It was sold by Norden Corp.',
      'Workers fear for their jobs.',
      'It lies on Orme St.',
      'None spoke.',
    ],
  },
  {
    about: 'streets named by letters',
    sentences: ['Crews closed Ave. A and Ave. C on Friday.', 'It reopens at noon.'],
  },
  {
    about: 'a retired officer and a double first name',
    sentences: ['Lt. Col. (ret.) Hale met Marc-A. Blanc.', 'Both wanted Plan-B.', 'The rest did not.'],
  },
  { about: 'feet and inches', sentences: ['He is 6 ft. 2 in. tall.', 'He fled.'] },
  { about: 'a list behind a colon', sentences: ['It gave two causes: 1. Poor training.', '2. Old rails.'] },
  { about: 'a journal', sentences: ['It stood in Proc. Corvane Acad. Sci. on Monday.', 'It was read.'] },
  {
    about: 'an article elided before an abbreviation or an initial',
    language: 'fr',
    sentences: ["L'étude de l'Univ. Corvane cite les vers d'A. Marin.", 'Elle paraît lundi.'],
  },
  {
    about: 'references, inhabitants and courts before a number',
    sentences: [
      'Quote ref. 2291 when you call.',
      'Orme (pop. 4,100) sued in Hale v. Orme (3d Cir. 2019).',
      'It won.',
    ],
  },
  {
    about: 'an abbreviation before a rank or a company form',
    sentences: ['Det. Ch. Insp. Ada Lund owns Corvane Pty. Ltd. in Vey.', 'She sold it.'],
  },
  { about: 'a firm before a quotation', sentences: ['So said Ida Sorn of Lund & Co.', '“May, with luck.”'] },
  {
    about: 'acronyms in a subject, and people of another country within a sentence',
    sentences: [
      'Security at J.F.K. Airport was tightened.',
      'In the U.S. Chinese students are leaving.',
      'Turnout fell in 2019.',
      '– The mayor resigned.',
    ],
  },
  {
    about: 'a union before the people of another country',
    sentences: ['The ministers blame the E.U.', 'German farmers blame the ministers.'],
  },
  {
    about: 'French ranks, first names and quarters',
    language: 'fr',
    sentences: [
      'Mgr Ch. Caron a reçu M. Ph. Roy des Éts. Vey.',
      'Au 2e trim. 2021, le gén. Orme a suivi l’hon. Ada Lund.',
    ],
  },
  {
    about: 'the day of a French dateline',
    language: 'fr',
    sentences: ['Corvane, le 4 oct. – Le pont est fermé.', 'Il rouvrira lundi.'],
  },
  {
    about: 'numbered articles of law',
    language: 'fr',
    sentences: ['Art. 1er. – Le pont est libre.', 'Il le reste.'],
  },
  {
    about: 'a contraction that opens a sentence',
    sentences: [
      'The club met on Orme St.',
      "THAT'S new.",
      'It wrote to the W.I.',
      "“It's an honour,” she said.",
    ],
  },
  {
    about: 'a figure behind a colon that is no item',
    sentences: ['Votes for: 7.', 'No seat changed hands.'],
  },
  {
    about: 'a state before the dash of a dateline',
    sentences: ['VEY, Mich. -- Sgt. Ada Lund met Geo. Hale.', 'He left.'],
  },
  {
    about: 'French excellencies and adjutants',
    language: 'fr',
    sentences: ["L'adj. Orme attend S. Exc. Mgr. Roy.", 'Il arrive.'],
  },
  {
    about: 'speeds and shares written with stops',
    sentences: [
      'It ran at 90 m.p.h.',
      'Corvane held its breath.',
      'Sales rose 4.1 p.c.',
      'Vey plc lost money.',
    ],
  },
  {
    about: 'a street before the news of it',
    sentences: [
      'Shots were heard on Orme Blvd.',
      'Motorists were turned back, incl. Ida Sorn of the Vey Med. Center.',
    ],
  },
  {
    about: 'a figure in words behind a firm, a verb behind a charge',
    sentences: [
      'It was sold to Lund & Co.',
      'Twelve people work there.',
      'He was held for D.U.I.',
      'Bail was set by Sect. 4.',
      'The N.C.A.A. Tournament is on.',
      'A letter of J.R.R. Vale was sold.',
    ],
  },
  {
    about: 'articles of French codes',
    language: 'fr',
    sentences: ["Il cite l'art. L. 120-2 du code.", 'Quatre juges suivent.'],
  },
  {
    about: 'a minister who is no hour',
    sentences: ['Corvane’s P.M. Ada Lund left at 5 P.M. Monday.', 'She met the P.M.', 'They spoke.'],
  },
  {
    about: 'German millions',
    language: 'de',
    sentences: ['Die Brücke kostet 184 Mio. Euro im Jahr.', 'Das Land zahlt 1,5 Mrd. Kronen.'],
  },
  { about: 'a Spanish lady', language: 'es', sentences: ['Habló la Sra. Inés Peña.', 'Luego calló.'] },
  { about: 'French', language: 'fr', sentences: ['M. Caron a parlé à Mme. Roy.', 'Elle est partie.'] },
  {
    about: 'German ordinals',
    language: 'de',
    sentences: ['Der Streik endet am 3. November.', 'Er begann am Montag.'],
  },
  { about: 'Spanish', language: 'es', sentences: ['¿Quién paga?', 'El Sr. Vela no respondió.'] },
  { about: 'Russian', language: 'ru', sentences: ['Парламент принял закон.', 'Он вступит в силу в мае.'] },
  {
    about: 'Arabic',
    language: 'ar',
    sentences: ['قال د. ليلى إن الجسر مغلق.', 'هل يفتح غدا؟', 'لا أحد يعلم.'],
  },
  { about: 'Hebrew', language: 'he', sentences: ['הגשר נסגר ביום שני.', 'איש לא נפגע.'] },
  {
    about: 'Japanese',
    language: 'ja',
    sentences: ['市議会は月曜日に計画を承認した。', '工事は来年始まる。'],
  },
  {
    about: 'names that begin small',
    sentences: ['The harbour fell at dawn.', 'al-Nur claimed it.', 'macOS is late.', 'Gen. al-Sarr fled.'],
  },
  { about: 'an ellipsis before a sentence', sentences: ['The hall went quiet …', 'Then the roof gave way.'] },
  { about: 'a name cut to its initial', sentences: ['The driver was named as Odo P.', 'He is 34.'] },
  {
    about: 'a name cut to its initial, in French',
    language: 'fr',
    sentences: ['« Je dormais », assure Odo P.', 'Son avocat se tait.'],
  },
  {
    about: 'a list counted on behind a colon',
    sentences: ['The winners: 1. Ada Lund', '2. Bo Marsh', '3. Ida Sorn.', 'All are under 20.'],
  },
  { about: 'a month at the end', sentences: ['Rents rose in Jan.', 'Wages fell.', 'In Jan. Marsh left.'] },
  { about: 'the U.N. at the end', sentences: ['Tents are sent by the U.N.', 'Local groups want more.'] },
  {
    about: 'chapters and volumes in Roman numerals',
    sentences: ['It fills vol. II and ch. IV of the report.', 'Nobody read it.'],
  },
  {
    about: 'German abbreviations',
    language: 'de',
    sentences: [
      'Betroffen sind z. B. Orme, u. a. laut § 5 Abs. 2 auch Vey.',
      'Das Fest endet um 15 h.',
      'Lund ist 34.',
      'Sie wohnt in Nr. 5.',
      'Danach wird geräumt.',
    ],
  },
  {
    about: 'Spanish abbreviations',
    language: 'es',
    sentences: ['La Sra. Lund voló a EE. UU. el lunes.', 'La av. Corvane es del s. XIX.', 'Nadie habló.'],
  },
  {
    about: 'Portuguese abbreviations',
    language: 'pt',
    sentences: ['A Dra. Lund mora na Av. Orme, n.º 10.', 'Negou tudo.'],
  },
  {
    about: 'Italian abbreviations',
    language: 'it',
    sentences: ['Il sig. Marsh e il dott. Lund firmano a pag. 5.', 'Poi escono.'],
  },
  {
    about: 'Dutch abbreviations',
    language: 'nl',
    sentences: ['Dhr. Marsh en mevr. Lund tekenen, o.a. Orme niet.', 'De rest weigert.'],
  },
  {
    about: 'Polish abbreviations',
    language: 'pl',
    sentences: ['Ks. Marsh mieszka przy ul. Orme, m.in. od 3 maja.', 'Nie przyszedł.'],
  },
  {
    about: 'Russian abbreviations',
    language: 'ru',
    sentences: ['В 1990 г. он жил на ул. Ормской, д. 5, в т. ч. зимой.', 'Его нет.'],
  },
  {
    about: 'Greek abbreviations and questions',
    language: 'el',
    sentences: ['Πού είναι ο κ. Λουντ;', 'Κανείς δεν ξέρει.'],
  },
  {
    about: 'Czech abbreviations',
    language: 'cs',
    sentences: ['Paní sv. Orme bydlí v ul. Lundova č. 5.', 'Nepřišla.'],
  },
  {
    about: 'a Japanese quotation and its speaker',
    language: 'ja',
    sentences: ['「終わりだ。」と彼女は言った。', '町は静かだ。'],
  },
  {
    about: 'a Chinese quotation and its speaker',
    language: 'zh',
    sentences: ['“桥塌了。”市长说。', '“没人受伤。”', '她走了。'],
  },
];

test.for(cases)('splits at $about', ({ language, sentences }) => {
  const text = sentences.join(/^(?:ja|zh)$/.test(language ?? '') ? '' : ' ');
  expect(splitSentences(text, language ?? 'en').map((sentence) => sentence.text)).toEqual(sentences);
});

test.for([
  [
    '“We won. We are proud,” the coach said. Fans cheered.',
    ['“We won. We are proud,” the coach said.', 'Fans cheered.'],
  ],
  ['He left. "It is over. We go." She stayed.', ['He left.', '"It is over. We go."', 'She stayed.']],
  ['« C’est fini. Partons », dit-il. Il sort.', ['« C’est fini. Partons », dit-il.', 'Il sort.']],
  ['“No end to it. He said so. She left.', ['“No end to it.', 'He said so.', 'She left.']],
  ['“One,” he said. “Two.” Three.', ['“One,” he said.', '“Two.”', 'Three.']],
] as const)('for print, a quotation stays with its speaker: %s', ([text, pieces]) => {
  const kept = keepQuotations(text, splitSentences(text, 'en'));
  expect(kept.map((piece) => piece.text)).toEqual(pieces);
  for (const { text: piece, start, end } of kept) expect(text.slice(start, end)).toBe(piece);
});

test.for([
  ['Rain falls\nThe river rises', ['Rain falls', 'The river rises']],
  [
    'Rain falls on\nthe river, and snow\non the hills of\nCorvane. It melts.',
    ['Rain falls on\nthe river, and snow\non the hills of\nCorvane.', 'It melts.'],
  ],
  ['• Rain in Vey • Snow in Orme', ['• Rain in Vey', '• Snow in Orme']],
  ['1. Rain in Vey 2. Snow in Orme', ['1. Rain in Vey', '2. Snow in Orme']],
  ['i) Rain in Vey.\nii) Snow in Orme\niii) Fog.', ['i) Rain in Vey.', 'ii) Snow in Orme', 'iii) Fog.']],
  ['* rain in Vey\n* snow in Orme\n* fog', ['* rain in Vey', '* snow in Orme', '* fog']],
  ['Q. Who pays?\nA. Nobody. We wait.', ['Q. Who pays?', 'A. Nobody.', 'We wait.']],
] as const)('lines and lists: %s', ([text, sentences]) => {
  expect(splitSentences(text, 'en').map((sentence) => sentence.text)).toEqual(sentences);
});

test('gives offsets into the text, paragraphs apart', () => {
  const text = 'First paragraph without an end\n\n  Second one. Third one!  ';
  const found = splitSentences(text, 'en');
  expect(found.map((sentence) => sentence.text)).toEqual([
    'First paragraph without an end',
    'Second one.',
    'Third one!',
  ]);
  for (const { text: piece, start, end } of found) expect(text.slice(start, end)).toBe(piece);
});

test('a lost space between two sentences is no reason to print them as one', () => {
  const text =
    'The ferry was late on Monday.The union blamed the crew list.“Nobody asked us,” it said.It sails today.Mr. Hale waits.';
  expect(splitSentences(text, 'en').map((sentence) => sentence.text)).toEqual([
    'The ferry was late on Monday.',
    'The union blamed the crew list.',
    '“Nobody asked us,” it said.',
    'It sails today.',
    'Mr. Hale waits.',
  ]);
});

test.for([
  [
    'He went back to the VFP.Talking to reporters he smiled.',
    'He went back to the VFP.',
    'Talking to reporters he smiled.',
  ],
  ['It is a kit scam."There are nine," he said.', 'It is a kit scam.', '"There are nine," he said.'],
  ['She said "It is a kit scam."There were nine.', 'She said "It is a kit scam."', 'There were nine.'],
  ['The seats were empty.“Tragic”, one wrote.', 'The seats were empty.', '“Tragic”, one wrote.'],
])('a lost space: “%s”', ([text = '', ...sentences]) => {
  expect(splitSentences(text, 'en').map((sentence) => sentence.text)).toEqual(sentences);
});

test.for([
  'Visit harbour.Com for the list.',
  'It runs on ASP.NET Core and VFP.Net too.',
  'The U.S.Army moved in.',
  'He read J.R.Vale and slept.',
  'Version 2.Beta is out.',
  'It is at https://harbour.example/News.Today now.',
])('“%s” is one sentence', (text) => {
  expect(splitSentences(text, 'en').map((sentence) => sentence.text)).toEqual([text]);
});

test('a Japanese opening mark stays with the sentence that it opens', () => {
  const sentences = ['市議会は橋を可決した。', '「工事は来年だ」と森議員は話した。'];
  expect(splitSentences(sentences.join(''), 'ja').map(({ text }) => text)).toEqual(sentences);
});

test('the mark inside a Hebrew abbreviation opens no quotation', () => {
  const text = 'קו באורך 60 ק"מ נחנך בשבת. השרה אמרה: "זהו יום חג". זה היה אתמול.';
  expect(keepQuotations(text, splitSentences(text, 'he'))).toHaveLength(3);
});
