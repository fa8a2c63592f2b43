import { joinReports } from './join-reports.ts';
import type { Words } from './words.ts';

export const french: Words = {
  language: 'fr',
  direction: 'ltr',
  issue: {
    viewInBrowser: 'Voir dans le navigateur',
    readOnWeb: 'À lire sur le web\u00a0:',
    readingTime: (minutes) => `${minutes}\u00a0min de lecture`,
    credit: ({ reports, alsoReportedBy }) =>
      `${joinReports(reports, 'par', '\u00a0; ')}${alsoReportedBy && `. Aussi couvert par ${alsoReportedBy}`}`,
    others: (count) => `${count}\u00a0autres`,
    updated: 'Mis à jour',
    colon: '\u00a0:',
    fullReport: (outlet) => `Lire l’article complet chez ${outlet}`,
    whyItMatters: 'Pourquoi c’est important\u00a0:',
    follow: (author) => `Suivre ${author}`,
    following: 'Vos suivis',
    becauseYouFollow: 'Parce que vous suivez ',
    seeFollowing: 'Voir tout ce que vous suivez',
    editedBy: (editors) => ({ before: `Préparé par ${editors} pour `, after: '.' }),
    reply: {
      before: 'Une remarque, une erreur à signaler\u00a0? Écrivez à ',
      after: '.',
    },
    orReply: ', ou répondez à ce courriel',
    whyYouGetThis: (edition) => `Vous recevez ce courriel à la suite de votre inscription\u00a0: ${edition}.`,
    forwarded: { before: 'Un proche vous l’a transféré\u00a0? ', after: '.' },
    readItOnTheWeb: 'Lisez-le sur le web',
    preferences: 'Changer vos préférences',
    whatYouFollow: 'Ce que vous suivez',
    unsubscribe: 'Se désabonner',
  },
  letters: {
    confirm: ({ newsroomName, editions }) => {
      const asked = `Quelqu’un, vous sans doute, a demandé que ${newsroomName} vous envoie ${new Intl.ListFormat('fr').format(editions)}.`;
      return {
        subject: `Confirmez votre inscription\u00a0: ${newsroomName}`,
        title: 'Confirmez votre inscription',
        heading: 'Confirmez, et le prochain numéro est à vous',
        ask: `${asked} Merci de confirmer\u00a0:`,
        askOnPage: `${asked} Merci de confirmer sur cette page\u00a0:`,
        button: 'Confirmer mon inscription',
        fallback: 'Le bouton ne fonctionne pas\u00a0? Ouvrez cette adresse\u00a0:',
        notYou:
          'Ce n’était pas vous\u00a0? Ne faites rien\u00a0: sans votre confirmation, aucun numéro ne sera envoyé à cette adresse.',
      };
    },
    'sign-in-code': ({ newsroomName, code, minutes }) => ({
      subject: `${code} est votre code de connexion\u00a0: ${newsroomName}`,
      title: 'Votre code de connexion',
      heading: 'Votre code de connexion au bureau de la rédaction',
      howTo: `Saisissez-le sur la page où vous l’avez demandé. Il sert une seule fois, pendant ${minutes}\u00a0minutes.`,
      care: 'Nous ne demandons jamais ce code par téléphone ni par courriel. Si vous ne l’avez pas demandé, personne ne peut se connecter sans lui\u00a0: vous n’avez rien à faire.',
    }),
    held: ({ edition, date, dueAt }) => ({
      subject: `En attente\u00a0: ${edition}, ${date}`,
      title: 'Un numéro est retenu',
      heading: `${edition} du ${date} est retenu`,
      why: 'Motif\u00a0:',
      untilThen: `Il ne partira pas tant que la rédaction n’aura rien décidé. Départ prévu\u00a0: ${dueAt}.`,
      button: 'Ouvrir le numéro au bureau',
    }),
  },
};
