import { z } from 'zod';
import { hashOf } from '../../lib/canonical-json.ts';
import { messageOf } from '../../lib/errors.ts';
import { loadTrees, type TreesFile } from '../learning/boosted-trees.ts';
import { type Ranker, shippedRanker } from '../summarise/ranker.ts';
import { SET_FEATURES } from '../summarise/set-features.ts';
import shipped from '../weights/summary-ranker.json' with { type: 'json' };

const FORMAT = 1;

const rouge = z.object({ r1: z.number(), r2: z.number(), rl: z.number() });

const trialForm = z.object({
  /** Mean ROUGE F1 in percent of the lead, of the shipped and of the retrained summaries, each ≤ 60 words. */
  lead60: rouge,
  shipped: rouge,
  retrained: rouge,
  /** Mean of what a story gains (mean of the three figures, percent), and that mean's standard error. */
  gain: z.object({ mean: z.number(), error: z.number() }),
});
/** What cross-validation found. */
export type Trial = z.infer<typeof trialForm>;

const trees = z.object({
  base: z.number(),
  features: z.array(z.string()).refine((names) => names.join() === SET_FEATURES.join(), {
    message: 'it knows other features than this version',
  }),
  trees: z
    .array(z.object({ feature: z.array(z.int().min(-1)), threshold: z.array(z.number()) }))
    .refine((all) => all.every(isTree), { message: 'a tree is broken' }),
});

const ownWeightsForm = z.object({
  format: z.literal(FORMAT),
  /** SHA-256 of the shipped weights it continues. */
  continues: z.string(),
  /** Past blurbs learned from. */
  stories: z.int().min(0),
  /** ISO 8601. */
  trainedAt: z.iso.datetime(),
  trial: trialForm,
  /** Added to what the shipped trees say of a set. */
  sets: trees,
});
/** What `twofold retrain` writes: numbers only, no text of an article. */
export type OwnWeights = z.infer<typeof ownWeightsForm>;

export type ReadWeights =
  | { outcome: 'fits'; weights: OwnWeights; ranker: Ranker }
  /** `reason` completes "It is not used: …". */
  | { outcome: 'unfit'; reason: string };

/** Reads a file of a newsroom's own weights; whatever is wrong with it is a reason, never thrown. */
export function readOwnWeights(text: string): ReadWeights {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { outcome: 'unfit', reason: `it is not JSON (${messageOf(error)})` };
  }
  if (isOfOtherVersion(json)) {
    return { outcome: 'unfit', reason: 'it continues the weights of another version of Twofold' };
  }
  const read = ownWeightsForm.safeParse(json);
  if (!read.success) {
    const [issue] = read.error.issues;
    return { outcome: 'unfit', reason: `it is damaged (${issue?.path.join('.')}: ${issue?.message})` };
  }
  return { outcome: 'fits', weights: read.data, ranker: withTaste(shippedRanker(), read.data.sets) };
}

export function toOwnWeights(
  sets: TreesFile,
  about: Pick<OwnWeights, 'stories' | 'trainedAt' | 'trial'>,
): OwnWeights {
  return { format: FORMAT, continues: shippedHash(), ...about, sets };
}

/** A ranker that judges sets of sentences by the newsroom's trees, too. */
export function withTaste(ranker: Ranker, sets: TreesFile): Ranker {
  const taste = loadTrees(sets);
  return {
    ...ranker,
    sets: {
      features: ranker.sets.features,
      predict: (row) => ranker.sets.predict(row) + taste.predict(row),
    },
  };
}

function isOfOtherVersion(json: unknown): boolean {
  const header = z.object({ format: z.number(), continues: z.string() }).safeParse(json);
  return header.success && (header.data.format !== FORMAT || header.data.continues !== shippedHash());
}

let known: string | undefined;

function shippedHash(): string {
  known ??= hashOf(shipped);
  return known;
}

/** Nodes in preorder, each split with its two sides. */
function isTree({ feature, threshold }: TreesFile['trees'][number]): boolean {
  let missing = 1;
  for (const column of feature) {
    if (missing === 0 || column >= SET_FEATURES.length) return false;
    missing += column < 0 ? -1 : 1;
  }
  return missing === 0 && feature.length === threshold.length;
}
