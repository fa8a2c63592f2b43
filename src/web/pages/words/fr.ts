import type { PageWords } from './page-words.ts';

/** « 6 h 30 », « 19 h ». */
function hourOf(time: string): string {
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)}\u00a0h${minutes === '00' ? '' : `\u00a0${minutes}`}`;
}

export const french: Omit<PageWords, 'locale'> = {
  language: 'fr',
  skip: 'Aller au contenu',
  mainNavigation: 'Principale',
  signUp: 'S’inscrire',
  pastIssues: 'Numéros parus',
  readPastIssues: 'Lire les numéros parus',
  schedule: {
    days: {
      mon: 'lundi',
      tue: 'mardi',
      wed: 'mercredi',
      thu: 'jeudi',
      fri: 'vendredi',
      sat: 'samedi',
      sun: 'dimanche',
    },
    everyDay: 'Tous les jours',
    range: (first, last) => `Du ${first} au ${last}`,
    each: (day) => `le ${day}`,
    at: (days, time, zone) => `${days} à\u00a0${hourOf(time)}, ${zone}`,
    orYours: (time) => `\u00a0; plus à l’ouest, à\u00a0${hourOf(time)} à votre heure`,
  },
  contents: {
    read: (minutes, parts) => `${minutes}\u00a0min de lecture${parts && `\u00a0: ${parts}`}.`,
    lead: 'le sujet principal',
    stories: (count) => (count > 1 ? `${count} autres sujets` : 'un autre sujet'),
    updates: 'ce qui a changé depuis le dernier numéro',
    radar: (count) => (count > 1 ? `${count} sujets en une phrase` : 'un sujet en une phrase'),
    reads: (count) => (count > 1 ? `${count} lectures plus longues` : 'une lecture plus longue'),
    agenda: 'l’agenda',
    following: 'ce que vous suivez',
  },
  home: {
    heading: 'L’actualité du jour dans votre boîte de réception',
    lede: (newsroom) =>
      `L’information qui compte, par ${newsroom}, avec les auteurs et les sujets que vous suivez.`,
    problem: 'Rien n’a encore été envoyé\u00a0: voyez ce qui est signalé ci-dessous.',
    which: 'Quelles éditions\u00a0?',
    noEdition: 'Choisissez au moins une édition.',
    address: 'Votre adresse courriel',
    badAddress: () => 'Cette adresse n’est pas valable\u00a0: vérifiez-la.',
    hint: 'Nous vous envoyons d’abord un lien. Rien d’autre ne part avant votre confirmation.',
    latest: 'Derniers numéros',
    allPast: 'Tous les numéros parus',
  },
  inbox: {
    kicker: 'Encore une étape',
    heading: 'Consultez votre boîte de réception',
    lede: 'Nous envoyons un lien à l’adresse indiquée. Ouvrez-le et confirmez\u00a0: le premier numéro arrive avec la prochaine édition.',
    nothing: 'Rien après quelques minutes\u00a0?',
    spam: {
      before: 'Cherchez dans les indésirables ou les promotions un message de l’adresse ',
      after: ' et ajoutez-la à vos contacts.',
    },
    slip: {
      before: 'Vérifiez que l’adresse est la bonne et, sinon, ',
      link: 'inscrivez-vous de nouveau',
      after: '.',
    },
    daily:
      'Nous envoyons un seul lien par adresse et par jour. Si vous l’avez déjà demandé, utilisez celui que vous avez.',
  },
  confirm: {
    kicker: 'Plus qu’un clic',
    heading: 'Confirmez votre inscription',
    yes: 'Oui, je m’inscris',
    notYou: 'Ce n’était pas vous\u00a0? Ne faites rien, et rien ne sera envoyé.',
  },
  welcome: {
    kicker: 'Bienvenue',
    heading: 'Votre inscription est faite',
    yours: 'À votre goût',
    follow:
      'Suivez les auteurs et les sujets qui vous importent\u00a0: vos numéros finiront par ce qu’ils ont publié.',
    choose: 'Choisir qui et quoi suivre',
  },
  refused: {
    heading: 'Cette adresse ne peut pas être inscrite',
    lede: {
      before:
        'Elle figure parmi les adresses auxquelles nous n’écrivons jamais. Si c’est une erreur, écrivez à ',
      after: '.',
    },
  },
  unsubscribe: {
    kicker: 'Se désabonner',
    and: ' et ',
    ask: (titles) => `Ne plus recevoir ${titles}\u00a0?`,
    atOnce: 'L’effet est immédiat.',
    stop: (titles) => `Ne plus recevoir ${titles}`,
    stopAll: 'Se désabonner de tout',
    instead: 'Changer plutôt ce que vous recevez',
    done: 'C’est fait',
    heading: 'Votre désabonnement est fait',
    noMore: (titles) => `Nous ne vous enverrons plus ${titles}.`,
    nothingMore: 'Nous ne vous enverrons plus rien.',
    slip: { before: 'Si c’était une erreur, tout se rétablit dans ', link: 'vos préférences', after: '.' },
  },
  preferences: {
    heading: 'Vos préférences',
    what: 'Ce que vous recevez',
    editions: 'Éditions',
    name: 'Prénom',
    nameHint: 'En un mot, pour la salutation. Il peut rester vide.',
    zone: 'Fuseau horaire',
    zoneHint: 'Pour que vos numéros arrivent à votre matin et à votre soir. Il peut rester vide.',
    save: 'Enregistrer',
    stop: 'Se désabonner',
    stopText: 'De toutes les éditions d’un coup. Ce que vous suivez est conservé, si vous revenez.',
    stopButton: 'Se désabonner de tout',
    wayBack: ' Choisissez une édition et enregistrez\u00a0: nous vous enverrons un lien de confirmation.',
  },
  done: {
    saved: 'C’est enregistré.',
    followed: 'Ajouté à ce que vous suivez.',
    unfollowed: 'Retiré de ce que vous suivez.',
    stopped: 'Vous ne recevrez plus rien.',
    confirm:
      'Ouvrez le lien que nous vous envoyons\u00a0: il nous le faut avant d’écrire de nouveau à cette adresse.',
    too_many: 'Vous suivez 100 auteurs et sujets, le plus que nous puissions garder. Retirez-en un d’abord.',
    nothing: 'Rien n’a changé.',
  },
  suppressed: {
    hard_bounce: 'Notre dernier courriel à cette adresse est revenu\u00a0: nous avons cessé d’y écrire.',
    soft_bounces: 'Nos courriels à cette adresse revenaient sans cesse\u00a0: nous avons cessé d’y écrire.',
    complaint:
      'Nos courriels ont été signalés comme indésirables depuis cette adresse\u00a0: nous avons cessé d’y écrire.',
    operator: 'Cette adresse est exclue de nos envois. Répondez à l’un de nos courriels pour changer cela.',
    invalid_address: 'Les serveurs refusent cette adresse\u00a0: nous avons cessé d’y écrire.',
  },
  follows: {
    heading: 'Ce que vous suivez',
    text: {
      before:
        'Les nouveaux articles de ces auteurs et sur ces sujets arrivent à la fin de vos numéros, et sur ',
      link: 'votre page de suivis',
      after: '.',
    },
    find: 'Chercher un auteur ou un sujet',
    findButton: 'Chercher',
    nobody: 'Vous ne suivez encore personne ni aucun sujet.',
    kinds: { author: 'auteur', topic: 'sujet' },
    unfollow: 'Ne plus suivre',
    follow: 'Suivre',
    topics: 'Les sujets du moment',
    authors: 'Publiés récemment',
    noMatch: (typed) => `Rien de récent ne s’appelle «\u00a0${typed}\u00a0».`,
    matches: (typed) => `Résultats pour «\u00a0${typed}\u00a0»`,
    followAs: {
      author: (typed) => `Suivre l’auteur «\u00a0${typed}\u00a0»`,
      topic: (typed) => `Suivre le sujet «\u00a0${typed}\u00a0»`,
    },
    recent: (count) => `${count} ${count > 1 ? 'articles récents' : 'article récent'}`,
  },
  following: {
    kicker: 'Rien que pour vous',
    heading: 'Vos suivis',
    lede: (days) => `Ce que les auteurs et les sujets que vous suivez ont donné ces ${days} derniers jours.`,
    youFollow: 'Vous suivez',
    change: 'Changer ce que vous suivez',
    because: (label) => `Parce que vous suivez ${label}`,
    nothing: 'Rien de neuf pour l’instant',
    nothingText: (days) =>
      `Aucun n’a publié ces ${days} derniers jours. La page se remplira dès qu’il y aura du nouveau.`,
    gathers:
      'Cette page réunit ce que publient vos auteurs préférés et l’actualité des sujets qui vous importent.',
    nobody: 'Vous ne suivez encore personne',
    nobodyText:
      'Ouvrez vos préférences, cherchez le nom d’un auteur ou un sujet comme «\u00a0logement\u00a0», puis choisissez Suivre. Dès le prochain numéro, vos courriels finiront par leurs derniers articles, et cette page les gardera réunis.',
  },
  archive: {
    older: 'Numéros plus anciens',
    feed: 'Fil des numéros',
    feedOf: (newsroom) => `${newsroom}\u00a0: numéros`,
    empty: 'Le premier numéro est encore à venir',
    emptyText: {
      before: 'Chaque numéro est conservé ici après son envoi. ',
      link: 'Inscrivez-vous',
      after: ' pour recevoir le premier.',
    },
    open: 'Ouvrir le numéro seul',
    frame: (edition, date) => `${edition}, ${date}`,
    others: 'Autres numéros',
    before: (date) => `Avant, ${date}`,
    after: (date) => `Après, ${date}`,
    next: 'Recevoir le prochain par courriel',
  },
  problems: {
    toSignUp: 'Aller à l’inscription',
    back: 'Retour à l’inscription',
    front: 'Aller à l’accueil',
    notFound: {
      title: 'Page introuvable',
      kicker: 'Introuvable',
      heading: 'Il n’y a pas de page à cette adresse',
      text: 'Si vous veniez d’un lien de l’un de nos courriels, il a pu être coupé en route ou être trop ancien. Ouvrez le lien du courriel le plus récent, ou inscrivez-vous de nouveau pour en recevoir un autre.',
    },
    failure: {
      title: 'Une erreur est survenue',
      kicker: 'C’est notre faute',
      heading: 'Une erreur est survenue ici',
      text: 'Vous n’y êtes pour rien, et rien n’a été enregistré à moitié. Réessayez dans une minute.',
    },
    otherSite: {
      heading: 'Inscrivez-vous ici',
      text: 'Le formulaire envoyé se trouve sur un autre site\u00a0: rien n’en a été fait. Le nôtre est à un clic.',
    },
    tooLarge: {
      heading: 'C’était trop long',
      text: 'Le formulaire contenait plus que ce que nous pouvons prendre\u00a0: rien n’a changé.',
    },
    busy: {
      title: 'Réessayez plus tard',
      kicker: 'Un instant',
      heading: 'Trop d’inscriptions à la fois',
      text: 'Pour que personne ne voie sa boîte inondée, nous ne prenons qu’un certain nombre d’inscriptions par heure. Réessayez dans une heure.',
    },
  },
};
