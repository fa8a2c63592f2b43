import { expect, test } from 'vitest';
import { opensUnresolved } from '../../../eval/summaries/opens-unresolved.ts';
import {
  addressesReader,
  goesOnBeside,
  leansOnOthers,
  pointsBack,
  speaksAsWriter,
} from '../../../src/stories/language/openings.ts';

const UNRESOLVED = [
  'Now scientists in Vey say that they have found a cure.',
  'He resigned on Monday after the vote in Corvane.',
  '“She lied to the council,” the report says.',
  'It was the worst flood in Norland for a century.',
  'This means the port will close in May.',
  'That may sound harsh to the people of Vey.',
  'These include the harbour and the old mill.',
  'Both were arrested near the harbour on Friday.',
  'The pair were arrested near the harbour on Friday.',
  'The foursome is struggling in the polls of Vey.',
  'The latter has closed its doors since then.',
  'Another fell ill on the ferry from Port Vey.',
  'Others blamed the harbour board for the delay.',
  'Other experts disagree with the harbour board.',
  'But for the rain, Norland would have won the match.',
  'Still reeling from the fire, Vey voted on Sunday.',
  'There, he met the mayor of Corvane.',
  'So the council of Vey voted again.',
  'In response, Norland recalled its envoy.',
  'In this way the council hopes to save the mill.',
  'After that defeat the coach of Vey left.',
  'Two days later, the mayor of Vey resigned.',
  'Two years after the sale, Otto Hale defended the price in Vey.',
  'Hours after the blast, Norland closed its border.',
  'First, Otto Hale could not have known of the harbour deal.',
  'For one thing, the harbour of Vey is too small.',
  'The three men were charged with arson in Vey.',
  'Many of them had come from Port Vey.',
  'The decision comes after a month of talks.',
  'The 34-year-old was arrested in Vey.',
  'The shares have lost half of their price in Vey.',
  'The lawsuit was filed in Vey on Monday.',
  'Under the plan, 40 schools will close in Norland.',
  'After he resigned, the council elected Ada Lund.',
  '“We won,” he said, and the crowd in Vey cheered.',
  'The harbour is safe, she added on Tuesday.',
  '“We will never give up this harbour, never.”',
  '‘We won,’ he said, and the crowd in Vey cheered.',
  '‘We’ll never give up this harbour, never.’',
  'Il a démissionné lundi à Corvane.',
  'Ce dernier a quitté Corvane lundi.',
  'Cette décision inquiète les élus de Corvane.',
  'Par ailleurs, la ville de Corvane ferme deux écoles.',
  'Or, la ville de Corvane ferme deux écoles.',
  'Les deux hommes ont été arrêtés à Corvane.',
  'Dans ce contexte, la ville ferme deux écoles.',
  'La décision a été saluée par les élus de Corvane.',
  '« Nous partons », a-t-il dit aux élus de Corvane.',
  'C’est la première fois que la ville ferme une école.',
  'In Old Corvane that limit will need eleven more teachers.',
  'À Corvane, cette mesure coûtera deux millions.',
  'De son côté, le maire de Corvane dénonce un mensonge.',
];

test.for(UNRESOLVED)('cannot open a summary: %s', (sentence) => {
  expect(pointsBack(sentence, 'en')).toBe(true);
});

test.for([
  'The council of Corvane rejected the plan on Monday.',
  'This week, the council of Corvane rejected the plan.',
  'In Corvane this week, the council rejected the plan.',
  'On Monday this newspaper told of the plan.',
  'À Corvane cette semaine, deux écoles ferment.',
  'That May the river flooded the mill at Vey.',
  'Thousands marched through Corvane on Sunday.',
  'There are 300 beds in the hospitals of Vey.',
  'Then-President Orme signed the law in 1990.',
  'Not since 1953 has the river at Vey been so high.',
  'The two-day summit ends in Vey on Friday.',
  'The decision to close the port drew protests in Vey.',
  'The attack on Corvane killed nine people.',
  'As he left court, former mayor Otto Hale said nothing.',
  'In its report, the commission blames the harbour board.',
  '“We won,” said Otto Hale, the coach of Vey.',
  'Otto Hale told the court he was innocent, and he said so twice.',
  'Later this week, the council of Vey votes.',
  'Like the mayor, Otto Hale wants a vote.',
  'Ce lundi, la ville de Corvane ferme deux écoles.',
  'Cette semaine, la ville de Corvane ferme deux écoles.',
  'Il y a trente ans, un séisme détruisait Corvane.',
  'Alors que le maire hésite, Corvane ferme deux écoles.',
  'La décision du tribunal inquiète les élus de Corvane.',
  'Le maire de Corvane a démissionné lundi.',
  'Selon le maire de Corvane, deux écoles fermeront.',
])('may open a summary: %s', (sentence) => {
  expect(pointsBack(sentence, 'en')).toBe(false);
});

