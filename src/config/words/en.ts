import type { DefaultWords } from './default-words.ts';

export const english: DefaultWords = {
  editions: {
    morning: {
      title: 'Morning Update',
      greeting: 'Good morning. Here is what to know as the day begins.',
      blocks: {
        note: '',
        headlines: 'Today’s headlines',
        lead: '',
        stories: 'The stories of the morning',
        updates: 'What changed since this morning',
        radar: 'Also on our radar',
        reads: 'Worth your time',
        agenda: 'On today’s agenda',
        following: 'Following',
      },
    },
    evening: {
      title: 'Evening Update',
      greeting: 'Good evening, let’s start with today’s top stories.',
      blocks: {
        note: '',
        headlines: 'Today’s headlines',
        lead: 'Today’s top stories',
        stories: '',
        updates: 'What changed since this morning',
        radar: 'Also on our radar',
        reads: 'Tonight’s reads',
        agenda: 'Tomorrow',
        following: 'Following',
      },
    },
  },
  sections: {
    top: 'Top stories',
    world: 'World',
    national: 'National',
    politics: 'Politics',
    local: 'Local',
    business: 'Business',
    science: 'Science',
    health: 'Health',
    environment: 'Environment',
    technology: 'Technology',
    culture: 'Culture',
    lifestyle: 'Life',
    sport: 'Sport',
    analysis: 'Analysis',
    opinion: 'Opinion',
    features: 'Features',
  },
};
