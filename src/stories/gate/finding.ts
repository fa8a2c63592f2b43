import type { FactKind } from '../facts/stray-facts.ts';

type FindingKind = FactKind | 'attribution' | 'polarity' | 'unsupported' | 'language' | 'length' | 'form';

/** Why a sentence may not be printed. `detail` is a clause that an editor, and the model, understands. */
export interface Finding {
  kind: FindingKind;
  detail: string;
}
