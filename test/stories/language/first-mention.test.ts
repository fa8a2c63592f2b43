import { expect, test } from 'vitest';
import { completeFirstMention } from '../../../src/stories/language/first-mention.ts';

const BEFORE =
  'Norland elected former coach Otto Hale on Sunday. Sen. Ada M. Lund lost. Émile Le Goff and Ursula von der Marsh watched.';

test.for([
  ['Hale said he would close the mill.', 'Otto Hale said he would close the mill.'],
  ['Mr. Hale said he would close the mill.', 'Otto Hale said he would close the mill.'],
  ['Hale’s party won 40 seats.', 'Otto Hale’s party won 40 seats.'],
  ['Later Hale met Lund in Vey.', 'Later Otto Hale met Ada M. Lund in Vey.'],
  ['Sen. Lund has not conceded.', 'Sen. Ada M. Lund has not conceded.'],
  ['“We lost,” Lund said, and Lund left.', '“We lost,” Ada M. Lund said, and Lund left.'],
  ['M. Le Goff a quitté la salle.', 'Émile Le Goff a quitté la salle.'],
  ['A party of von der Marsh won.', 'A party of Ursula von der Marsh won.'],
])('%s → %s', ([sentence = '', completed]) => {
  expect(completeFirstMention(sentence, BEFORE)).toEqual({ text: completed, edited: 'name' });
});

test.for([
  ['Okvar said no.', 'Mizuko Okvar said no.', 'Sen. Mizuko Okvar arrived.'],
  ['Okvar said no.', 'Mizuko Okvar said no.', 'The harbour’s lawyer Mizuko Okvar arrived.'],
  ['Okvar said no.', 'Mizuko Okvar said no.', 'Norland’s Attorney General Mizuko Okvar arrived.'],
  ['Okvar said no.', 'Mizuko Okvar said no.', 'Mizuko Okvar, 44, arrived.'],
  ['Okvar said no.', 'Mizuko Okvar said no.', 'Mizuko Okvar, the director of the harbour, arrived.'],
  [
    'Okvar left at noon.',
    'Mizuko Okvar left at noon.',
    'Mizuko Okvar, who owns the mill, said that it was over.',
  ],
  [
    'Okvar left at noon.',
    'Mizuko Okvar left at noon.',
    'The board’s chairman Mizuko Okvar had come by boat.',
  ],
  ['Okvar left at noon.', 'Mizuko Okvar left at noon.', 'They had Mizuko Okvar (D-Vey) in mind.'],
  ['Okvar left at noon.', 'Mizuko Okvar left at noon.', 'They had Mizuko Okvar, R-Vey, in mind.'],
  [
    'Okvar left at noon.',
    'Mizuko Okvar left at noon.',
    'Mizuko Okvar, a longtime harbour analyst, alleged fraud.',
  ],
  ['Okvar left at noon.', 'Mizuko Okvar left at noon.', 'Mizuko Okvar resigned on Sunday.'],
])('a rare given name is known by what it stands with: %s → %s', ([sentence = '', text, before = '']) => {
  expect(completeFirstMention(sentence, before)).toEqual({ text, edited: 'name' });
});

test.for([
  ['the name of a chamber', 'Okvars said no.', 'House Okvars, who won, arrived.'],
  ['the name of a storm', 'Mizuko cost 40 lives.', 'Hurricane Mizuko, the worst of the year, arrived.'],
  ['the end of a speaker’s longer name', 'Okvar said no.', 'Human Mizuko Okvar said that it was over.'],
  ['the end of a longer name', 'Okvar said no.', 'Human Mizuko Okvar, a group, arrived.'],
  ['a firm’s own word', 'Bank shares fell on Friday.', 'Okvar Bank, the lender, failed.'],
  ['an office that said so', 'Vexia added 20 jobs.', 'Jobs were steady, Tallies Vexia said on Monday.'],
  [
    'a body that is described',
    'Vexia won gold.',
    'Tallies Vexia, the governing body, met. Tallies Vexia’s lawyer left.',
  ],
  ['a ministry', 'Norland has 300 cases.', 'Health Norland, who counts them, reported on Monday.'],
  ['a federation', 'Norland beat Ostia 3-1.', 'Hockey Norland, whose team won, met on Monday.'],
  ['a rare name that stands with nothing', 'Okvar said no.', 'They had Mizuko Okvar in mind.'],
])('is left alone: %s', ([, sentence = '', before = '']) => {
  expect(completeFirstMention(sentence, before)).toBeNull();
});

test.for([
  ['the full name is there already', 'Otto Hale said he would close the mill.', BEFORE],
  ['nobody of the name', 'Quist said he would close the mill.', BEFORE],
  ['inside a quotation', '“Hale is done,” a voter said.', BEFORE],
  ['two of one surname', 'Hale said no.', `${BEFORE} His sister Ida Hale ran too.`],
  ['a family', 'Hale said no.', `${BEFORE} The Hales live in Vey.`],
  ['both a Mr. and a Ms.', 'Ms. Hale said no.', `${BEFORE} Mr. Hale is 50.`],
  ['a firm of the name', 'Hale said no.', `${BEFORE} He owns Hale Motors.`],
  ['a firm of the name in the sentence', 'Hale Motors said no.', BEFORE],
  ['a place', 'The fire began in Hale.', BEFORE],
  ['a stranger of the name', 'Cyprian Hale said no.', BEFORE],
  ['a stranger of the name before', 'Hale said no.', `${BEFORE} It was Cyprian Hale who ran.`],
  ['a city', 'Washington said no.', 'The actor Ben Washington arrived.'],
  ['a word', 'Marsh said no.', 'Otto Marsh crossed the marsh.'],
  ['a compound', 'The Hale-led party won.', BEFORE],
  ['a place that looks like a name', 'Vey said no.', 'They met in Port Vey on Sunday.'],
  ['a title is no given name', 'Hale said no.', 'President Hale arrived.'],
  ['inside straight quotation marks', '"Hale is done," a voter said.', BEFORE],
  ['inside French quotation marks', '« Hale est fini », dit un électeur.', BEFORE],
  ['a surname of two letters', 'Li said no.', 'The actor Ben Li arrived.'],
  ['no text before', 'Hale said no.', ''],
])('leaves the sentence alone: %s', ([, sentence = '', before = '']) => {
  expect(completeFirstMention(sentence, before)).toBeNull();
});

test('who was printed in full before is met again by surname', () => {
  expect(completeFirstMention('Hale said no.', BEFORE, 'Otto Hale won.')).toBeNull();
});
