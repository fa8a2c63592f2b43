import type { MailInput } from '../../src/delivery/mime/mail-input.ts';
import { MONDAY } from '../support/newsroom-database.ts';

/** A letter to one reader; two lines of its text begin with a dot. */
export const LETTER: MailInput = {
  subject: 'Please confirm',
  html: '<p>Is this you?</p>',
  text: 'Is this you?\n..\n.\nend\n',
  from: { name: 'The Harbour Courier', address: 'morning@news.example' },
  replyTo: null,
  to: { name: '', address: 'reader@mail.example' },
  messageId: 'confirm.1@news.example',
  date: MONDAY,
  returnPath: null,
  unsubscribeUrl: null,
  list: null,
};
