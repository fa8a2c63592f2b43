/** Keys of Postgres advisory locks, in one place so that no two parts share one. */
export const ADVISORY_LOCKS = {
  migrate: 7_264_953,
  /** Also in the triggers of migration 008. */
  markGate: 7_264_954,
  jobQueue: 7_264_955,
  modelBudget: 7_264_956,
  /** With a second key of 32 bits: the hash of a worker's name; nothing; the hash of an edition's id; of an issue's. */
  worker: 7_264_960,
  run: 7_264_961,
  draft: 7_264_962,
  send: 7_264_963,
} as const;
