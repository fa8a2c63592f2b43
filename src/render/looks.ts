import { OperatorError } from '../lib/errors.ts';

/** Colours as #rrggbb. `on…` is printed on the colour it names. */
export interface Palette {
  /** Around the sheet. */
  page: string;
  /** Behind the stories. */
  sheet: string;
  ink: string;
  /** Bylines, captions. */
  soft: string;
  /** Kickers, links. */
  accent: string;
  /** Hairlines: decoration, no text. */
  rule: string;
  /** Panels: headlines, agenda, note. */
  tint: string;
  mast: string;
  /** The other end of the masthead's gradient. */
  glow: string;
  onMast: string;
  /** Sun or moon. */
  disc: string;
}

export interface Look {
  /** Stories carry numbers, counted through lead and stories. */
  numbered: boolean;
  light: Palette;
  dark: Palette;
}

/** Morning: first light on paper. Evening: lamplight after dusk. One family. */
const LOOKS: Record<string, Look> = {
  morning: {
    numbered: false,
    light: {
      page: '#f3ead9',
      sheet: '#fffdf8',
      ink: '#221c14',
      soft: '#655a4b',
      accent: '#93420d',
      rule: '#e2d3b8',
      tint: '#faf2e1',
      mast: '#fdf0cf',
      glow: '#f9cf98',
      onMast: '#3a230c',
      disc: '#e07b24',
    },
    dark: {
      page: '#14110c',
      sheet: '#1e1a14',
      ink: '#f3ebdc',
      soft: '#bfb19b',
      accent: '#f2b063',
      rule: '#453a2b',
      tint: '#292319',
      mast: '#33250f',
      glow: '#5b3312',
      onMast: '#fdeccb',
      disc: '#f0973f',
    },
  },
  evening: {
    numbered: true,
    light: {
      page: '#dfe2ec',
      sheet: '#fbfbfe',
      ink: '#171a2b',
      soft: '#555a72',
      accent: '#7b2a55',
      rule: '#ced2e1',
      tint: '#eff0f7',
      mast: '#161b3a',
      glow: '#4a2352',
      onMast: '#f3ecdf',
      disc: '#f2d9a0',
    },
    dark: {
      page: '#0b0d17',
      sheet: '#141726',
      ink: '#e9e9f3',
      soft: '#aeb2c8',
      accent: '#f0a3c4',
      rule: '#33384f',
      tint: '#1c2034',
      mast: '#10142d',
      glow: '#35193f',
      onMast: '#f3ecdf',
      disc: '#f2d9a0',
    },
  },
};

/** Throws OperatorError where the edition names a template that does not exist. */
export function lookOf(template: string): Look {
  const look = Object.hasOwn(LOOKS, template) ? LOOKS[template] : undefined;
  if (look) return look;
  throw new OperatorError(`There is no email template "${template}".`, {
    hint: `Set the edition’s template to one of: ${Object.keys(LOOKS).join(', ')}.`,
  });
}
