/** The sentence beside a sign-up form's tick box. What is printed is what is stored. */
export function consentWording(newsroomName: string, editionTitle: string): string {
  return `Send me the ${editionTitle} from ${newsroomName} by email. I can stop it at any time.`;
}
