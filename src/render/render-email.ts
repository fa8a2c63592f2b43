import { loadTemplate } from './load-template.ts';
import { mjmlToHtml } from './mjml-to-html.ts';
import { plain } from './plain-text.ts';
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
    /** "the Morning Update and the Evening Update": the newsroom's own titles. */
    editions: string;
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

/** One letter to one person. Every text is data: it is escaped in HTML and printed as typed in text. */
export async function renderEmail<Name extends keyof EmailData>(
  name: Name,
  data: EmailData[Name],
): Promise<Email> {
  const html = await mjmlToHtml(loadTemplate<EmailData[Name]>(`${name}.mjml.hbs`)(data));
  return {
    subject: plain(loadTemplate<EmailData[Name]>(`${name}.subject.hbs`)(data)),
    html,
    text: `${wrapText(loadTemplate<EmailData[Name]>(`${name}.text.hbs`)(data)).trim()}\n`,
  };
}
