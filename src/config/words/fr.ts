import type { DefaultWords } from './default-words.ts';

export const french: DefaultWords = {
  editions: {
    morning: {
      title: 'L’info du matin',
      greeting: 'Bonjour. Voici ce qu’il faut savoir pour commencer la journée.',
      blocks: {
        note: '',
        headlines: 'Les titres du jour',
        lead: '',
        stories: 'L’actualité du matin',
        updates: 'Ce qui a changé depuis ce matin',
        radar: 'Aussi dans notre radar',
        reads: 'À lire à tête reposée',
        agenda: 'À l’agenda aujourd’hui',
        following: 'Vos suivis',
      },
    },
    evening: {
      title: 'L’info du soir',
      greeting: 'Bonsoir, commençons par l’essentiel de la journée.',
      blocks: {
        note: '',
        headlines: 'Les titres du jour',
        lead: 'L’essentiel du jour',
        stories: '',
        updates: 'Ce qui a changé depuis ce matin',
        radar: 'Aussi dans notre radar',
        reads: 'À lire ce soir',
        agenda: 'Demain',
        following: 'Vos suivis',
      },
    },
  },
  sections: {
    top: 'À la une',
    world: 'Monde',
    national: 'National',
    politics: 'Politique',
    local: 'Région',
    business: 'Économie',
    science: 'Sciences',
    health: 'Santé',
    environment: 'Environnement',
    technology: 'Technologie',
    culture: 'Culture',
    lifestyle: 'Art de vivre',
    sport: 'Sports',
    analysis: 'Analyses',
    opinion: 'Opinions',
    features: 'Reportages',
  },
};
