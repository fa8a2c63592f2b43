import { html } from 'hono/html';
import type { Html } from '../../layout.ts';

export interface Aim {
  unit: 'words' | 'characters';
  min: number;
  max: number;
}

export type Reading = 'short' | 'good' | 'long';

export function readGauge(amount: number, { min, max }: Aim): Reading {
  if (amount > max) return 'long';
  return amount < min ? 'short' : 'good';
}

const ADVICE: Record<Reading, string> = { short: ', short', good: '', long: ', too long' };

/** Counts the field `fieldId`; the desk's script keeps it up to date while typing (`static/gauges.js`). */
export function gauge(fieldId: string, amount: number, aim: Aim): Html {
  const reading = readGauge(amount, aim);
  const range = aim.min === 0 ? `at most ${aim.max}` : `${aim.min}–${aim.max}`;
  return html`<span class="gauge gauge-${reading}" id="${fieldId}-gauge" data-gauge="${fieldId}" data-unit="${aim.unit}" data-min="${aim.min}" data-max="${aim.max}"><span data-count>${amount}</span> ${aim.unit}, aim for ${range}<span data-advice>${ADVICE[reading]}</span></span>`;
}
