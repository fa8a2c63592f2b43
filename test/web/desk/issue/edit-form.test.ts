import { describe, expect, test } from 'vitest';
import { readEdit } from '../../../../src/web/desk/issue/edit-form.ts';

const story = {
  version: '4',
  kind: 'story',
  story: 'bridge',
  place: '2',
  length: 'lead',
  kicker: 'City',
  'was.kicker': 'City',
  headline: 'Bridge vote',
  'was.headline': 'Bridge vote',
  summary: 'One.\r\n\r\nTwo.',
  'was.summary': 'One.\n\nTwo.',
};

describe('reading the edit form', () => {
  test.for([
    { name: 'nothing changed, line ends apart', fields: story, commands: [] },
    {
      name: 'only the changed text',
      fields: { ...story, headline: 'Bridge vote passes ' },
      commands: [{ kind: 'set_story', storyId: 'bridge', headline: 'Bridge vote passes' }],
    },
    {
      name: 'a summary at the length it was shown in',
      fields: { ...story, summary: 'Three.' },
      commands: [{ kind: 'set_story', storyId: 'bridge', summary: { length: 'lead', text: 'Three.' } }],
    },
    {
      name: 'an emptied text, which gives the machine’s back',
      fields: { ...story, headline: '' },
      commands: [{ kind: 'set_story', storyId: 'bridge', headline: '' }],
    },
    {
      name: 'the text before the pressed button',
      fields: { ...story, kicker: 'Harbour', do: 'up' },
      commands: [
        { kind: 'set_story', storyId: 'bridge', kicker: 'Harbour' },
        { kind: 'move', storyId: 'bridge', to: 1 },
      ],
    },
    {
      name: 'down',
      fields: { ...story, do: 'down' },
      commands: [{ kind: 'move', storyId: 'bridge', to: 3 }],
    },
    {
      name: 'a place counted from one',
      fields: { ...story, do: 'to', to: '1' },
      commands: [{ kind: 'move', storyId: 'bridge', to: 0 }],
    },
    { name: 'drop', fields: { ...story, do: 'drop' }, commands: [{ kind: 'drop', storyId: 'bridge' }] },
    {
      name: 'bring back',
      fields: { version: '4', kind: 'story', story: 'gale', do: 'restore' },
      commands: [{ kind: 'restore', storyId: 'gale' }],
    },
    {
      name: 'unpin',
      fields: { ...story, do: 'unpin' },
      commands: [{ kind: 'pin', storyId: 'bridge', pinned: false }],
    },
    {
      name: 'subject and note in one form',
      fields: {
        version: '4',
        kind: 'opening',
        subject: 'New',
        'was.subject': 'Old',
        note: 'Hello',
        'was.note': '',
      },
      commands: [
        { kind: 'set_text', field: 'subject', value: 'New' },
        { kind: 'set_text', field: 'note', value: 'Hello' },
      ],
    },
    {
      name: 'the agenda a line each',
      fields: { version: '4', kind: 'agenda', agenda: '09:00 A\r\n10:00 B', 'was.agenda': '09:00 A' },
      commands: [{ kind: 'set_agenda', lines: ['09:00 A', '10:00 B'] }],
    },
  ])('$name', ({ fields, commands }) => {
    expect(readEdit(fields)).toEqual({ outcome: 'read', version: 4, commands });
  });

  test.for([
    { name: 'no version', fields: { kind: 'story', story: 'bridge' } },
    { name: 'an unknown kind', fields: { version: '4', kind: 'all' } },
    { name: 'an unknown button', fields: { ...story, do: 'publish' } },
    { name: 'a story form without a story', fields: { version: '4', kind: 'story' } },
  ])('refuses $name', ({ fields }) => {
    expect(readEdit(fields)).toMatchObject({ outcome: 'refused' });
  });
});
