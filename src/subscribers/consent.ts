/** The sentence beside a sign-up form's tick box, by BCP 47 tag. What is printed is what is stored. */
export function consentWording(newsroomName: string, editionTitle: string, language: string): string {
  return new Intl.Locale(language).language === 'fr'
    ? `Je souhaite que ${newsroomName} m’envoie ${editionTitle} par courriel. Je peux arrêter à tout moment.`
    : `Send me the ${editionTitle} from ${newsroomName} by email. I can stop it at any time.`;
}
