import { loadTemplate } from './load-template.ts';
import { mjmlToHtml } from './mjml-to-html.ts';
import { plain } from './plain-text.ts';
import { wordsFor } from './words/words-for.ts';
import { wrapText } from './wrap-text.ts';

interface Letter {
  /** BCP 47 tag. */
  language: string;
  newsroomName: string;
  /** '' prints none. */
  postalAddress: string;
}

/** The data of each letter: a trio `templates/email/<name>.{subject,mjml,text}.hbs`. */
export interface EmailData {
  /** To whoever typed the address: holds nothing else that a visitor typed. */
  confirm: Letter & {
    /** Their titles. */
    editions: string[];
    confirmUrl: string;
  };
  /** To an editor who signs in at the desk. */
  'sign-in-code': Letter & { code: string; minutes: number };
  /** To the editors: an issue needs a person. */
  held: Letter & { edition: string; date: string; dueAt: string; reason: string; deskUrl: string };
}

export interface Email {
  /** One line. */
  subject: string;
  html: string;
  /** Lines ended by \n. */
  text: string;
}

type LetterPrint = (data: object) => object;

/** One letter to one person. Every text is data: it is escaped in HTML and printed as typed in text. */
export async function renderEmail<Name extends keyof EmailData>(
  name: Name,
  data: EmailData[Name],
): Promise<Email> {
  const { language, direction, letters } = wordsFor(data.language);
  const write = letters[name] as LetterPrint;
  const start = direction === 'rtl' ? 'right' : 'left';
  const view = { ...data, start, words: { language, direction, ...write(data) } };
  return {
    subject: plain(loadTemplate<object>(`${name}.subject.hbs`)(view)),
    html: await mjmlToHtml(loadTemplate<object>(`${name}.mjml.hbs`)(view)),
    text: `${wrapText(loadTemplate<object>(`${name}.text.hbs`)(view)).trim()}\n`,
  };
}
