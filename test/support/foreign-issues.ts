import { defaultEditions } from '../../src/config/read-newsroom-defaults.ts';
import type { EditionConfig } from '../../src/issues/edition.ts';
import type { FollowingArticle, IssueContent } from '../../src/issues/issue.ts';
import type { Newsroom } from '../../src/issues/newsroom.ts';
import { makeStory, sampleNewsroom } from './sample-issue.ts';
import type { StoryRow } from './sample-stories.ts';

/** Invented news of invented towns, in a language other than English: an issue with every block filled. */
export interface ForeignIssue {
  newsroom: Newsroom;
  morning: EditionConfig;
  evening: EditionConfig;
  content: IssueContent;
}

interface Told {
  name: string;
  editors: string[];
  outlets: [string, string];
  section: string;
  topics: [string, string];
  authors: [string, string];
  subject: string;
  greeting: string;
  note: string;
  agenda: string[];
  /** [headline, sentences]: the first is the lead, the last is a longer read. */
  stories: [string, string[]][];
  following: [string, string];
}

function issueIn(language: string, told: Told): ForeignIssue {
  const [morning, evening] = defaultEditions('America/Toronto', language);
  if (!morning || !evening) throw new Error('no default editions');
  const rows = told.stories.map(
    ([headline, sentences], index): StoryRow => ({
      id: `story-${index}`,
      section: told.section,
      topics: [told.topics[0]],
      outlet: told.outlets[0],
      others: index === 0 ? [told.outlets[1]] : [],
      authors: [...told.authors],
      headline,
      story: sentences,
      brief: sentences.slice(0, 1),
      updated: index === 1,
    }),
  );
  const { subject, greeting } = told;
  const photo = { url: 'https://wire.example/photo.jpg', width: 1200, height: 675 };
  const stories = rows
    .slice(0, -1)
    .map(makeStory)
    .map((story, index) => ({
      ...story,
      image: index === 0 ? { ...photo, alt: subject, caption: subject, credit: told.authors[0] } : null,
    }));
  return {
    newsroom: { ...sampleNewsroom, name: told.name, editors: told.editors, language },
    morning,
    evening,
    content: {
      subject,
      preheader: subject,
      greeting,
      machine: { subject, preheader: subject, greeting },
      machineOrder: stories.map(({ id }) => id),
      note: told.note,
      stories,
      reads: rows.slice(-1).map(makeStory),
      agenda: told.agenda,
      leftOut: [],
      following: [followed(told)],
      warnings: [],
    },
  };
}

function followed({ following: [title, teaser], outlets, authors, topics }: Told): FollowingArticle {
  return {
    id: 'followed',
    storyId: 'followed',
    url: 'https://wire.example/followed',
    title,
    outlet: outlets[1],
    authors: [authors[1]],
    publishedAt: Date.UTC(2026, 10, 23),
    topics: [topics[1]],
    teaser,
  };
}

export const frenchIssue = issueIn('fr-CA', {
  name: 'La Gazette de Salmère',
  editors: ['Wilhelmine Grève', 'Obi Carreau'],
  outlets: ['La Gazette de Salmère', 'Radio Mérou'],
  section: 'ville',
  topics: ['Pont du Havre', 'Musique'],
  authors: ['Inès Caloué', 'Zoé Océane'],
  subject: 'Salmère vote la reconstruction du pont du Havre',
  greeting: 'Bonjour. Salmère aura un nouveau pont, une aile d’hôpital rouvre et les traversiers s’arrêtent.',
  note: 'La rédaction sera en congé lundi : ce bulletin revient mardi.',
  agenda: ['9 h – Ouverture du débat budgétaire', '12 h 30 – Point sur la tempête'],
  stories: [
    [
      'Salmère vote pour reconstruire le pont du Havre',
      [
        'Le conseil de Salmère a voté dimanche soir, par 19 voix contre 6, le remplacement du pont du Havre, âgé de 91 ans.',
        '« Nous payions un pont neuf par petites tranches pour garder le vieux », a déclaré la conseillère Odile Marchais avant le vote.',
        'Le nouveau pont coûtera 184 millions de couronnes : le gouvernement de l’île en a promis la moitié.',
      ],
    ],
    [
      "L'hôpital Saint-Brannoc rouvre son aile de nuit",
      ["L'hôpital Saint-Brannoc a rouvert lundi, à 9 h 30, une aile fermée depuis sept semaines."],
    ],
    [
      'Avis de tempête sur les côtes de l’ouest',
      ['Les traversiers s’arrêteront à 14 h : des vents de 110 km/h sont attendus.'],
    ],
    [
      'Le budget gèle l’impôt foncier',
      ['Le budget de l’île gèle l’impôt foncier et finance les repas scolaires.'],
    ],
    [
      'Les pêcheurs demandent une deuxième baie',
      ['Les algoculteurs demandent une deuxième baie après une première récolte vendue en une semaine.'],
    ],
    [
      'Les boulangers de la dernière heure',
      ['Ils commencent quand les bars ferment. À 2 h, la rue sent le pain.'],
    ],
  ],
  following: [
    'Une chorale de soudeurs envahit la cathédrale',
    'Trente voix du chantier naval, un orgue emprunté.',
  ],
});

export const arabicIssue = issueIn('ar', {
  name: 'صحيفة الميناء',
  editors: ['ليلى قاسم', 'عمر حداد'],
  outlets: ['صحيفة الميناء', 'راديو الجزيرة الصغيرة'],
  section: 'المدينة',
  topics: ['جسر الميناء', 'الموسيقى'],
  authors: ['ليلى قاسم', 'سامي نور'],
  subject: 'المدينة تصوت لإعادة بناء جسر الميناء',
  greeting: 'صباح الخير. للمدينة جسر جديد، ومستشفى يفتح أبوابه من جديد.',
  note: 'تعود هذه النشرة يوم الثلاثاء.',
  agenda: ['9:00 – افتتاح مناقشة الميزانية', '12:30 – إحاطة حول العاصفة'],
  stories: [
    [
      'المدينة تصوت لإعادة بناء جسر الميناء',
      [
        'صوت مجلس المدينة مساء الأحد بأغلبية 19 صوتا مقابل 6 لصالح استبدال جسر الميناء البالغ من العمر 91 عاما.',
        'قالت عضو المجلس ليلى مرسي: «كنا ندفع ثمن جسر جديد ونحصل على جسر قديم».',
      ],
    ],
    ['المستشفى يعيد فتح جناح الليل', ['أعاد المستشفى يوم الاثنين فتح جناح أغلق قبل سبعة أسابيع.']],
    [
      'تحذير من عاصفة على الساحل الغربي',
      ['تتوقف العبارات عند الساعة الثانية ظهرا بسبب رياح تبلغ 110 كم في الساعة.'],
    ],
    ['الميزانية تجمد ضريبة العقارات', ['تجمد ميزانية الجزيرة ضريبة العقارات وتمول وجبات المدارس.']],
    ['الصيادون يطلبون خليجا ثانيا', ['يطلب الصيادون خليجا ثانيا بعد بيع أول حصاد في أسبوع.']],
    ['الخبازون الذين يبدؤون ليلا', ['يبدأ الخبازون عملهم حين تغلق المقاهي أبوابها.']],
  ],
  following: ['جوقة من اللحامين في الكاتدرائية', 'ثلاثون صوتا من حوض السفن.'],
});