test('is no milder than the judge of the evaluation', () => {
  const words = `he she it they his its this that these those such both neither but and so yet or nor however therefore
    thus hence moreover meanwhile also besides then instead otherwise consequently still similarly likewise indeed`;
  for (const word of words.split(/\s+/)) {
    const sentence = `${word[0]?.toUpperCase()}${word.slice(1)} harbours in Norland were closed on Monday.`;
    if (opensUnresolved(sentence))
      expect(sentence, sentence).toSatisfy((opening: string) => pointsBack(opening, 'en'));
  }
});

test.for([
  ['The move was welcomed in Vey.', true],
  ['There was no word from the mayor of Vey.', true],
  ['The council of Vey also closed the mill.', true],
  ['The council of Vey closed the mill.', false],
] as const)('leans on what was said before: %s %s', ([sentence, leans]) => {
  expect(leansOnOthers(sentence)).toBe(leans);
});

test.for([
  ['You can vote in Vey until Friday.', true],
  ['The mayor told us the mill would close.', true],
  ['Nous avons visité Corvane lundi.', true],
  ['“You lied to us,” the mayor of Vey said.', false],
  ['The mill was built before World War I, the mayor said.', false],
  ['Queen Elizabeth I. once slept in Vey.', false],
  ['The US closed its embassy in Vey.', false],
] as const)('speaks to the reader: %s %s', ([sentence, addresses]) => {
  expect(addressesReader(sentence)).toBe(addresses);
});

test.for([
  ['I have lived in Vey for thirty years.', true],
  ['When we asked the mayor of Vey, nobody answered.', true],
  ['Nous avons visité Corvane lundi.', true],
  ['“We lost,” the mayor of Vey said.', false],
  ['‘I’m sure we’ve lost,’ the mayor of Vey said.', false],
  ["'I'm sure we've lost,' the mayor of Vey said.", false],
  ["The mayors' wives know what we know, the members' clerk said.", true],
  ['The telescope will tell us more about the birth of stars.', false],
  ['You can vote in Vey until Friday.', false],
  ['My government will not even consider the sale of the harbour.', true],
  ['Vera Tal wrote the novel My Father and the play Me and You.', false],
] as const)('speaks as its writer: %s %s', ([sentence, writer]) => {
  expect(speaksAsWriter(sentence)).toBe(writer);
});

test.for([
  'Radio Vey, meanwhile, will carry the whole speech from 6 p.m.',
  'Mayor Ada Lund also said that the harbour had been sold.',
  'Mayor Ada Lund further explained that the harbour had been sold.',
  'The council, however, failed to pass the budget of Vey.',
  'Mayor Ada Lund disagreed with the decision and argued that the harbour is safe.',
  'The council of Vey denounced the attack, calling it a crime.',
  'Le maire de Vey a également démissionné du conseil.',
])('goes on beside something else: %s', (sentence) => {
  expect(goesOnBeside(sentence)).toBe(true);
});

test.for([
  'Ada Lund, who is also the treasurer, resigned in Vey on Monday.',
  'The fire destroyed not only the mill but also the harbour of Vey.',
  '“The harbour, however, stays open,” Mayor Ada Lund said.',
  'Norland and also Vexland closed their borders on Monday.',
  'Two years after the Vexford fire, Otto Hale was acquitted.',
  'Mayor Ada Lund disagreed with the decision to close the harbour of Vey.',
  'First Minister Ada Lund resigned in Vey on Monday.',
])('goes on beside nothing: %s', (sentence) => {
  expect(goesOnBeside(sentence)).toBe(false);
  expect(pointsBack(sentence, 'en')).toBe(false);
});

test.for([
  'Otto Hale did not respond to our requests for comment.',
  'Otto Hale told us that the harbour would close.',
  'Otto Hale n’a pas répondu à nos demandes d’entrevue.',
])('the newsroom that asked speaks: %s', (sentence) => {
  expect(speaksAsWriter(sentence)).toBe(true);
});

test.for([
  'The council told US officials to leave Vey.',
  'Otto Hale said: “They told us nothing.”',
  'Life on our planet began in such pools, the study says.',
])('nobody speaks for the newsroom: %s', (sentence) => {
  expect(speaksAsWriter(sentence)).toBe(false);
});

test.for([
  'Les ventes du quatrième trimestre ont reculé de 15 % à Vey.',
  'Les problèmes du port de Vey ont coûté un million.',
  'Le démon de Vey est revenu sur scène samedi.',
])('a word’s end behind an accent addresses nobody: %s', (sentence) => {
  expect(addressesReader(sentence)).toBe(false);
});

test('who is told at once can open, though named as known', () => {
  expect(pointsBack('The man who robbed the bank in Vexford was no sailor, police said.', 'en')).toBe(false);
  expect(pointsBack('The man who fell in October had been ill for years.', 'en')).toBe(true);
});
