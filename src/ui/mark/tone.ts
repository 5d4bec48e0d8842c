/**
 * What a colour says, everywhere the same: court = next action or selection, seal = blocks or cannot be undone,
 * ok = acknowledged or complete, wait = unsent or doubtful, plain = no judgement.
 */
export const tones = ['plain', 'court', 'ok', 'wait', 'seal'] as const;
export type Tone = (typeof tones)[number];
